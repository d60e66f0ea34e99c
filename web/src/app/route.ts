import type { texts } from '../texts';

export type SetupTab = keyof typeof texts.setup.tabs;
export type Route =
  | { screen: 'main'; number: number | null }
  | { screen: 'report' }
  | { screen: 'setup'; tab: SetupTab }
  | { screen: 'reach' }
  | { screen: 'proof'; alert: string }
  | { screen: 'phones' }
  | { screen: 'not-found' };

const SETUP: Record<string, SetupTab> = {
  '': 'shifts',
  vagter: 'shifts',
  ledergrupper: 'groups',
  personer: 'people',
  organisationer: 'organisations',
  alarmeringsplan: 'policy',
};

const PATHS: Record<SetupTab, string> = {
  shifts: 'vagter',
  groups: 'ledergrupper',
  people: 'personer',
  organisations: 'organisationer',
  policy: 'alarmeringsplan',
};

export function routeOf(path: string): Route {
  const [first = '', second = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { screen: 'not-found' };
  if (first === '') return { screen: 'main', number: null };
  if (first === 'haendelse' && /^\d{1,9}$/.test(second)) return { screen: 'main', number: Number(second) };
  if (first === 'alarm' && /^[0-9a-f-]{36}$/.test(second)) return { screen: 'proof', alert: second };
  if (first === 'meld' && second === '') return { screen: 'report' };
  if (first === 'saadan-naas-du' && second === '') return { screen: 'reach' };
  if (first === 'demo' && second === 'telefoner') return { screen: 'phones' };
  const tab = first === 'opsaetning' ? SETUP[second] : undefined;
  return tab ? { screen: 'setup', tab } : { screen: 'not-found' };
}

export function pathOf(route: Exclude<Route, { screen: 'not-found' }>): string {
  switch (route.screen) {
    case 'main':
      return route.number === null ? '/' : `/haendelse/${route.number}`;
    case 'report':
      return '/meld';
    case 'reach':
      return '/saadan-naas-du';
    case 'proof':
      return `/alarm/${route.alert}`;
    case 'phones':
      return '/demo/telefoner';
    case 'setup':
      return `/opsaetning/${PATHS[route.tab]}`;
  }
}
