import type { LogItem, Position } from '../../api/contract';
import { sayPlace } from '../../drawing/words';
import type { Lookup } from '../../picture/lookup';
import { texts } from '../../texts';
import { zoneShapeWords } from '../../zones/words';
import { joined } from '../../texts/counting';
import { areaWords } from '../placeWords';

export interface LogWords {
  title: string;
  detail: string;
  /** Stands out: a decision, a movement, a level, the end. */
  bold: boolean;
  system: boolean;
}

/** A log entry in words. */
export function logWords(item: LogItem, lookup: Lookup): LogWords {
  const { log, words, erased, zones, merging } = texts;
  const of = (title: string, detail = '', bold = false, system = false): LogWords => ({
    title,
    detail,
    bold,
    system,
  });
  switch (item.kind) {
    case 'reported':
      return of(
        [
          log.reported(words.level[item.level]),
          item.splitFrom ? merging.splitFrom(String(item.splitFrom)) : '',
        ]
          .filter(Boolean)
          .join(' '),
        item.position
          ? [sayPlace(item.position), areaOnly(item.position, lookup)].filter(Boolean).join(' · ')
          : '',
        true,
      );
    case 'moved': {
      const areas = areaWords(item.position, lookup);
      return of(log.moved(sayPlace(item.position)), areas, true);
    }
    case 'areas-entered':
      return of(
        log.entered(joined(lookup.bydele(item.areas)) || joined(item.areas.map(lookup.area))),
        log.enteredDetail,
        true,
        true,
      );
    case 'level-changed': {
      const word = words.level[item.to].toLowerCase();
      return of(item.to > item.from ? log.raised(word) : log.lowered(word), item.reason ?? '', true);
    }
    case 'decision':
    case 'omission':
      return of(item.what ?? erased, because(item.why), true);
    case 'task-assigned':
      return of(log.task(item.what ?? erased));
    case 'task-completed':
      return of(log.done(item.what ?? erased), item.comment ?? '');
    case 'task-reopened':
      return of(log.reopened(item.what ?? erased), item.reason ?? '');
    case 'note':
      return of(item.text ?? erased);
    case 'correction':
      return of(item.text ?? erased);
    case 'partner-invited':
      return of(log.invited(lookup.organisationName(item.partner)));
    case 'stood-down':
      return of(log.stoodDown, item.reason ?? '', true);
    case 'merged-into':
      return of(merging.logMerged(String(item.into)), item.reason ?? '', true);
    case 'absorbed':
      return of(merging.logAbsorbed(String(item.which)), item.reason ?? '', true);
    case 'split-off':
      return of(merging.logSplitOff(String(item.other)), '', true);
    case 'zone-drawn':
      return of(zones.log.drawn(zones.kinds[item.zoneKind], zoneShapeWords(item.shape)), item.text ?? '');
    case 'zone-redrawn': {
      const [zone, what] = [zones.kinds[item.zoneKind], zoneShapeWords(item.shape)];
      return item.beside
        ? of(zones.log.beside(zone, item.drawing, what), zones.log.besideDetail, true)
        : of(zones.log.redrawn(zone, what));
    }
    case 'drawing-chosen':
      return of(zones.log.chosen(zones.kinds[item.zoneKind], item.drawing));
    case 'zone-removed':
      return of(zones.log.removed(zones.kinds[item.zoneKind]));
  }
}

/** "Fordi …" before a reason that reads on from it; otherwise the reason as it was written. */
export function because(why: string | null): string {
  if (why === null) return texts.erased;
  const text = why.trim();
  if (/^(fordi|for at|så|af hensyn|da )/i.test(text)) return text;
  // A name keeps its capital, and nobody can know which words are names: what was written is not changed.
  const first = text.slice(0, 1);
  return first === first.toLocaleLowerCase('da') ? texts.log.because(text) : texts.log.reason(text);
}

/** The area, where no more is known. */
const areaOnly = ({ within }: Position, lookup: Lookup): string => (within ? lookup.area(within) : '');
