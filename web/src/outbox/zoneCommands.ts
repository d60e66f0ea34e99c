import type { Zone, ZoneKind, ZoneShape } from '../api/contract';
import { texts } from '../texts';
import { zoneShapeWords } from '../zones/words';
import type { Command } from './outbox';

const { zones: words } = texts;
const path = (incident: string, rest = ''): string => `/api/v1/incidents/${incident}/zones${rest}`;

/* What can be done with the zones of an incident. */
export const zoneCommands = {
  draw: (
    incident: string,
    fields: { zoneId: string; kind: ZoneKind; shape: ZoneShape; note: string },
  ): Command => ({
    kind: 'zone',
    path: path(incident),
    body: { ...fields, note: fields.note.trim() === '' ? null : fields.note },
    incident,
    text: words.waiting.draw(words.kinds[fields.kind], zoneShapeWords(fields.shape)),
  }),
  /** @param seen the number of the drawing that it began with */
  redraw: (
    incident: string,
    { id, kind }: Pick<Zone, 'id' | 'kind'>,
    seen: number,
    shape: ZoneShape,
  ): Command => ({
    kind: 'zone-redraw',
    path: path(incident, `/${id}/drawings`),
    body: { seen, shape },
    incident,
    text: words.waiting.redraw(words.kinds[kind], zoneShapeWords(shape)),
  }),
  /** @param zone as the person saw it */
  choose: (incident: string, { id, kind, latest }: Zone, drawing: number): Command => ({
    kind: 'zone-choice',
    path: path(incident, `/${id}/choice`),
    body: { drawing, latest },
    incident,
    text: words.waiting.choose(words.kinds[kind], drawing),
  }),
  /** @param zone as the person saw it */
  remove: (incident: string, { id, kind, latest }: Zone): Command => ({
    kind: 'zone-removal',
    path: path(incident, `/${id}/removal`),
    body: { latest },
    incident,
    text: words.waiting.remove(words.kinds[kind]),
  }),
};
