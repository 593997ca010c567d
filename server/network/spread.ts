import type { Point } from '../scene/lines.ts';
import { listUnder } from './ground.ts';

export interface Placed extends Point {
  id: string;
  /** Stays where it is; the others make room. */
  fixed?: boolean;
}

export interface Spacing {
  /** How far apart two nodes lie at least, across and down: labels are wider than high. */
  x: number;
  y: number;
}

const MOST_ROUNDS = 80;
const FEWEST_ROUNDS = 10;
/** Rounds × nodes. */
const BUDGET = 200_000;
const GOLDEN_ANGLE = 2.399963229728653;

/**
 * Moves nodes apart until no two are closer than the spacing, or the rounds are used up. The same input gives the same
 * output; what has room does not move. The caller's points are not changed.
 */
export function spread(nodes: readonly Placed[], spacing: Spacing): Placed[] {
  const placed = nodes.map((node, index) => ({ ...node, index }));
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, Math.floor(BUDGET / placed.length)));
  for (let round = 0; round < rounds; round += 1) if (!pushApart(placed, spacing)) break;
  return placed.map(({ index: _index, ...node }) => node);
}

type Indexed = Placed & { index: number };

/** One round; tells whether anything moved. Only nodes of the same or a neighbouring cell can be too close. */
function pushApart(nodes: Indexed[], spacing: Spacing): boolean {
  const cells = new Map<string, Indexed[]>();
  const cellOf = ({ x, y }: Point) => [Math.floor(x / spacing.x), Math.floor(y / spacing.y)] as const;
  for (const node of nodes) listUnder(cells, cellOf(node).join(' ')).push(node);
  let moved = false;
  for (const node of nodes) {
    const [column, row] = cellOf(node);
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const other of cells.get(`${column + dx} ${row + dy}`) ?? [])
          if (other.index > node.index && separate(node, other, spacing)) moved = true;
  }
  return moved;
}

function separate(a: Indexed, b: Indexed, spacing: Spacing): boolean {
  if (a.fixed && b.fixed) return false;
  const across = (b.x - a.x) / spacing.x;
  const down = (b.y - a.y) / spacing.y;
  const distance = Math.hypot(across, down);
  if (distance >= 0.999) return false;
  // Two on the same spot leave it in a direction of their own.
  const angle = distance < 1e-6 ? b.index * GOLDEN_ANGLE : Math.atan2(down, across);
  const missing = 1 - distance;
  const share = a.fixed || b.fixed ? missing : missing / 2;
  const step = { x: Math.cos(angle) * share * spacing.x, y: Math.sin(angle) * share * spacing.y };
  if (!a.fixed) Object.assign(a, { x: a.x - step.x, y: a.y - step.y });
  if (!b.fixed) Object.assign(b, { x: b.x + step.x, y: b.y + step.y });
  return true;
}
