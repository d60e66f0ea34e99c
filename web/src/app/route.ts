import { calledFrom, partsOf } from '../picture/naming';
import type { texts } from '../texts';

export type SetupTab = keyof typeof texts.setup.tabs;
export type RosterTab = keyof typeof texts.roster.tabs;
export type Route =
  /** number: as people call it, "4711" or "ØV 21". */
  | { screen: 'main'; number: string | null }
  | { screen: 'report' }
  | { screen: 'setup'; tab: SetupTab }
  | { screen: 'reach' }
  | { screen: 'test-alarm'; alert: string | null }
  | { screen: 'proof'; alert: string }
  | { screen: 'roster'; tab: RosterTab }
  | { screen: 'phones' }
  | { screen: 'not-found' };

const SETUP: Record<string, SetupTab> = {
  '': 'groups',
  ledergrupper: 'groups',
  personer: 'people',
  organisationer: 'organisations',
  alarmeringsplan: 'policy',
  beskedtekster: 'texts',
};

const PATHS: Record<SetupTab, string> = {
  groups: 'ledergrupper',
  people: 'personer',
  organisations: 'organisationer',
  policy: 'alarmeringsplan',
  texts: 'beskedtekster',
};

const ROSTER: Record<RosterTab, string> = {
  plan: '',
  turns: 'turnus',
  swaps: 'bytte',
  calendar: 'kalender',
  file: 'regneark',
};

export function routeOf(path: string): Route {
  const [first = '', second = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { screen: 'not-found' };
  if (first === '') return { screen: 'main', number: null };
  if ((first === 'haendelse' || first === 'oevelse') && /^\d{1,9}$/.test(second))
    return { screen: 'main', number: calledFrom(first, String(Number(second))) };
  if (first === 'alarm' && /^[0-9a-f-]{36}$/.test(second)) return { screen: 'proof', alert: second };
  if (first === 'meld' && second === '') return { screen: 'report' };
  if (first === 'saadan-naas-du' && second === '') return { screen: 'reach' };
  if (first === 'proevealarm' && (second === '' || /^[0-9a-f-]{36}$/.test(second)))
    return { screen: 'test-alarm', alert: second || null };
  if (first === 'demo' && second === 'telefoner') return { screen: 'phones' };
  // Where the shifts were before they became a plan.
  if (first === 'opsaetning' && second === 'vagter') return { screen: 'roster', tab: 'plan' };
  if (first === 'vagtplan') {
    const part = (Object.keys(ROSTER) as RosterTab[]).find((key) => ROSTER[key] === second);
    return part ? { screen: 'roster', tab: part } : { screen: 'not-found' };
  }
  const tab = first === 'opsaetning' ? SETUP[second] : undefined;
  return tab ? { screen: 'setup', tab } : { screen: 'not-found' };
}

export function pathOf(route: Exclude<Route, { screen: 'not-found' }>): string {
  switch (route.screen) {
    case 'main':
      return route.number === null ? '/' : `/${partsOf(route.number).join('/')}`;
    case 'report':
      return '/meld';
    case 'reach':
      return '/saadan-naas-du';
    case 'test-alarm':
      return route.alert === null ? '/proevealarm' : `/proevealarm/${route.alert}`;
    case 'proof':
      return `/alarm/${route.alert}`;
    case 'phones':
      return '/demo/telefoner';
    case 'roster':
      return ROSTER[route.tab] === '' ? '/vagtplan' : `/vagtplan/${ROSTER[route.tab]}`;
    case 'setup':
      return `/opsaetning/${PATHS[route.tab]}`;
  }
}
