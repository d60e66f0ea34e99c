import type { IncidentType } from '../api/contract';

/** The glyphs of the incident types on a 24-grid; for "drab" a plain bar and dot, always beside the words. */
export const glyphs: Record<IncidentType, string> = {
  sammenstoed: 'M3 12h6M6.5 8.5 10 12l-3.5 3.5M21 12h-6M17.5 8.5 14 12l3.5 3.5',
  stenkast: 'M3.5 19c1-8 6-12.5 12.5-11.5M13 4.5l3.5 3-3.5 3.2M18 17.5a2 2 0 1 0 0 .1z',
  brand:
    'M12 21c-3.6 0-6-2.4-6-5.7 0-3.8 3.2-5.3 3.6-10.3 3 1.4 4.3 3.8 4.2 6.2.9-.4 1.4-1.2 1.6-2.2 1.8 1.8 2.6 3.9 2.6 6.2 0 3.4-2.4 5.8-6 5.8z',
  'skud-vaaben':
    'M12 3v4M12 17v4M3 12h4M17 12h4M12 10.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM6 6l2 2M18 18l-2-2M18 6l-2 2M6 18l2-2',
  'bekymrende-samling':
    'M14.5 7a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM8.5 15.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM20.5 15.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  'uro-institution': 'M4 20V9l8-5 8 5v11M4 20h16M13 9.5l-2.5 4h3L11 17.5',
  online: 'M4 5h16v11h-9l-4 3.5V16H4zM8.5 10.5h.01M12 10.5h.01M15.5 10.5h.01',
  drab: 'M12 5v9M12 18.5v.01',
  andet: 'M6 12h.01M12 12h.01M18 12h.01',
};

/** Octagon of the given circumradius with flat top, round 0,0. */
export function octagon(radius: number): string {
  const points = Array.from({ length: 8 }, (_, i) => {
    const angle = (Math.PI / 8) * (2 * i + 1);
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}

/** Interface icons, same grid and stroke. */
export const icons = {
  wifi: 'M2.5 9.5a14 14 0 0 1 19 0M5.8 13a9.2 9.2 0 0 1 12.4 0M9 16.4a4.6 4.6 0 0 1 6 0M12 19.6h.01',
  wifiOff:
    'M3 3l18 18M2.5 9.5a14 14 0 0 1 4.4-2.8M21.5 9.5A14 14 0 0 0 11 5.8M5.8 13a9.2 9.2 0 0 1 4-2.2M9 16.4a4.6 4.6 0 0 1 6 0M12 19.6h.01',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M4.5 12.5l5 5L19.5 7',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.8v.01',
  warning: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.01',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20.5 20.5',
  chevron: 'M6 9.5l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 11.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6zM12 11.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6zM19 11.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6z',
  gavel: 'M13.5 3.5l7 7M10 7l7 7M12 5l-4 4M18 11l-4 4M11.5 10.5 4 18M3.5 20.5h9',
  flag: 'M6 21V4M6 4.5h12l-2.5 4 2.5 4H6',
  person: 'M12 4a3.6 3.6 0 1 0 0 7.2A3.6 3.6 0 0 0 12 4zM4.5 20c.6-4 3.7-6 7.5-6s6.9 2 7.5 6',
  sound:
    'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11',
  soundOff: 'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM16 9.500l5 5M21 9.500l-5 5',
  eye: 'M2.5 12c2.400-4.300 5.600-6.500 9.500-6.500s7.100 2.200 9.500 6.500c-2.400 4.300-5.600 6.500-9.500 6.500S4.900 16.300 2.500 12zM12 9.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600z',
  pen: 'M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500zM13.500 7l3.500 3.500',
  bell: 'M12 3.5a5.5 5.5 0 0 0-5.5 5.5c0 5-2 6.5-2 8h15c0-1.5-2-3-2-8A5.5 5.5 0 0 0 12 3.5zM10 20.5h4',
  omission: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 18 18 6',
  target: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12 2.5V7M12 17v4.5M2.5 12H7M17 12h4.5',
  pin: 'M12 21c-4-5-6.5-8-6.5-11.2a6.5 6.5 0 0 1 13 0C18.5 13 16 16 12 21zM12 7.6a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  map: 'M3.5 6l5.5-2 6 2 5.5-2v14l-5.5 2-6-2-5.5 2zM9 4v14M15 6v14',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  phone:
    'M5 4h4l1.5 4.5L8 10.5c1 2.3 3.2 4.5 5.5 5.5l2-2.5L20 15v4c0 .8-.7 1.5-1.5 1.5C10.500 20 4 13.500 3.500 5.500 3.500 4.700 4.200 4 5 4z',
  moveTo: 'M5 19c2-7 6-10 13-10M13.500 4.500 18.500 9l-5 4.500',
  down: 'M12 4v14M6 12.500l6 6 6-6',
  up: 'M12 20V6M6 11.500l6-6 6 6',
  download: 'M12 4v11M7 10.500l5 5 5-5M4.500 20h15',
  calendar: 'M4.500 6h15v14h-15zM4.500 10.500h15M8.500 3.500V8M15.500 3.500V8',
  whole: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  settings: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h8M16 17h4M14 15v4',
  merge: 'M4 6c5 0 6 6 10 6h6M4 18c5 0 6-6 10-6M16.5 8.500 20 12l-3.500 3.500',
  swap: 'M4 9h15M15 5l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  out: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
} as const;
export type IconName = keyof typeof icons;
