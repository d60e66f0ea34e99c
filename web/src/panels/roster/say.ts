import type { Duty, DutyHole, RosterWarning, Swap } from '../../api/contract';
import type { Lookup } from '../../picture/lookup';
import type { Bar, SeatKey } from '../../roster/bars';
import type { Period } from '../../roster/period';
import { texts } from '../../texts';
import { dayAndTime, span } from '../../time/days';
import { sayTime } from '../../time/time';

/* The plan in sentences: what a bar shows to the eye, said in full. */

const { roster: words } = texts;

/** "Valby" for a bydel's ledergruppe, otherwise the group's own name. */
export function placeName(lookup: Lookup, group: string): string {
  const area = lookup.group(group)?.area;
  return area && lookup.areaKind(area) !== 'kommune' ? lookup.area(area) : lookup.groupName(group);
}

export const inPlace = (lookup: Lookup, group: string): string => words.inPlace(placeName(lookup, group));

/** "SOF i Valby" */
export const seatWords = (lookup: Lookup, seat: SeatKey): string =>
  `${lookup.organisation(seat.organisation)} ${inPlace(lookup, seat.ledergruppe)}`;

/** "lørdag 28. nov. kl. 02:00–06:00", and plainly where it has begun or does not end in what is shown. */
export function whenWords(
  from: number,
  to: number,
  period: Pick<Period, 'from' | 'to'>,
  now: number,
): string {
  const begun = from <= now || from <= period.from;
  const open = to >= period.to;
  if (from <= now && now < to) return open ? words.sinceNowOn : words.sinceNow(sayTime(to, now));
  if (begun && open) return words.wholePeriod;
  return open ? words.untilEnd(dayAndTime(from)) : span(from, to);
}

export const holeWhen = (hole: DutyHole, period: Pick<Period, 'from' | 'to'>, now: number): string =>
  whenWords(Date.parse(hole.from), Date.parse(hole.to), period, now);

/** "turnus, stedfortræder for Ulla Hede", "turnus, fordi Ulla Hede er fraværende" */
export const whyWords = (lookup: Lookup, duty: Duty): string =>
  [words.why[duty.why], besides(lookup, duty)].filter(Boolean).join(', ');

/** For whom a deputy stands in, or because of whose absence the turn is back; empty for a turn as it was planned. */
export const besides = (lookup: Lookup, duty: Duty): string =>
  duty.deputy
    ? words.deputyFor(duty.insteadOf && lookup.person(duty.insteadOf))
    : duty.resting
      ? words.backFrom(lookup.person(duty.resting))
      : '';

export function barLabel(bar: Bar, lookup: Lookup): string {
  const when = span(bar.from, bar.to);
  switch (bar.kind) {
    case 'duty': {
      const { organisation, ledergruppe, person } = bar.duty;
      return words.dutyLabel(
        lookup.organisation(organisation),
        inPlace(lookup, ledergruppe),
        lookup.person(person),
        when,
        whyWords(lookup, bar.duty),
      );
    }
    case 'hole':
      return words.holeLabel(
        lookup.organisation(bar.hole.organisation),
        inPlace(lookup, bar.hole.ledergruppe),
        when,
      );
    case 'swap':
      return words.swapLabel(
        lookup.person(bar.giver),
        lookup.person(bar.taker),
        lookup.organisation(bar.swap.organisation),
        inPlace(lookup, bar.swap.ledergruppe),
        when,
      );
  }
}

export function warningWords(lookup: Lookup, warning: RosterWarning): string {
  const seat = seatWords(lookup, warning);
  const when = warning.from && warning.to ? span(warning.from, warning.to) : '';
  switch (warning.kind) {
    case 'unreachable':
      return words.warning.unreachable(
        lookup.person(warning.person),
        seat,
        warning.from ? dayAndTime(warning.from) : '',
      );
    case 'unverified':
      return words.warning.unverified(
        lookup.person(warning.person),
        seat,
        warning.from ? dayAndTime(warning.from) : '',
      );
    case 'two-places':
      return words.warning.twoPlaces(
        lookup.person(warning.person),
        seat,
        warning.otherLedergruppe && warning.otherOrganisation
          ? seatWords(lookup, {
              ledergruppe: warning.otherLedergruppe,
              organisation: warning.otherOrganisation,
            })
          : '',
        when,
      );
    case 'shifts-overlap':
      return words.warning.overlap(
        lookup.person(warning.person),
        lookup.person(warning.otherPerson),
        seat,
        when,
      );
    case 'no-deputies':
      return words.warning.noDeputies(seat);
    case 'vacant-turns':
      return words.warning.vacantTurns(seat);
    case 'rotations-overlap':
      return words.warning.rotationsOverlap(seat);
    case 'stretches-overlap':
      return words.warning.stretchesOverlap(seat, warning.stretch ?? 0, warning.otherStretch ?? 0);
  }
}

/** What changes hands, a sentence for each turn. */
export function swapLines(lookup: Lookup, swap: Swap): string[] {
  const { swap: say } = words;
  const [giver, taker] = [lookup.person(swap.giver), lookup.person(swap.taker)];
  return [
    say.gives(giver, taker, span(swap.given.from, swap.given.to)),
    swap.returned ? say.takesFrom(giver, taker, span(swap.returned.from, swap.returned.to)) : say.nothingBack,
  ];
}
