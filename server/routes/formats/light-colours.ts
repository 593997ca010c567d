import type { ColourToken } from '../../scene/shapes.ts';

type Token =
  ColourToken | 'paper' | 'surface' | 'land' | 'land-line' | 'edge' | 'ink-2' | 'lichen' | 'lichen-line';

/** The light set of `web/styles/tokens.css`, for files that carry their colours along. A test keeps both alike. */
export const COLOURS = {
  paper: '#fafbfa',
  surface: '#ffffff',
  land: '#ecf1f0',
  'land-line': '#fafbfa',
  edge: '#75868d',
  ink: '#12222b',
  'ink-2': '#3c4f58',
  'ink-3': '#54666e',
  lake: '#0a5a7c',
  lichen: '#eef29b',
  'lichen-line': '#767c00',
  'n-municipality': '#4a87f8',
  'n-university': '#5e3790',
  'n-association': '#8c5e09',
  'n-museum': '#71131f',
  'n-state': '#141a2b',
  'n-project': '#10665a',
  'n-person': '#d16299',
  'n-topic': '#818b69',
  'n-other': '#66757b',
} as const satisfies Record<Token, string>;
