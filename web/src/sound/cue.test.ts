import { describe, expect, it } from 'vitest';
import type { IncidentHeader, IncidentView } from '../api/contract';
import { AT, alert, note, row, view } from '../picture/fixture';
import { emptyPicture, type Picture } from '../picture/picture';
import { cueOf, type Listener } from './cue';
import { BETWEEN_MS, Gate } from './gate';
import { chimeOf } from './tones';

const me: Listener = { person: 'p-me', areas: new Set(['bydel:noerrebro']), partial: false };
const position = {
  point: [12.5, 55.7],
  areas: [],
  near: [],
  boundaryMetres: null,
  place: null,
  beside: null,
  shape: null,
};
const placed = (
  id: string,
  more: Partial<IncidentHeader> = {},
  rest: Partial<IncidentView> = {},
): IncidentView => view(id, { position: position as unknown as IncidentHeader['position'], ...more }, rest);
const picture = (...views: IncidentView[]): Picture => ({
  ...emptyPicture,
  at: AT,
  incidents: new Map(views.map((one) => [one.incident.id, one])),
});
const called = (id: string, more: Parameters<typeof row>[2] = {}): IncidentView['alerts'] => [
  alert('a1', id, [row('o-sof', 'missing', { person: 'p-me', calledAt: AT, ...more })]),
];
const cue = (before: Picture, after: Picture, listener = me) => {
  const found = cueOf(before, after, listener);
  return found && `${found.kind}${found.exercise ? ' exercise' : ''}`;
};

describe('what is worth a sound', () => {
  it('sounds for a new incident in one’s areas, and not for one elsewhere', () => {
    expect(cue(picture(), picture(placed('i1')))).toBe('new');
    expect(cue(picture(), picture(placed('i1', { reached: ['bydel:valby'] })))).toBeNull();
    expect(cue(picture(), picture(placed('i1', { reached: ['bydel:valby'], scope: 'bydaekkende' })))).toBe(
      'new',
    );
    expect(cue(picture(), picture(view('i1', { reached: [] })))).toBe('new');
    expect(cue(picture(), picture(placed('i1', { reached: [] })), { ...me, partial: true })).toBe('new');
  });

  it('does not sound for what was there, what is over, or what one did oneself', () => {
    expect(cue(emptyPicture, picture(placed('i1', {}, { alerts: called('i1') })))).toBeNull();
    const by = { person: 'p-me', organisation: 'o-sof' };
    const reported = { by, occurredAt: AT, recordedAt: AT };
    expect(cue(picture(), picture(placed('i1', { reported })))).toBeNull();
    const stoodDown = reported as unknown as IncidentHeader['stoodDown'];
    expect(cue(picture(), picture(placed('i1', { stoodDown })))).toBeNull();
    const raised = {
      ...note('l1'),
      by,
      kind: 'level-changed',
      from: 2,
      to: 3,
    } as unknown as IncidentView['log'][0];
    expect(cue(picture(placed('i1')), picture(placed('i1', { level: 3 }, { log: [raised] })))).toBeNull();
  });

  it('sounds when the level is raised, not when it is lowered or something is written', () => {
    expect(cue(picture(placed('i1')), picture(placed('i1', { level: 3 })))).toBe('raised');
    expect(cue(picture(placed('i1')), picture(placed('i1', { level: 1 })))).toBeNull();
    expect(cue(picture(placed('i1')), picture(placed('i1', {}, { log: [note('l1')] })))).toBeNull();
  });

  it('sounds for each time that one is called, wherever it is, and not again while it waits', () => {
    const elsewhere = { reached: ['bydel:valby'] };
    const asked = picture(placed('i1', elsewhere, { alerts: called('i1') }));
    expect(cue(picture(placed('i1', elsewhere)), asked)).toBe('alert');
    const written = picture(placed('i1', elsewhere, { alerts: called('i1'), log: [note('l1')] }));
    expect(cue(asked, written)).toBeNull();
    const again = called('i1', { calledAt: '2026-11-22T01:20:00.000Z' });
    expect(cue(written, picture(placed('i1', elsewhere, { alerts: again })))).toBe('alert');
  });

  it('makes one sound of many, the weightiest, and what is real before any exercise', () => {
    const drill = placed('i2', { exercise: true }, { alerts: called('i2') });
    expect(cue(picture(), picture(drill))).toBe('alert exercise');
    expect(cue(picture(), picture(drill, placed('i1')))).toBe('new');
    expect(cue(picture(), picture(placed('i1'), placed('i3', {}, { alerts: called('i3') }), drill))).toBe(
      'alert',
    );
  });
});

describe('when it sounds', () => {
  const fresh = { kind: 'new', exercise: false } as const;
  const asked = { kind: 'alert', exercise: false } as const;

  it('lets one through, and of all that come meanwhile the weightiest once', () => {
    const gate = new Gate();
    expect(gate.offer(fresh, 0)).toBe(fresh);
    for (let i = 1; i < 20; i++) expect(gate.offer(i === 7 ? asked : fresh, i * 100)).toBeNull();
    expect(gate.due(BETWEEN_MS - 1)).toBeNull();
    expect(gate.due(BETWEEN_MS)).toBe(asked);
    expect(gate.due(10 * BETWEEN_MS)).toBeNull();
  });

  it('forgets what waited when it is switched off', () => {
    const gate = new Gate();
    gate.offer(fresh, 0);
    gate.offer(asked, 1);
    gate.forget();
    expect(gate.due(BETWEEN_MS)).toBeNull();
  });
});

describe('how it sounds', () => {
  it('is another, lower and softer sound for an exercise, whatever it is about', () => {
    const real = chimeOf({ kind: 'alert', exercise: false });
    const drill = chimeOf({ kind: 'alert', exercise: true });
    expect(drill.strength).toBeLessThan(real.strength / 2);
    expect(Math.max(...drill.tones.map(({ hertz }) => hertz))).toBeLessThan(
      Math.min(...real.tones.map(({ hertz }) => hertz)),
    );
    expect(chimeOf({ kind: 'new', exercise: true })).toEqual(drill);
  });

  it('is over in less than a second and a half', () => {
    for (const kind of ['alert', 'raised', 'new'] as const)
      for (const { at, seconds } of chimeOf({ kind, exercise: false }).tones)
        expect(at + seconds).toBeLessThan(1.5);
  });
});
