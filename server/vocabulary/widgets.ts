/** What other sites can show, by the last part of a frame's address, and what it may be asked. */
interface WidgetAsks {
  /** Pixels, where nothing tells how high the content is: some that it has in a column of 640. */
  height: number;
  /** Parameters in the spelling of the address: those that a host thinks of first … */
  often: readonly string[];
  /** … and the rest. A frozen promise: both are only added to. */
  seldom: readonly string[];
}

export const WIDGET_ASKS = {
  network: {
    height: 1040,
    often: ['level', 'region', 'topic', 'crossRegion', 'minWeight', 'view', 'node', 'focus'],
    seldom: [
      'edge',
      'depth',
      'scope',
      'audience',
      'sector',
      'role',
      'kind',
      'from',
      'to',
      'asOf',
      'successions',
      'hide',
    ],
  },
  experts: {
    height: 930,
    often: ['topic', 'kind', 'region', 'limit'],
    seldom: ['mode', 'asOf', 'halfLife', 'narrower'],
  },
  peers: {
    height: 820,
    often: ['municipality', 'limit', 'weights', 'topic', 'sameLanguage', 'excludeRegion'],
    seldom: ['k', 'without', 'asOf'],
  },
  card: { height: 640, often: ['id'], seldom: [] },
  list: {
    height: 690,
    often: [
      'type',
      'kind',
      'when',
      'role',
      'region',
      'topic',
      'audience',
      'setting',
      'sector',
      'q',
      'sort',
      'limit',
    ],
    seldom: ['from', 'to', 'asOf'],
  },
} as const satisfies Record<string, WidgetAsks>;

export type WidgetName = keyof typeof WIDGET_ASKS;
export type Asked<N extends WidgetName> = (typeof WIDGET_ASKS)[N]['often' | 'seldom'][number];

export const WIDGET_NAMES = Object.keys(WIDGET_ASKS) as WidgetName[];

/** Every parameter of a widget, those asked often first. */
export function parametersOf(widget: WidgetName): readonly string[] {
  const { often, seldom } = WIDGET_ASKS[widget];
  return [...often, ...seldom];
}

/** `crossRegion` is the attribute `cross-region`, `id` is `entity`: an element's `id` is the page's own. */
export function attributeOf(parameter: string): string {
  if (parameter === 'id') return 'entity';
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a value of a token must be; also the key of the words that say so. */
export type TokenForm = 'colour' | 'radius' | 'font' | 'density';

/** The ten things of a frame's look that a host decides. A frozen promise: they are only added to. */
export const TOKENS = {
  accent: 'colour',
  link: 'colour',
  surface: 'colour',
  ground: 'colour',
  text: 'colour',
  muted: 'colour',
  line: 'colour',
  radius: 'radius',
  font: 'font',
  density: 'density',
} as const satisfies Record<string, TokenForm>;

export type TokenName = keyof typeof TOKENS;
export const TOKEN_NAMES = Object.keys(TOKENS) as TokenName[];
