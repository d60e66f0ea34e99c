import type { IncidentType, Level, StepKind } from '../contract';

/* The alert policy, as it is edited. */

export type StandingGroup = 'sekretariat' | 'chefgruppe' | 'styregruppe';
export interface PolicyStep {
  kind: StepKind;
  afterSeconds: number;
}
/** What happens at one level. */
export interface PolicyRule {
  level: Level;
  /** Null for every type that has no rule of its own at the level. */
  type: IncidentType | null;
  /** Which of a ledergruppe's authorities are called; null for all. */
  authorities: string[] | null;
  /** Which of those called must each answer; null for all. */
  quorum: string[] | null;
  wholeLedergruppe: boolean;
  /** Groups that are told at once; nobody waits for their answer. */
  also: StandingGroup[];
  allWaysAtOnce: boolean;
  steps: PolicyStep[];
  /** Null for never. */
  staleAfterMinutes: number | null;
}
export interface Policy {
  /** 0 for the one that ships with the product. */
  version: number;
  rules: PolicyRule[];
  /** Groups that are told of an incident reported as citywide, besides. */
  citywide: StandingGroup[];
  /** For each rule, in order: how many people it can come to call for one ledergruppe. */
  mostCalled: number[];
}
export interface PolicyVersion {
  version: number;
  at: string;
  personName: string;
  organisationName: string;
  reason: string | null;
  rules: PolicyRule[];
  citywide: StandingGroup[];
  sequence: number;
  hash: string;
}
