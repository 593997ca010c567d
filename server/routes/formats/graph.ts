import type { EntitySummary } from '../../contract/answers.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { strongestCertainty } from '../../vocabulary/certainty.ts';
import { roleOf } from '../../vocabulary/roles.ts';
import { edtfOf } from './edtf.ts';
import type {
  EntityExport,
  ExportedEdge,
  ExportedEvidence,
  ExportedRelation,
  GraphEdge,
  GraphExport,
  GraphNode,
  NetworkExport,
} from './exported.ts';

const MIDDLE = 500;
/** Around the middle in rings: the first one's radius, and how far apart neighbours and rings are. */
const FIRST_RING = 300;
const BESIDE = 60;
const BETWEEN_RINGS = 110;

/**
 * An entity in the middle of what its relations join it to, a directed edge for each, the weightiest of its neighbours
 * where there are more than `most`. Placeholders are not drawn.
 */
export function graphOfEntity(exported: EntityExport, most = Infinity): GraphExport {
  const { entity, relations, facts: _facts, places, ...head } = exported;
  const all = relations.flatMap((relation) => relationEdge(relation) ?? []);
  const ends = new Map(
    relations.flatMap(({ from, to }) => [from, to].flatMap((end) => ('id' in end ? [[end.id, end]] : []))),
  );
  const kept = weightiest(all, entity.id, most);
  const edges = all.filter(({ from, to }) => kept.has(from) && kept.has(to));
  const around = [...ends.values()].filter(({ id }) => id !== entity.id && kept.has(id));
  const spots = ringSpots(around.length);
  const node = (one: EntitySummary, x: number, y: number): GraphNode => ({
    id: one.id,
    name: one.name,
    type: one.type,
    kind: one.kind,
    label: one.label,
    url: head.origin + one.url,
    region: places.get(one.id)?.id ?? null,
    regionName: places.get(one.id)?.name ?? null,
    size: edges.filter(({ from, to }) => from === one.id || to === one.id).length,
    x,
    y,
  });
  return {
    ...head,
    title: wordsIn(head.lang)('export.around', { name: entity.name }),
    directed: true,
    cut: edges.length < all.length ? { shown: edges.length, total: head.cut?.total ?? all.length } : head.cut,
    nodes: [node(entity, MIDDLE, MIDDLE), ...around.map((one, index) => node(one, ...spots[index]!))],
    edges,
  };
}

/** The centre and its neighbours by their weightiest edge, at most so many, in the order of the edges where alike. */
function weightiest(edges: readonly GraphEdge[], centre: string, most: number): Set<string> {
  const weights = new Map<string, number>();
  for (const { from, to, weight } of edges)
    for (const id of [from, to]) weights.set(id, Math.max(weight, weights.get(id) ?? 0));
  weights.delete(centre);
  const ranked = [...weights].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
  return new Set([centre, ...ranked.slice(0, most)]);
}

function relationEdge(relation: ExportedRelation): GraphEdge | null {
  const { id, role, label, from, to, period, evidence } = relation;
  if (!('id' in from) || !('id' in to)) return null;
  return {
    id,
    from: from.id,
    to: to.id,
    label,
    weight: roleOf(role).weight,
    certainty: strongestCertainty(evidence.map(({ certainty }) => certainty)),
    crossRegion: null,
    activities: [],
    roles: [{ role, label }],
    period: edtfOf(period),
    ...sourcesOf(evidence),
  };
}

/** Places on rings around the middle, as many as asked for, each ring as full as names allow. */
function ringSpots(count: number): [x: number, y: number][] {
  const spots: [number, number][] = [];
  for (let ring = 0; spots.length < count; ring += 1) {
    const radius = FIRST_RING + ring * BETWEEN_RINGS;
    const room = Math.floor((2 * Math.PI * radius) / BESIDE);
    const here = Math.min(room, count - spots.length);
    for (let place = 0; place < here; place += 1) {
      const angle = ((place + (ring % 2) / 2) / here) * 2 * Math.PI - Math.PI / 2;
      spots.push([tenth(MIDDLE + radius * Math.cos(angle)), tenth(MIDDLE + radius * Math.sin(angle))]);
    }
  }
  return spots;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A network as a graph. */
export function graphOfNetwork({ nodes, edges, level: _level, ...head }: NetworkExport): GraphExport {
  return {
    ...head,
    nodes: nodes.map((node) => ({ ...node, url: head.origin + node.url })),
    edges: edges.map(networkEdge),
  };
}

function networkEdge({ id, from, to, weight, certainty, crossRegion, activities }: ExportedEdge): GraphEdge {
  const roles = activities.flatMap((one) => [...one.from, ...one.to]);
  const shared = activities.flatMap(({ activity }) => activity ?? []);
  const labels = shared.length > 0 ? shared.map(({ name }) => name) : roles.map(({ label }) => label);
  return {
    id,
    from,
    to,
    label: [...new Set(labels)].join('; '),
    weight,
    certainty,
    crossRegion,
    activities: shared.map(({ id: key, name }) => ({ id: key, name })),
    roles: [...new Map(roles.map(({ role, label }) => [role, { role, label }])).values()],
    period: null,
    ...sourcesOf(activities.flatMap(({ relations }) => relations.flatMap(({ evidence }) => evidence))),
  };
}

function sourcesOf(evidence: readonly ExportedEvidence[]): Pick<GraphEdge, 'sources' | 'withheld'> {
  const sources = new Map(evidence.map(({ source }) => [source.id, { id: source.id, title: source.title }]));
  return {
    sources: [...sources.values()],
    withheld: evidence.filter(({ withheld }) => withheld).length,
  };
}
