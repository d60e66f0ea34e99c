/* The list of incidents, and one's own duty under it. */

import { covered, many } from './counting';

export const listTexts = {
  title: 'Hændelser',
  search: 'Søg',
  act: 'Kræver handling nu',
  going: 'I gang',
  ended: (night: boolean) => (night ? 'Deaktiveret i nat' : 'Deaktiveret i dag'),
  earlier: 'Tidligere',
  noPlace: 'uden sted',
  citywide: 'Bydækkende',
  outside: 'uden for København',
  near: (bydele: string) => `nær ${bydele}`,
  coverage: covered,
  sekretariatTold: 'Sekretariatet er alarmeret',
  sekretariatAnswered: 'Sekretariatet har svaret',
  missingIn: (who: string, area: string | null) => (area ? `${who} mangler i ${area}` : `${who} mangler`),
  more: (n: number) => (n === 1 ? 'og 1 mere' : `og ${n} flere`),
  youMissing: (who: string) => `Du mangler at svare for ${who}`,
  overdue: (n: number) => `${many(n, 'opgave', 'opgaver')} er over fristen`,
  filters: { all: 'Hele byen', mine: 'Mine områder', recent: 'Seneste 12 t' },
  filtersTakingPart: { all: 'Alle, I er med i', recent: 'Seneste 12 t' },
  showAllTakingPart: 'Vis alle, I er med i',
  filterLabel: 'Vis på kort og liste',
  hidden: (n: number) =>
    n === 1 ? '1 hændelse er skjult af filteret.' : `${n} hændelser er skjult af filteret.`,
  showAll: 'Vis hele byen',
  quiet: 'Ingen hændelser i gang',
  quietSince: (number: string, time: string) =>
    `Seneste: ${number}, deaktiveret ${time}. Du får besked her, når der sker noget.`,
  quietAlways: 'Du får besked her, når der sker noget.',
  /* A partner sees what it takes part in, and must not take that for the whole. */
  notTakingPart: 'I er ikke med i nogen hændelse i gang',
  notTakingPartSince: (number: string, time: string) =>
    `Seneste, I var med i: ${number}, deaktiveret ${time}.`,
  onlyTakingPart:
    'Du ser kun hændelser, som I selv har meldt eller er inviteret til. Der kan ske andet i byen. Ring 112 ved akut fare.',
  onDuty: 'Du er på vagt',
  /** Further duties, behind the first. */
  andMore: (n: number) => `og ${n} til`,
  onDutyFor: (organisation: string, ledergruppe: string) => `for ${organisation}, ${ledergruppe}`,
  until: (time: string, relief: string | null) =>
    relief ? `Til ${time}, afløses af ${relief}` : `Til ${time}. Ingen afløser er sat på`,
  untilFar: 'Vagten fortsætter de næste to uger',
  offDuty: 'Du er ikke på vagt lige nu',
  nextShift: (time: string) => `Næste vagt begynder ${time}`,
  arrived: (number: string, title: string, level: string) => `Ny hændelse ${number}: ${title}, ${level}`,
  loading: 'Henter billedet …',
  refusedTitle: 'Ikke sendt',
  takeBack: 'Ret og send igen',
  throwAway: 'Kassér teksten',
};
