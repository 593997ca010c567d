import { PAGE_ADDRESSES, SOURCE_SEGMENT, type PageName } from '../pages/addresses.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';

/** What a request weighs and who should answer it. */
export interface Cost {
  /** The route, for metrics and logs; one of the few below, whatever was asked. */
  pattern: string;
  /** Units of the client's quota: 0 is free, 1 a plain read. */
  cost: number;
  /**
   * `main` reads a record or two; `reader` computes and must not hold up the others; `by-size` is `main` for an entity with
   * few relations, for which looking takes less than handing the question over.
   */
  thread: 'main' | 'reader' | 'by-size';
}

interface Row extends Omit<Cost, 'pattern'> {
  /** What the query can make of it; the first that fits wins. */
  when?: readonly (Omit<Cost, 'pattern'> & { query: RegExp })[];
}

const FREE: Row = { cost: 0, thread: 'main' };
const PLAIN: Row = { cost: 1, thread: 'main' };
const LIGHT: Row = { cost: 1, thread: 'reader' };
const PAGE: Row = { cost: 2, thread: 'reader' };
const SEARCH: Row = { cost: 3, thread: 'reader' };
const FINDER: Row = { cost: 5, thread: 'reader' };
const HEAVY: Row = { cost: 10, thread: 'reader' };
const EXPORT = { cost: 20, thread: 'reader' } as const;

const FILTERED =
  /(?:^|&)(?:(?:q|role|region|topic|audience|setting|sector|when|from|to)=|sort=(?:date|latest))/;

const PAGE_COSTS: Readonly<Record<PageName, Row>> = {
  home: SEARCH,
  network: HEAVY,
  experts: FINDER,
  peers: FINDER,
  practices: SEARCH,
  search: SEARCH,
  sources: PAGE,
  embed: LIGHT,
  accessibility: LIGHT,
  privacy: LIGHT,
  feedback: LIGHT,
};

/** Every route with its cost: the one table behind rate limits, metrics and the choice of thread. */
export const COSTS: Readonly<Record<string, Row>> = {
  '/healthz': FREE,
  '/readyz': FREE,
  '/assets/{file}': FREE,
  '/favicon.svg': FREE,
  '/openapi.json': PLAIN,
  '/DATA-LICENCES.md': PLAIN,
  // The first list of a revision counts them all.
  '/api/v1/entities': { ...LIGHT, when: [{ ...SEARCH, query: FILTERED }] },
  '/api/v1/entities/{id}': PLAIN,
  '/api/v1/entities/{id}/relations': PLAIN,
  '/api/v1/entities/{id}/neighbourhood': {
    ...SEARCH,
    thread: 'by-size',
    when: [{ ...HEAVY, query: /(?:^|&)depth=2/ }],
  },
  '/api/v1/entities/{id}/similar': FINDER,
  '/api/v1/changes': PLAIN,
  '/api/v1/topics': LIGHT,
  '/api/v1/topics/{id}': LIGHT,
  '/api/v1/regions': LIGHT,
  '/api/v1/search': SEARCH,
  '/api/v1/suggest': LIGHT,
  '/api/v1/sources': PLAIN,
  '/api/v1/sources/{id}': PLAIN,
  '/api/v1/stats': LIGHT,
  '/api/v1/network': HEAVY,
  '/api/v1/network/shown': HEAVY,
  '/api/v1/network/communities': HEAVY,
  '/api/v1/network/bridges': HEAVY,
  '/api/v1/network/gaps': HEAVY,
  '/api/v1/network/sectors': HEAVY,
  '/api/v1/paths': HEAVY,
  '/api/v1/experts': FINDER,
  '/api/v1/peers/{id}': { ...FINDER, when: [{ ...HEAVY, query: /(?:^|&)topic=/ }] },
  '/oembed': HEAVY,
  '/embed/v1/network': HEAVY,
  '/embed/v1/experts': FINDER,
  '/embed/v1/peers': FINDER,
  '/embed/v1/card': SEARCH,
  '/embed/v1/list': SEARCH,
  '/embed/v1/theme.css': PLAIN,
  '/embed/v1/solmu.js': FREE,
  '/embed/v1/host.js': FREE,
  '/': PLAIN,
  ...pageRows(),
};

function pageRows(): Record<string, Row> {
  const pages = (Object.keys(PAGE_ADDRESSES) as PageName[]).flatMap((name) =>
    LANGUAGES.map((lang) => [`/${lang}/${PAGE_ADDRESSES[name][lang]}`.replace(/\/$/, ''), PAGE_COSTS[name]]),
  );
  const things = LANGUAGES.flatMap((lang) => [
    [`/${lang}/${SOURCE_SEGMENT[lang]}/{id}`, PAGE],
    [`/${lang}/{kind}/{id}`, SEARCH],
  ]);
  return Object.fromEntries([...pages, ...things]) as Record<string, Row>;
}

/** An address that no route has: a near name is looked for, so it is not free. */
const UNKNOWN: Cost = { pattern: 'other', cost: 2, thread: 'reader' };

const EXPORT_SUFFIX = /\.(?:csv|jsonld|graphml|gexf|svg)$/;
const EXPORT_QUERY = /(?:^|&)format=(?!json(?:&|$))/;
const EXPORT_ACCEPT = /csv|ld\+json|graphml|gexf|svg/;

const PATTERNS = Object.entries(COSTS).map(([pattern, row]) => ({
  pattern,
  row,
  segments: pattern.split('/'),
}));

/**
 * What a request for `path` with `query` (the text after `?`, or nothing) costs. `accept` is the Accept header, by which
 * the API can be asked for an export.
 */
export function weigh(path: string, query = '', accept = ''): Cost {
  const plain = path.includes('%') ? decoded(path) : path;
  if (!plain.startsWith('/api/')) return rowCost(plain, query) ?? UNKNOWN;
  const suffix = EXPORT_SUFFIX.exec(plain)?.[0] ?? '';
  const found = rowCost(suffix ? plain.slice(0, -suffix.length) : plain, query);
  if (!found) return UNKNOWN;
  const isExport = suffix !== '' || EXPORT_QUERY.test(query) || EXPORT_ACCEPT.test(accept);
  return isExport ? { pattern: found.pattern, ...EXPORT } : found;
}

/** The router reads `/api/v1/%6eetwork` as the network too. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function rowCost(path: string, query: string): Cost | null {
  const own = Object.hasOwn(COSTS, path) ? COSTS[path] : undefined;
  const found = own ? { pattern: path, row: own } : byShape(path.split('/'));
  if (!found) return null;
  const { cost, thread } = found.row.when?.find(({ query: fits }) => fits.test(query)) ?? found.row;
  return { pattern: found.pattern, cost, thread };
}

function byShape(asked: readonly string[]): (typeof PATTERNS)[number] | undefined {
  return PATTERNS.find(
    ({ segments }) =>
      segments.length === asked.length &&
      segments.every((segment, index) => segment.startsWith('{') || segment === asked[index]),
  );
}
