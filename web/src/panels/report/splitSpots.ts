import type { IncidentHeader, LonLat } from '../../api/contract';
import { drawingOfPosition } from '../../drawing/geojson';
import type { ReportDraft } from './draft';

/** What the first incident of a split and the new one have of the same place. */
export type SharedPlace =
  | { kind: 'none' }
  /** All that the first has: nothing can be taken without leaving it nowhere. */
  | { kind: 'all' }
  /** Some of its spots, which can be taken out of it. */
  | { kind: 'some'; shared: number; left: number };

const sameSpot = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];

export function sharedPlace(
  first: Pick<IncidentHeader, 'position'> | undefined,
  { kind, corners, within }: ReportDraft['place'],
): SharedPlace {
  if (!first?.position || corners.length === 0) return { kind: 'none' };
  const own = drawingOfPosition(first.position);
  const shared = own.corners.filter((spot) => corners.some((corner) => sameSpot(spot, corner))).length;
  const spots = own.kind === 'points' && (kind === 'points' || kind === 'point') && !within;
  if (spots && shared > 0 && shared < own.corners.length)
    return { kind: 'some', shared, left: own.corners.length - shared };
  const whole = shared === own.corners.length && (spots || own.kind === kind) && own.within === within;
  return whole ? { kind: 'all' } : { kind: 'none' };
}

/** The report says nothing that the first does not: there would be one incident too many. */
export function repeatsFirst(
  first: Pick<IncidentHeader, 'type' | 'position' | 'answers' | 'stoodDown'> | undefined,
  draft: Pick<ReportDraft, 'type' | 'place' | 'what' | 'where' | 'now' | 'started'>,
): boolean {
  // What was merged by mistake is reported again as it was.
  if (!first || first.stoodDown) return false;
  const place = first.position ? drawingOfPosition(first.position) : null;
  const samePlace = place
    ? JSON.stringify([place.kind, place.corners, place.within]) ===
      JSON.stringify([draft.place.kind, draft.place.corners, draft.place.within])
    : draft.place.corners.length === 0;
  const said = (text: string | null): string => (text ?? '').trim();
  return (
    first.type === draft.type &&
    samePlace &&
    (['what', 'where', 'now', 'started'] as const).every(
      (key) => said(first.answers[key]) === said(draft[key]),
    )
  );
}
