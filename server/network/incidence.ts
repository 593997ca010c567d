import { groupNumbers } from '../projection/group-numbers.ts';
import type { Projection } from '../projection/projection.ts';
import { byText } from './ground.ts';

/** Which nodes take part in which activities, one membership a row: places of both, and what says so. */
export interface Memberships {
  readonly activity: readonly number[];
  readonly node: readonly number[];
  /** The number of the relation behind it. */
  readonly relation: readonly number[];
  /** The place of who had the role: the node itself, or who it stands for. */
  readonly actor: readonly number[];
}

/**
 * Memberships as a sparse matrix. Nodes are numbered by id, activities in list order; a cell is one node in one
 * activity, with all memberships that say so. Cells stand by activity, then node.
 */
export interface Incidence {
  /** By number: the place in the projection. */
  readonly nodes: Uint32Array;
  readonly activities: Uint32Array;
  readonly cellNode: Uint32Array;
  readonly cellActivity: Uint32Array;
  /** The cells of activity a are `activityFrom[a] … activityFrom[a + 1] - 1`. */
  readonly activityFrom: Uint32Array;
  /** The cells of node n are `nodeCells[nodeFrom[n]] … nodeCells[nodeFrom[n + 1] - 1]`, by activity. */
  readonly nodeFrom: Uint32Array;
  readonly nodeCells: Uint32Array;
  /** The rows behind cell c are `rows[rowFrom[c]] … rows[rowFrom[c + 1] - 1]`, in their order. */
  readonly rows: Uint32Array;
  readonly rowFrom: Uint32Array;
}

export function buildIncidence(projection: Projection, { activity, node }: Memberships): Incidence {
  const nodes = distinctById(projection, node);
  const activities = Uint32Array.from(new Set(activity)).sort();
  const nodeNumbers = Uint32Array.from(node, numbering(projection.size, nodes));
  const activityNumbers = Uint32Array.from(activity, numbering(projection.size, activities));
  // Sorted by the lesser key first, then by the greater one, each pass keeping the order it finds.
  const byNode = groupNumbers(nodes.length, nodeNumbers).items;
  const byActivity = groupNumbers(
    activities.length,
    byNode.map((row) => activityNumbers[row] as number),
  ).items;
  const rows = byActivity.map((at) => byNode[at] as number);
  const cells = cellsOf(rows, nodeNumbers, activityNumbers);
  const ofNode = groupNumbers(nodes.length, cells.cellNode);
  return {
    nodes,
    activities,
    ...cells,
    activityFrom: groupNumbers(activities.length, cells.cellActivity).offsets,
    nodeFrom: ofNode.offsets,
    nodeCells: ofNode.items,
    rows,
  };
}

function distinctById(projection: Projection, places: readonly number[]): Uint32Array {
  const named = [...new Set(places)].map((place) => ({ place, id: projection.idAt(place) }));
  return Uint32Array.from(
    named.sort((a, b) => byText(a.id, b.id)),
    ({ place }) => place,
  );
}

function numbering(size: number, places: Uint32Array): (place: number) => number {
  const numbers = new Uint32Array(size);
  for (const [number, place] of places.entries()) numbers[place] = number;
  return (place) => numbers[place] as number;
}

function cellsOf(rows: Uint32Array, node: Uint32Array, activity: Uint32Array) {
  const cellNode: number[] = [];
  const cellActivity: number[] = [];
  const rowFrom: number[] = [];
  for (const [at, row] of rows.entries()) {
    const last = cellNode.length - 1;
    if (cellNode[last] === node[row] && cellActivity[last] === activity[row]) continue;
    cellNode.push(node[row] as number);
    cellActivity.push(activity[row] as number);
    rowFrom.push(at);
  }
  return {
    cellNode: Uint32Array.from(cellNode),
    cellActivity: Uint32Array.from(cellActivity),
    rowFrom: Uint32Array.from([...rowFrom, rows.length]),
  };
}
