import type { IncidentHeader, IncidentView, Position } from '../api/contract';
import { metresApart } from '../map/apart';
import { numberOf } from './naming';
import type { Picture } from './picture';

/* Which incidents are one, and which may be. */

/** How far from each other, and how long after each other, two reports of one incident are as a rule. */
export const LIKELY_METRES = 300;
export const LIKELY_MINUTES = 60;

export interface Candidate {
  view: IncidentView;
  /** Between the nearest parts of both, along the ground; null when one of them has no place. */
  metres: number | null;
  /** Between the two reports, whole ones. */
  minutes: number;
  /** This one was reported after the other. */
  later: boolean;
  /** Of the same type, near in place and time. */
  likely: boolean;
}

/** What the incident may be merged with, the likeliest first: open, of the same reality. */
export function candidatesFor(picture: Picture, incident: IncidentHeader): Candidate[] {
  return [...picture.incidents.values()]
    .filter(
      ({ incident: other }) =>
        other.id !== incident.id && other.stoodDown === null && other.exercise === incident.exercise,
    )
    .map((view) => candidateOf(view, incident))
    .sort(
      (a, b) =>
        Number(b.likely) - Number(a.likely) ||
        Number(b.view.incident.type === incident.type) - Number(a.view.incident.type === incident.type) ||
        (a.metres ?? Infinity) - (b.metres ?? Infinity) ||
        a.minutes - b.minutes ||
        a.view.incident.number - b.view.incident.number,
    );
}

function candidateOf(view: IncidentView, incident: IncidentHeader): Candidate {
  const metres = apart(view.incident.position, incident.position);
  const later = reportedAt(view.incident) - reportedAt(incident);
  const minutes = Math.floor(Math.abs(later) / 60_000);
  return {
    view,
    metres,
    minutes,
    later: later > 0,
    likely:
      view.incident.type === incident.type &&
      metres !== null &&
      metres <= LIKELY_METRES &&
      minutes <= LIKELY_MINUTES,
  };
}

const reportedAt = (incident: IncidentHeader): number => Date.parse(incident.reported.occurredAt);

/** Of which no more is known than the area is no distance. */
const apart = (one: Position | null, other: Position | null): number | null =>
  one && other && !one.within && !other.within ? metresApart(one, other) : null;

/** Whichever was reported first goes on, unless somebody says otherwise. */
export const oldest = (one: IncidentHeader, other: IncidentHeader): IncidentHeader =>
  reportedAt(other) < reportedAt(one) || (reportedAt(other) === reportedAt(one) && other.number < one.number)
    ? other
    : one;

/** What people call another incident of the same counting. */
export const tiedNumber = ({ exercise }: Pick<IncidentHeader, 'exercise'>, number: number): string =>
  numberOf({ exercise, number });

/** Another incident of the same counting; null when it is not to be seen here. */
export function tied(picture: Picture, to: IncidentHeader, number: number): IncidentView | null {
  for (const view of picture.incidents.values())
    if (view.incident.number === number && view.incident.exercise === to.exercise) return view;
  return null;
}

/** All that was merged into an incident, as far as it is to be seen here. */
export const absorbedBy = (picture: Picture, incident: IncidentHeader): IncidentView[] =>
  (incident.absorbed ?? []).flatMap((number) => tied(picture, incident, number) ?? []);

export const isMerged = (incident: IncidentHeader): boolean => (incident.mergedInto ?? null) !== null;
