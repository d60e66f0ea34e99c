import { beforeEach, describe, expect, it } from 'vitest';
import { Attendance, PAUSE_MS, RENEW_MS, type AttendRequest } from './attendance';

describe('what a tab says of itself', () => {
  let now = 0;
  let visible = true;
  let sent: AttendRequest[] = [];
  let tab: Attendance;
  const pass = (ms: number): void => {
    for (const end = now + ms; now < end;) {
      now += 1000;
      tab.tick();
    }
  };
  const said = (): string[] => sent.map(({ incident, writing }) => `${incident ?? '-'} ${writing ?? '-'}`);

  beforeEach(() => {
    now = 0;
    visible = true;
    sent = [];
    tab = new Attendance({ send: (request) => sent.push(request), visible: () => visible, now: () => now });
    tab.connected();
  });

  it('says nothing while it looks at nothing, and what it looks at at once', () => {
    pass(10_000);
    expect(said()).toEqual([]);
    tab.look('i1');
    expect(said()).toEqual(['i1 -']);
    now += 1000;
    tab.look(null);
    expect(said()).toEqual(['i1 -', '- -']);
    pass(20_000);
    expect(said()).toHaveLength(2);
  });

  it('renews, and says all of it again to a new connection', () => {
    tab.look('i1');
    pass(RENEW_MS);
    expect(said()).toEqual(['i1 -', 'i1 -']);
    tab.lost();
    pass(20_000);
    expect(said()).toHaveLength(2);
    tab.connected();
    expect(said()).toEqual(['i1 -', 'i1 -', 'i1 -']);
  });

  it('tells of writing once for many keys, and that it has ended when nothing more is typed', () => {
    tab.look('i1');
    now += 1000;
    for (let key = 0; key < 40; key++) {
      now += 50;
      tab.typed('decision', 'i1');
    }
    expect(said()).toEqual(['i1 -', 'i1 decision']);
    pass(PAUSE_MS);
    expect(said().at(-1)).toBe('i1 -');
  });

  it('ends it at once when the form is sent, and not when it was another form', () => {
    tab.look('i1');
    now += 1000;
    tab.typed('note', 'i1');
    now += 1000;
    tab.stopped('decision');
    expect(said().at(-1)).toBe('i1 note');
    tab.stopped('note');
    expect(said().at(-1)).toBe('i1 -');
  });

  it('is never chatty, and says the last of many things that follow each other', () => {
    for (let i = 0; i < 30; i++) {
      now += 10;
      tab.look(`i${i}`);
    }
    expect(said()).toEqual(['i0 -']);
    pass(1000);
    expect(said()).toEqual(['i0 -', 'i29 -']);
  });

  it('is forgotten while nobody sees it, and there again at once when somebody does', () => {
    tab.look('i1');
    visible = false;
    pass(60_000);
    expect(said()).toHaveLength(1);
    visible = true;
    tab.tick();
    expect(said()).toHaveLength(2);
  });

  it('is at the report that is written, and back at the incident afterwards', () => {
    tab.look(null);
    tab.typed('report', null);
    expect(said()).toEqual(['- report']);
    now += 1000;
    tab.stopped('report');
    tab.look('i1');
    pass(1000);
    expect(said().at(-1)).toBe('i1 -');
  });
});
