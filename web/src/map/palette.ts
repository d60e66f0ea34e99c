import type { Level } from '../api/contract';

export type Theme = 'dark' | 'light';

interface LevelColours {
  fill: string;
  edge: string;
  glyph: string;
}
export interface Palette {
  land: string;
  block: string;
  park: string;
  water: string;
  outside: string;
  hatch: string;
  boundary: string;
  halo: string;
  label: string;
  waterLabel: string;
  railway: string;
  chosenArea: string;
  ink: string;
  ink2: string;
  act: string;
  badge: string;
  normal: string;
  track: string;
  trackEdge: string;
  /** ØVELSE, and nothing else. */
  exercise: string;
  /** Zones: what is drawn on the map together. */
  zone: string;
  /** What cannot be sent as it is drawn, and zones that several drew at a time. */
  wrong: string;
  levels: Record<Level, LevelColours>;
}

export const palettes: Record<Theme, Palette> = {
  dark: {
    land: '#16212a',
    block: '#1e2b35',
    park: '#16302a',
    water: '#0c2a44',
    outside: '#0d141a',
    hatch: '#1b262f',
    boundary: 'rgb(111 133 150 / 75%)',
    halo: '#0d151b',
    label: '#a3b3c0',
    waterLabel: '#6f9abd',
    railway: 'rgb(111 133 150 / 38%)',
    chosenArea: 'rgb(190 220 255 / 7.5%)',
    ink: '#e9eff4',
    ink2: '#b6c3ce',
    act: '#8cc4ff',
    badge: '#101920',
    normal: '#8f9fad',
    track: '#f3bd55',
    trackEdge: '#0d151b',
    exercise: '#c9a6ff',
    zone: '#6fdcc8',
    wrong: '#ff8466',
    levels: {
      1: { fill: '#101920', edge: '#9ec5ea', glyph: '#9ec5ea' },
      2: { fill: '#f3bd55', edge: '#f3bd55', glyph: '#241800' },
      3: { fill: '#ff7a5a', edge: '#ff7a5a', glyph: '#2a0a02' },
    },
  },
  light: {
    land: '#f6f5f1',
    block: '#e6e6e1',
    park: '#d3e6d0',
    water: '#c5dbe9',
    outside: '#eceeef',
    hatch: '#dfe3e6',
    boundary: 'rgb(109 125 139 / 75%)',
    halo: '#fbfbf9',
    label: '#44545f',
    waterLabel: '#295a7e',
    railway: 'rgb(109 125 139 / 45%)',
    chosenArea: 'rgb(10 88 168 / 16%)',
    ink: '#12202c',
    ink2: '#3d4f60',
    act: '#0a58a8',
    badge: '#ffffff',
    normal: '#566879',
    track: '#f2b134',
    trackEdge: '#5c3c00',
    exercise: '#5f34b5',
    zone: '#00594c',
    wrong: '#b3301a',
    levels: {
      1: { fill: '#ffffff', edge: '#0a58a8', glyph: '#0a58a8' },
      2: { fill: '#f2b134', edge: '#8a5a00', glyph: '#241800' },
      3: { fill: '#b3301a', edge: '#b3301a', glyph: '#ffffff' },
    },
  },
};
