import type { Alert, Reference } from '../api/contract';
import { texts } from '../texts';

export const emptyReference: Reference = {
  organisations: [],
  people: [],
  areas: [],
  ledergrupper: [],
  shifts: [],
  duties: [],
  roster: null,
  testAlarm: null,
  unled: null,
  map: '',
  sources: [],
  drawnAreas: false,
  addresses: false,
};

/** Names for ids. Something readable also for an id that is not (or no longer) known. */
export class Lookup {
  readonly #organisations: Map<string, Reference['organisations'][number]>;
  readonly #people: Map<string, Reference['people'][number]>;
  readonly #areas: Map<string, Reference['areas'][number]>;
  readonly #groups: Map<string, Reference['ledergrupper'][number]>;

  constructor(readonly reference: Reference) {
    const byId = <T extends { id: string }>(items: T[]): Map<string, T> =>
      new Map(items.map((i) => [i.id, i]));
    this.#organisations = byId(reference.organisations);
    this.#people = byId(reference.people);
    this.#areas = byId(reference.areas);
    this.#groups = byId(reference.ledergrupper);
  }

  /** Whether it knows anything yet; before, an id that it does not know says nothing. */
  get introduced(): boolean {
    return this.#organisations.size > 0;
  }
  person = (id: string | null): string => (id && this.#people.get(id)?.name) || texts.unknownPerson;
  organisation = (id: string): string => this.#organisations.get(id)?.shortName ?? texts.unknownOrganisation;
  organisationName = (id: string): string => this.#organisations.get(id)?.name ?? texts.unknownOrganisation;
  isAuthority = (id: string): boolean => {
    const kind = this.#organisations.get(id)?.kind;
    return kind !== undefined && kind !== 'partner';
  };
  area = (id: string): string => this.#areas.get(id)?.name ?? id;
  areaKind = (id: string): Reference['areas'][number]['kind'] | null => this.#areas.get(id)?.kind ?? null;
  group = (id: string): Reference['ledergrupper'][number] | null => this.#groups.get(id) ?? null;

  /** "Ledergruppen Nørrebro" */
  groupName(id: string | null): string {
    if (id === null) return texts.alerts.sekretariat;
    return this.#groups.get(id)?.name ?? texts.unknownOrganisation;
  }

  /** Whom an alert called: a ledergruppe, or those who are told besides. */
  alertName = (alert: Alert): string =>
    alert.reason === 'policy' ? texts.alerts.told : this.groupName(alert.ledergruppe);

  /** The area that a ledergruppe answers for, as in "mangler i Bispebjerg". */
  groupArea(id: string | null): string | null {
    const group = id === null ? null : this.#groups.get(id);
    return group ? this.area(group.area) : null;
  }

  /** Bydele only, as in a row's caption; the whole municipality says nothing there. */
  bydele = (ids: readonly string[]): string[] =>
    ids.filter((id) => this.areaKind(id) === 'bydel').map((id) => this.area(id));
}
