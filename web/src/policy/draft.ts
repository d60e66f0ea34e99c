import type {
  IncidentType,
  Level,
  Policy,
  PolicyRule,
  Reference,
  StandingGroup,
  StepKind,
} from '../api/contract';
import { readSpan, spanField } from './spans';

/* A policy while it is edited: what is typed is kept as it was typed. */

export interface DraftStep {
  /** Its own for as long as it is edited, so that it keeps its place on the screen. */
  key: number;
  kind: StepKind;
  after: string;
}
export interface DraftRule {
  key: number;
  level: Level;
  type: IncidentType | null;
  authorities: string[] | null;
  quorum: string[] | null;
  wholeLedergruppe: boolean;
  also: StandingGroup[];
  allWaysAtOnce: boolean;
  steps: DraftStep[];
  stale: string;
}
export interface Draft {
  rules: DraftRule[];
  citywide: StandingGroup[];
}

export const SHORTEST_SECONDS = 30;
export const LONGEST_SECONDS = 24 * 60 * 60;

let keys = 0;
const draftRule = (rule: PolicyRule): DraftRule => ({
  key: ++keys,
  level: rule.level,
  type: rule.type,
  authorities: rule.authorities && [...rule.authorities],
  quorum: rule.quorum && [...rule.quorum],
  wholeLedergruppe: rule.wholeLedergruppe,
  also: [...rule.also],
  allWaysAtOnce: rule.allWaysAtOnce,
  steps: rule.steps.map(({ kind, afterSeconds }) => ({ key: ++keys, kind, after: spanField(afterSeconds) })),
  stale: rule.staleAfterMinutes === null ? '' : String(rule.staleAfterMinutes),
});

export const draftOf = (policy: Pick<Policy, 'rules' | 'citywide'>): Draft => ({
  rules: policy.rules.map(draftRule),
  citywide: [...policy.citywide],
});

/** The level's general rule, to begin with, for one type. */
export const ownRule = (general: DraftRule, type: IncidentType): DraftRule => ({
  ...structuredClone(general),
  key: ++keys,
  type,
  steps: general.steps.map((step) => ({ ...step, key: ++keys })),
});

export const newStep = (kind: StepKind): DraftStep => ({ key: ++keys, kind, after: '2:00' });

/** @returns null when what is typed is no span, or not one that a step can have */
export function secondsOf(step: DraftStep): number | null {
  const seconds = readSpan(step.after);
  return seconds !== null && seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS ? seconds : null;
}

/** @returns undefined when what is typed is no number of minutes that can be */
export function staleOf(rule: DraftRule): number | null | undefined {
  const typed = rule.stale.trim();
  if (typed === '') return null;
  const minutes = /^\d{1,4}$/.test(typed) ? Number(typed) : NaN;
  return minutes >= 5 && minutes <= 1440 ? minutes : undefined;
}

const callsPeople = (kind: StepKind): boolean => kind !== 'repeat' && kind !== 'next-channel';

/** Steps that call people whom an earlier step has called. */
export function doubled(rule: DraftRule): DraftStep[] {
  const seen = new Set<StepKind>();
  return rule.steps.filter(({ kind }) => {
    const again = callsPeople(kind) && seen.has(kind);
    seen.add(kind);
    return again;
  });
}

/** The kinds that a new step can have: one that is not taken, first those that call somebody new. */
export function freeKind(rule: DraftRule): StepKind {
  const order: StepKind[] = ['deputy', 'ledergruppe', 'sekretariat', 'chefgruppe', 'styregruppe'];
  return order.find((kind) => !rule.steps.some((step) => step.kind === kind)) ?? 'repeat';
}

export const isWhole = (rule: DraftRule): boolean =>
  rule.steps.length > 0 &&
  rule.steps.every((step) => secondsOf(step) !== null) &&
  doubled(rule).length === 0 &&
  staleOf(rule) !== undefined &&
  rule.authorities?.length !== 0 &&
  rule.quorum?.length !== 0;

/** The rule as it is sent. What cannot be read yet is left out, so that the rest can still be said in words. */
export function ruleOf(rule: DraftRule): PolicyRule {
  return {
    level: rule.level,
    type: rule.type,
    authorities: rule.authorities,
    quorum: rule.quorum,
    wholeLedergruppe: rule.wholeLedergruppe,
    also: rule.also,
    allWaysAtOnce: rule.allWaysAtOnce,
    steps: rule.steps.flatMap((step) => {
      const afterSeconds = secondsOf(step);
      return afterSeconds === null ? [] : [{ kind: step.kind, afterSeconds }];
    }),
    staleAfterMinutes: staleOf(rule) ?? null,
  };
}

/** Whether saving would change anything; also something typed that cannot be read is a change. */
export function isChanged(draft: Draft, policy: Policy): boolean {
  return (
    !draft.rules.every(isWhole) ||
    JSON.stringify([draft.rules.map(ruleOf), draft.citywide]) !==
      JSON.stringify([draftOf(policy).rules.map(ruleOf), policy.citywide])
  );
}

/** The list with one of its items a place up or down; itself where there is no such place. */
export function moved<T>(items: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const result = [...items];
  const item = result[from];
  const other = result[to];
  if (item === undefined || other === undefined) return result;
  result[to] = item;
  result[from] = other;
  return result;
}

/**
 * The authorities that a rule can name: they must answer in some ledergruppe that alerts go to by its area, which the
 * Sekretariat's own watch is not. One that the rule names already can be taken out.
 */
export function callable(
  { organisations, ledergrupper, areas }: Pick<Reference, 'organisations' | 'ledergrupper' | 'areas'>,
  rule: Pick<DraftRule, 'authorities' | 'quorum'>,
): Reference['organisations'] {
  const whole = new Set(areas.filter((area) => area.kind === 'kommune').map((area) => area.id));
  const required = new Set(
    ledergrupper.filter((group) => !whole.has(group.area)).flatMap((group) => group.required),
  );
  const named = [...(rule.authorities ?? []), ...(rule.quorum ?? [])];
  return organisations.filter(
    (one) => one.kind !== 'partner' && (required.has(one.id) || named.includes(one.id)),
  );
}
