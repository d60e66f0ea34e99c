import type { TestAlarms, TestReport } from './contract';
import { ask } from './http';
import { bool, instant, list, maybe, num, obj, str, type Obj } from './shape';

export const reportAddress = (alert: string, format: 'json' | 'csv'): string =>
  `/api/v1/test-alarms/${alert}/report.${format}`;

function count(o: Obj, key: string): void {
  const one = obj(o[key], key);
  for (const each of ['asked', 'answered', 'late']) num(one, each);
  maybe(one, 'medianSeconds', num);
}

export async function getTestAlarms(): Promise<TestAlarms> {
  const o = obj(await ask('/api/v1/test-alarms'), 'test-alarms');
  bool(o, 'mayManage');
  const settings = obj(o['settings'], 'settings');
  for (const key of ['version', 'weekday', 'deadlineMinutes']) num(settings, key);
  str(settings, 'time');
  num(o, 'phones');
  maybe(o, 'next', instant);
  list(o, 'history', (v) => {
    const one = obj(v, 'entry');
    str(one, 'kind');
    instant(one, 'at');
    maybe(one, 'count', count);
  });
  return o as unknown as TestAlarms;
}

export async function getTestReport(alert: string): Promise<TestReport> {
  const o = obj(await ask(`/api/v1/test-alarms/${alert}`), 'report');
  str(o, 'title');
  instant(o, 'sentAt');
  instant(o, 'deadline');
  count(o, 'count');
  list(o, 'texts', (v) => {
    if (typeof v !== 'string') throw new Error('texts');
  });
  maybe(o, 'phoneCount', count);
  for (const key of ['ledergrupper', 'authorities'])
    list(o, key, (v) => {
      const one = obj(v, 'group');
      str(one, 'name');
      count(one, 'count');
    });
  for (const key of ['people', 'phones'])
    list(o, key, (v) => {
      const one = obj(v, 'contact');
      str(one, 'name');
      list(one, 'tries', (t) => str(obj(t, 'try'), 'state'));
      list(one, 'faults', (f) => str(obj(f, 'fault'), 'fault'));
      maybe(one, 'answer', (p, k) => num(obj(p[k], k), 'seconds'));
    });
  return o as unknown as TestReport;
}
