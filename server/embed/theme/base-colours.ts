/** The colours that a host's tokens replace or are measured against: those of `web/styles/tokens.css`, which a test keeps alike. */
export const BASE_COLOURS = {
  light: {
    surface: '#ffffff',
    paper: '#fafbfa',
    ink: '#12222b',
    'ink-3': '#54666e',
    line: '#d8dfdf',
    lake: '#0a5a7c',
    'lichen-line': '#767c00',
    alarm: '#a1241c',
    'n-municipality': '#4a87f8',
    'n-university': '#5e3790',
    'n-association': '#8c5e09',
    'n-museum': '#71131f',
    'n-state': '#141a2b',
    'n-project': '#10665a',
    'n-person': '#d16299',
    'n-topic': '#818b69',
    'n-other': '#66757b',
  },
  dark: {
    surface: '#17232a',
    paper: '#0f181d',
    ink: '#eaf0f0',
    'ink-3': '#9aabb2',
    line: '#2b3b43',
    lake: '#7cc6e6',
    'lichen-line': '#c6cd4a',
    alarm: '#ff9c8f',
    'n-municipality': '#33ccfd',
    'n-university': '#7e6ffa',
    'n-association': '#eba94c',
    'n-museum': '#cf3001',
    'n-state': '#a4a4a4',
    'n-project': '#188860',
    'n-person': '#9c5a8a',
    'n-topic': '#e8f5cc',
    'n-other': '#8496a0',
  },
} as const;

export type Scheme = keyof typeof BASE_COLOURS;
export type BaseColour = keyof (typeof BASE_COLOURS)['light'];

export const NODE_COLOURS = (Object.keys(BASE_COLOURS.light) as BaseColour[]).filter((name) =>
  name.startsWith('n-'),
);
