/* Zones as the Hub keeps them: who drew without having seen another's drawing stands beside it. */

const find = (view, zone) => view.incident.zones?.find(({ id }) => id === zone);

/** Code, title and detail of the no; null for none. */
export function zoneRefusal(view, { zone: id, what, body }) {
  const zone = find(view, id);
  if (!what) return null;
  if (!zone) return ['zone-removed', 'Zonen er fjernet', 'Zonen er fjernet, mens du tegnede.'];
  const unseen =
    what !== 'drawings' &&
    (body.latest !== zone.latest ||
      (what === 'choice' && !zone.standing.some(({ number }) => number === body.drawing)));
  return unseen
    ? [
        'zone-conflict',
        'Zonen er tegnet om',
        'Zonen er tegnet om, siden du så den. Se alle udgaver, og vælg igen.',
      ]
    : null;
}

/** Changes the incident's zones; the lines that it leaves in the log. */
export function zoneDeed(view, { zone: id, what, body, stamp }) {
  const zones = view.incident.zones ?? [];
  const drawn = (number) => ({
    number,
    shape: body.shape,
    areas: [],
    place: null,
    beside: null,
    by: stamp.by,
    occurredAt: stamp.occurredAt,
  });
  const put = (next) => (view.incident = { ...view.incident, zones: next });
  if (!what) {
    const { zoneId, kind, note } = body;
    put([...zones, { id: zoneId, kind, note, latest: 1, standing: [drawn(1)] }]);
    return [{ kind: 'zone-drawn', zone: zoneId, zoneKind: kind, shape: body.shape, text: note }];
  }
  const zone = find(view, id);
  const about = { zone: id, zoneKind: zone.kind };
  const change = (next) => put(zones.map((one) => (one.id === id ? { ...one, ...next } : one)));
  switch (what) {
    case 'drawings': {
      const drawing = zone.latest + 1;
      const left = zone.standing.filter(({ number }) => number !== body.seen);
      change({ latest: drawing, standing: [...left, drawn(drawing)] });
      const beside = left.length === zone.standing.length;
      return [{ ...about, kind: 'zone-redrawn', drawing, beside, shape: body.shape }];
    }
    case 'choice':
      change({ standing: zone.standing.filter(({ number }) => number === body.drawing) });
      return [{ ...about, kind: 'drawing-chosen', drawing: body.drawing }];
    default:
      put(zones.filter((one) => one !== zone));
      return [{ ...about, kind: 'zone-removed' }];
  }
}
