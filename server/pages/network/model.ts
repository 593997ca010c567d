import type { RawPath } from '../../network/paths.ts';
import type { Certainty } from '../../vocabulary/certainty.ts';
import type { SceneArea } from '../../scene/areas.ts';
import type { EntityType } from '../../vocabulary/kinds.ts';
import type { YearSpan } from '../../locales/dates.ts';
import type { PageLevel } from './query.ts';

/** A network as the page shows it: picture, table and panel are three views of this. */
export interface NetworkModel {
  level: PageLevel;
  /** Its nodes lie on the map of Finland. */
  map: boolean;
  /** What hangs together and is named behind the picture. */
  areas?: readonly SceneArea[];
  /** Where nodes stand for places: who is there. */
  standing?: ReadonlyMap<string, readonly ModelNode[]>;
  nodes: readonly ModelNode[];
  edges: readonly ModelEdge[];
  /** How many weaker lines are left out. */
  hidden: number;
  /** By node, how many of its own lines are left out as too weak. */
  weaker: ReadonlyMap<string, number>;
  /** How many organisations took part but have no place at this level, such as national ones. */
  unplaced: number;
  /** The least weight that is shown. */
  least: number;
  /** The way between two that is asked for: its entities in order; null where none is, or there is none. */
  way: RawPath | null;
  /** Whether we chose `least` to keep the picture readable. */
  automatic: boolean;
}

export interface ModelNode {
  id: string;
  type: EntityType;
  /** A unit wears its parent's kind. */
  kind: string | null;
  /** What it is, in words. */
  label: string;
  name: string;
  /** A shorter name, such as a project's acronym, for its label in a picture. */
  short: string | null;
  nameLang: string | null;
  url: string;
  /** 0 to 1000; null where the level has no places. */
  x: number | null;
  y: number | null;
  /** In how many undertakings it has a part. */
  size: number;
  /** An undertaking that others hang from. */
  hub: boolean;
  region: { id: string; name: string } | null;
}

export interface ModelActivity {
  id: string;
  name: string;
  /** The language of the name where it is not the page's. */
  nameLang: string | null;
  url: string;
  type: EntityType;
  kind: string | null;
  period: YearSpan | null;
}

/** A line: between two that share undertakings, or from a party to its undertaking. */
export interface ModelEdge {
  id: string;
  from: string;
  to: string;
  /** Shared undertakings, or the weight of the party's strongest role. */
  weight: number;
  certainty: Certainty;
  /** The party's roles in words; empty where the line stands for several undertakings. */
  roles: readonly string[];
  /** The undertakings behind it. */
  activities: readonly ModelActivity[];
  /** The relations behind it, undertaking by undertaking, those of a side weightiest first. */
  relations: readonly EdgeRelation[];
}

/** Who had a part in an undertaking, and which end of a shared line that party stands for; null where the line is its own. */
export interface EdgeRelation {
  activity: string;
  id: string;
  actor: string;
  end: string | null;
}

/** The relations of a line by the end that they stand for, those that an end itself had before those of others there. */
export function byEnd({ from, to, relations }: ModelEdge): [end: string | null, EdgeRelation[]][] {
  return [from, to, null].flatMap((end): [string | null, EdgeRelation[]][] => {
    const own = relations.filter((one) => one.end === end);
    const first = (one: EdgeRelation) => Number(one.actor === end);
    return own.length === 0 ? [] : [[end, own.toSorted((a, b) => first(b) - first(a))]];
  });
}

/** The edges of the model that touch a node, strongest first. */
export function edgesOf({ edges }: NetworkModel, node: string): ModelEdge[] {
  return edges.filter(({ from, to }) => from === node || to === node).toSorted(byStrength);
}

/** The line that stands for each step of the way; null for a step that is not in the network. */
export function linesOfWay({ edges, way }: Pick<NetworkModel, 'edges' | 'way'>): (ModelEdge | null)[] {
  const byEnds = new Map(edges.flatMap((edge) => [[`${edge.from} ${edge.to}`, edge] as const]));
  return (way?.nodes ?? []).slice(1).map((to, at) => {
    const from = way?.nodes[at] as string;
    return byEnds.get(`${from} ${to}`) ?? byEnds.get(`${to} ${from}`) ?? null;
  });
}

/** By node, how many of its lines are not among those kept. */
export function weakerAt(
  edges: readonly ModelEdge[],
  kept: readonly ModelEdge[],
): ReadonlyMap<string, number> {
  const shown = new Set(kept);
  const ends = edges.filter((edge) => !shown.has(edge)).flatMap(({ from, to }) => [from, to]);
  return new Map([...Map.groupBy(ends, (end) => end)].map(([end, { length }]) => [end, length]));
}

/** Strongest first, then by id. */
export function byStrength(a: ModelEdge, b: ModelEdge): number {
  return b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

/** The node of the model with this id. Throws RangeError for an edge's end that is not among the nodes. */
export function nodeOf({ nodes }: NetworkModel, id: string): ModelNode {
  const found = nodes.find((node) => node.id === id);
  if (!found) throw new RangeError(`The network has no node "${id}"`);
  return found;
}

/** From the first year to the last that any of the periods tells. */
export function yearsSpanned(activities: readonly ModelActivity[]): string | null {
  const years = activities.flatMap(({ period }) =>
    [period?.from, period?.to, period?.by].flatMap((end) => (end ? [end.date.slice(0, 4)] : [])),
  );
  if (years.length === 0) return null;
  const [first, last] = [years.reduce((a, b) => (a < b ? a : b)), years.reduce((a, b) => (a > b ? a : b))];
  return first === last ? first : `${first}–${last}`;
}
