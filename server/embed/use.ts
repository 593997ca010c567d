import { PAGE_ADDRESSES, type PageName } from '../pages/addresses.ts';
import { LANGUAGES, type Lang } from '../vocabulary/languages.ts';
import {
  attributeOf,
  parametersOf,
  TOKEN_NAMES,
  WIDGET_NAMES,
  type WidgetName,
} from '../vocabulary/widgets.ts';

/** A widget and what it is asked, in the spelling of its frame's address. */
export interface WidgetUse {
  widget: WidgetName;
  query: Readonly<Record<string, string>>;
}

const LOOK = ['lang', 'theme', ...TOKEN_NAMES];

/** The parameters of a widget's frame, those of its look last. */
export function frameParameters(widget: WidgetName): string[] {
  return [...parametersOf(widget), ...LOOK];
}

/** What a frame takes of some parameters; empty ones are left out. */
export function usedBy(widget: WidgetName, given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    frameParameters(widget).flatMap((name) => {
      const value = given[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** The same as attributes of the element. */
export function attributesOf({ query }: WidgetUse): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [attributeOf(name), value]));
}

/** The widget that shows on another site what stands at an address of ours; null where none does. */
export function widgetOf({ pathname, searchParams }: URL): WidgetUse | null {
  const given = Object.fromEntries(searchParams);
  const framed = WIDGET_NAMES.find((name) => pathname === `/embed/v1/${name}`);
  if (framed) return { widget: framed, query: given };
  const [lang = '', word = '', id, ...rest] = pathname.slice(1).split('/');
  if (!isLang(lang) || rest.length > 0) return null;
  if (id !== undefined) return { widget: 'card', query: { id, lang } };
  const page = (Object.keys(PAGES) as (keyof typeof PAGES)[]).find(
    (name) => PAGE_ADDRESSES[name][lang] === word,
  );
  return page ? PAGES[page](given, lang) : null;
}

type OfPage = (given: Readonly<Record<string, string>>, lang: Lang) => WidgetUse | null;

const showing =
  (widget: WidgetName, needed?: string): OfPage =>
  (given, lang) =>
    needed !== undefined && !given[needed] ? null : { widget, query: usedBy(widget, { ...given, lang }) };

const PAGES = {
  network: showing('network'),
  experts: showing('experts', 'topic'),
  peers: showing('peers', 'municipality'),
  search: showing('list'),
  practices: (given, lang) => ({
    widget: 'list',
    query: usedBy('list', { ...given, type: 'practice', lang }),
  }),
} as const satisfies Partial<Record<PageName, OfPage>>;

function isLang(text: string): text is Lang {
  return (LANGUAGES as readonly string[]).includes(text);
}
