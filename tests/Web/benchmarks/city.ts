import type { Api } from '../support/installation.ts';
import { uuidv7 } from '../support/uuid.ts';

const types = ['sammenstoed', 'stenkast', 'brand', 'uro-institution', 'bekymrende-samling', 'andet'];

/** Spots that lie evenly over the ten bydele and a little beyond, always the same. */
const spot = (index: number) => ({
  longitude: 12.46 + 0.19 * ((index * 0.6180339887) % 1),
  latitude: 55.63 + 0.09 * ((index * 0.7548776662) % 1),
});

/** A city where a great deal happens: this many incidents, none stood down. */
export async function report(api: Api, incidents: number): Promise<string[]> {
  const ids = Array.from({ length: incidents }, () => uuidv7());
  for (const [index, incidentId] of ids.entries()) {
    await api.command('/incidents', {
      incidentId,
      type: types[index % types.length],
      level: 1 + (index % 3),
      scope: 'lokal',
      position: spot(index),
      what: `Noget er sket, nummer ${index + 1}.`,
    });
  }
  return ids;
}

/** What goes on: notes, decisions and moves in turn, of one incident after the other. */
export async function change(api: Api, ids: readonly string[], index: number): Promise<void> {
  const incident = `/incidents/${ids[index % ids.length]}`;
  if (index % 5 === 0) {
    const { incident: header } = await api.get<{ incident: { version: number } }>(incident);
    await api.post(`${incident}/position`, { commandId: uuidv7(), seenVersion: header.version, position: spot(index * 7) });
  } else if (index % 5 === 1) {
    await api.command(`${incident}/decisions`, {
      what: `Beslutning ${index}.`,
      why: 'For at det kan måles.',
      decisionLevel: 'taktisk',
    });
  } else {
    await api.command(`${incident}/notes`, { text: `Det går videre, ${index}.` });
  }
}
