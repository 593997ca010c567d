import type { Entity } from '../contract/entity.ts';
import { byText } from '../network/ground.ts';
import { JOINT, type NetworkQuery, type QueryProblem } from '../pages/network/query.ts';
import { meantEntity, nearestId } from '../reading/find.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a picture has nodes of. */
const NODES = ['organisation', 'project', 'programme', 'practice', 'event', 'topic', 'region'] as const;
interface Choice {
  node: string | null;
  edge: string | null;
  /** The names that nothing has: what they were to choose is not chosen. */
  unknown: readonly QueryProblem[];
}

/** What an address chooses, by ids or by names; the ends of a line may stand in either order. */
export function readChoice(snapshot: Snapshot, { node, edge }: Pick<NetworkQuery, 'node' | 'edge'>): Choice {
  const found = node === null ? null : meantNode(snapshot, node);
  const line = edge === null ? { edge: null, unknown: [] } : readLine(snapshot, edge);
  const slips = node !== null && found === null ? [unknownName(snapshot, 'node', node)] : [];
  return { node: found, edge: line.edge, unknown: [...slips, ...line.unknown] };
}

function readLine(snapshot: Snapshot, text: string): Omit<Choice, 'node'> {
  const ends = text.split(JOINT).map((end) => end.trim());
  if (ends.length !== 2 || ends.includes(''))
    return { edge: null, unknown: [{ field: 'edge', value: text, reason: 'edge', near: null }] };
  const found = ends.flatMap((end) => meantNode(snapshot, end) ?? []);
  if (found.length === 2) return { edge: found.sort(byText).join(JOINT), unknown: [] };
  const strangers = ends.filter((end) => meantNode(snapshot, end) === null);
  return { edge: null, unknown: [unknownEnds(snapshot, strangers)] };
}

/** One slip however many ends are unknown; what was meant is guessed only when it is for all of them. */
function unknownEnds(snapshot: Snapshot, ends: readonly string[]): QueryProblem {
  const meant = ends.flatMap((end) => nearestId(snapshot, end) ?? []);
  return {
    field: 'edge',
    value: ends.join(JOINT),
    reason: 'unknown',
    near: meant.length === ends.length ? meant.join(JOINT) : null,
  };
}

/** What a host means by an id or a name; nobody is found by a person's name. */
export function meantThing(snapshot: Snapshot, text: string): Entity | undefined {
  return NODES.flatMap((type) => meantEntity(snapshot, text, { type }) ?? [])[0];
}

function meantNode(snapshot: Snapshot, text: string): string | null {
  return meantThing(snapshot, text)?.id ?? null;
}

function unknownName(snapshot: Snapshot, field: string, value: string): QueryProblem {
  return { field, value, reason: 'unknown', near: nearestId(snapshot, value) };
}
