import { dateSchema } from '../../contract/period.ts';
import { byText } from '../../network/ground.ts';
import { meantEntity, namesOf, nearestId, type Sought } from '../../reading/find.ts';
import { nearest } from '../../search/nearest.ts';
import type { Snapshot } from '../../snapshot.ts';
import { ENTITY_TYPES } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { COLLABORATION_ROLES, type Role } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import { isLegendEntry } from './legend.ts';
import { nearestPartyName, partyCalled, partyTakenFor } from './meant-party.ts';

export const PAGE_LEVELS = ['region', 'municipality', 'topic', 'organisation'] as const;
export const PAGE_VIEWS = ['picture', 'map', 'table', 'list'] as const;

/** What may be asked of the whole network, in the panel. */
export const INSIGHTS = ['communities', 'bridges', 'gaps', 'sectors'] as const;

export type Insight = (typeof INSIGHTS)[number];

export type PageLevel = (typeof PAGE_LEVELS)[number];

/** Levels whose places lie on the map of Finland: their picture is a map. */
export function isMapLevel(level: PageLevel): boolean {
  return level === 'region' || level === 'municipality';
}
export type PageView = (typeof PAGE_VIEWS)[number];

/** What a reader asks the network for: all of it stands in the address. */
export interface NetworkQuery {
  level: PageLevel;
  view: PageView;
  crossRegion: boolean;
  /** Ids, whatever the reader wrote. */
  topic: string | null;
  audience: string | null;
  sector: string | null;
  region: string | null;
  scope: string | null;
  role: Role | null;
  kind: string | null;
  from: string | null;
  to: string | null;
  /** EDTF, as rough as the reader likes. */
  asOf: string | null;
  successions: 'follow' | null;
  /** Null leaves it to us to keep the picture readable. */
  minWeight: number | null;
  edge: string | null;
  node: string | null;
  /** What of the picture is in view: how many times as large, and its corner; null for all. */
  camera: string | null;
  insight: Insight | null;
  /** The two ends of a way through what people did together, ids. */
  pathFrom: string | null;
  pathTo: string | null;
  /** Nothing but the chosen node and what is around it. */
  focus: boolean;
  /** How many steps around it; one unless told. */
  depth: '2' | null;
  /** Nodes that the reader does not want to see. */
  hide: readonly string[];
  /** What the reader looks for in the picture. */
  find: string | null;
}

/** Between the two ends of a line. */
export const JOINT = '--';

/** A point of view that cannot be used is no loss: all is in view. */
const CAMERA = /^\d{1,2}(\.\d{1,2})?,\d{1,4},\d{1,4}$/;
/** No picture is wider or higher, in its own px. */
const LARGEST_PICTURE = 1200;

/** A value that cannot be used: which, why, and the nearest one that can. */
export interface QueryProblem {
  field: string;
  value: string;
  reason:
    | 'year'
    | 'date'
    | 'future'
    | 'order'
    | 'number'
    | 'choice'
    | 'unknown'
    | 'parameter'
    | 'repeated'
    | 'edge'
    | 'colour'
    | 'radius'
    | 'font'
    | 'density';
  allowed?: readonly string[];
  near: string | null;
}

/** A value that no name is, and the id of what a search takes it for. */
export interface Guess {
  field: string;
  value: string;
  id: string;
}

/** A query in which nothing is chosen, asked or looked for; what is hidden stays hidden. */
export const NOTHING_CHOSEN = {
  edge: null,
  node: null,
  focus: false,
  depth: null,
  insight: null,
  pathFrom: null,
  pathTo: null,
  find: null,
  camera: null,
} as const satisfies Partial<NetworkQuery>;

export const NETWORK_PARAMETERS = [
  'level',
  'view',
  'crossRegion',
  'topic',
  'audience',
  'sector',
  'region',
  'scope',
  'role',
  'kind',
  'from',
  'to',
  'asOf',
  'successions',
  'minWeight',
  'edge',
  'node',
  'camera',
  'focus',
  'depth',
  'hide',
  'insight',
  'pathFrom',
  'pathTo',
  'find',
] as const;

/** What the parameters that name an entity may mean. */
const SOUGHT = {
  topic: { type: 'topic' },
  audience: { type: 'topic', kind: 'audience' },
  sector: { type: 'topic', kind: 'sector' },
  region: { type: 'region' },
  scope: { type: 'region' },
} as const satisfies Partial<Record<(typeof NETWORK_PARAMETERS)[number], Sought>>;

const ORGANISATION_KINDS = Object.keys(ENTITY_TYPES.organisation.kinds);

type Parameter = (typeof NETWORK_PARAMETERS)[number];

/**
 * Reads the query of an address. What cannot be used is told in `problems` and counts as not given, so that the
 * reader still gets a picture; what was not named but searched for is told in `guesses`.
 */
export function readNetworkQuery(
  given: Readonly<Record<string, string>>,
  snapshot: Snapshot,
): { query: NetworkQuery; problems: QueryProblem[]; guesses: Guess[] } {
  const problems: QueryProblem[] = [];
  const guesses: Guess[] = [];
  const text = (name: Parameter) => given[name]?.trim() || null;
  const refuse = (field: Parameter, rest: Omit<QueryProblem, 'field' | 'value'>) => {
    problems.push({ field, value: text(field) ?? '', ...rest });
    return null;
  };
  const choice = <T extends string>(name: Parameter, allowed: readonly T[]): T | null => {
    const value = text(name);
    if (value === null) return null;
    const found = allowed.find((one) => one === value);
    return found ?? refuse(name, { reason: 'choice', allowed, near: nearest(allowed, value) });
  };
  const entity = (name: keyof typeof SOUGHT): string | null => {
    const value = text(name);
    if (value === null) return null;
    const found = meantEntity(snapshot, value, SOUGHT[name]);
    return found?.id ?? refuse(name, { reason: 'unknown', near: nearName(snapshot, SOUGHT[name], value) });
  };
  const year = (name: 'from' | 'to'): string | null => {
    const value = text(name);
    return value === null || /^\d{4}$/.test(value) ? value : refuse(name, { reason: 'year', near: null });
  };
  const party = (name: 'pathFrom' | 'pathTo'): string | null => {
    const value = text(name);
    if (value === null) return null;
    const called = partyCalled(snapshot, value);
    if (called) return called.id;
    const taken = partyTakenFor(snapshot, value);
    if (!taken) return refuse(name, { reason: 'unknown', near: nearestPartyName(snapshot, value) });
    guesses.push({ field: name, value, id: taken.id });
    return taken.id;
  };
  const date = (name: 'asOf'): string | null => {
    const value = text(name);
    return value === null || dateSchema.safeParse(value).success
      ? value
      : refuse(name, { reason: 'date', near: null });
  };
  /** People are not drawn, so nobody's name is asked for here. */
  const withoutPersons = (field: 'edge' | 'node', ids: string | null): string | null =>
    ids?.split(JOINT).some((id) => snapshot.projection.entity(id)?.type === 'person')
      ? refuse(field, { reason: 'unknown', near: null })
      : ids;
  const hiddenNames = (): string[] => {
    const names = [...new Set((text('hide') ?? '').split(',').map((name) => name.trim()))].filter(Boolean);
    const known = names.filter((name) => isLegendEntry(name) || isDrawn(snapshot, name));
    for (const value of names.filter((name) => !known.includes(name)))
      problems.push({ field: 'hide', value, reason: 'unknown', near: nearestId(snapshot, value) });
    return known;
  };
  const query: NetworkQuery = {
    level: choice('level', PAGE_LEVELS) ?? 'region',
    view: choice('view', PAGE_VIEWS) ?? 'picture',
    crossRegion: choice('crossRegion', ['true', 'false']) === 'true',
    topic: entity('topic'),
    audience: entity('audience'),
    sector: entity('sector'),
    region: entity('region'),
    scope: entity('scope'),
    role: choice('role', COLLABORATION_ROLES),
    kind: choice('kind', ORGANISATION_KINDS),
    from: year('from'),
    to: year('to'),
    asOf: date('asOf'),
    successions: choice('successions', ['follow']),
    minWeight: wholeNumber(text('minWeight'), () => refuse('minWeight', { reason: 'number', near: null })),
    edge: withoutPersons('edge', edgeIn(text('edge'))),
    node: withoutPersons('node', text('node')),
    camera: cameraIn(text('camera') ?? ''),
    insight: choice('insight', INSIGHTS),
    pathFrom: party('pathFrom'),
    pathTo: party('pathTo'),
    focus: choice('focus', ['true', 'false']) === 'true',
    depth: choice('depth', ['1', '2']) === '2' ? '2' : null,
    hide: hiddenNames(),
    find: text('find'),
  };
  if (query.from && query.to && query.from > query.to) {
    refuse('to', { reason: 'order', near: null });
    query.to = null;
  }
  query.view = viewAt(query);
  return { query, problems, guesses };
}

/** Organisations alone have a map beside their picture; elsewhere the picture is one, or there is none. */
function cameraIn(text: string): string | null {
  const [, left = Infinity, top = Infinity] = CAMERA.test(text) ? text.split(',').map(Number) : [];
  return Math.max(left, top) < LARGEST_PICTURE ? text : null;
}

function viewAt({ level, view }: Pick<NetworkQuery, 'level' | 'view'>): PageView {
  return view === 'map' && level !== 'organisation' ? 'picture' : view;
}

/** Whether a picture may have an entity as a node. */
function isDrawn({ projection }: Snapshot, id: string): boolean {
  const entity = projection.entity(id);
  return entity !== undefined && entity.type !== 'person';
}

/** The line between two ids; its ends may stand in either order. */
function edgeIn(text: string | null): string | null {
  const ends = text?.split(JOINT) ?? [];
  return ends.length === 2 ? ends.sort(byText).join(JOINT) : text;
}

/** The known parameters that have one value, and those that have several: which of these counts would be a guess. */
export function givenOnce(
  given: Readonly<Record<string, string[]>>,
  known: readonly string[] = Object.keys(given),
): {
  once: Record<string, string>;
  repeated: QueryProblem[];
} {
  const all = Object.entries(given)
    .filter(([name]) => known.includes(name))
    .map(([name, values]) => [name, [...new Set(values)]] as const);
  const once = all.flatMap(([name, [value = '', ...others]]) => (others.length === 0 ? [[name, value]] : []));
  const repeated = all.filter(([, values]) => values.length > 1);
  return {
    once: Object.fromEntries(once) as Record<string, string>,
    repeated: repeated.map(([field, values]) => ({
      field,
      value: values.join(', '),
      reason: 'repeated',
      near: null,
    })),
  };
}

/** Parameters that an address of the network does not have, with the nearest that it has. */
export function unknownParameters(
  given: Readonly<Record<string, string>>,
  known: readonly string[],
): QueryProblem[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      field: name,
      value: given[name] ?? '',
      reason: 'parameter',
      allowed: known,
      near: nearest(known, name),
    }));
}

function wholeNumber(text: string | null, refuse: () => null): number | null {
  if (text === null) return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : refuse();
}

function nearName({ projection }: Snapshot, { type, kind }: Sought, value: string): string | null {
  const fitting = kind === undefined ? projection.ofType(type) : projection.ofKind(kind);
  return nearest([...fitting.map(({ id }) => id), ...fitting.flatMap(namesOf)], value);
}

/** The address of the network page for a query; `changes` replace parts of it. Defaults are left out. */
export function networkAddress(query: NetworkQuery, lang: Lang, changes: Partial<NetworkQuery> = {}): string {
  return pageAddress('network', lang, networkParameters({ ...query, ...changes }));
}

/** The parameters that say a query, defaults left out. */
export function networkParameters(query: NetworkQuery): Record<string, string> {
  const { level, view, crossRegion, minWeight, focus, hide, ...rest } = query;
  const all: Record<string, string | null> = {
    level: level === 'region' ? null : level,
    view: viewAt({ level, view }) === 'picture' ? null : view,
    crossRegion: crossRegion ? 'true' : null,
    focus: focus ? 'true' : null,
    hide: hide.join(',') || null,
    ...rest,
    minWeight: minWeight === null ? null : String(minWeight),
  };
  return Object.fromEntries(
    NETWORK_PARAMETERS.flatMap((name) => (all[name] ? [[name, all[name] as string]] : [])),
  );
}
