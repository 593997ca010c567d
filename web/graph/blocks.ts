import type { Point } from '../../server/scene/lines.ts';
import type { Group } from './elements.ts';

/** Room for a node with its name beside or under it. */
const NAMED: Cell = { width: 150, height: 76 };
/** Those of no group stand closer: there are many, and few are asked for. */
const CLOSE: Cell = { width: 92, height: 62 };
/** Room around a block for its box and its title. */
const GAP = 76;
/** A block is somewhat wider than high, as a word is. */
const WIDER = 1.6;

interface Cell {
  width: number;
  height: number;
}

interface Block {
  members: readonly string[];
  cell: Cell;
  columns: number;
  width: number;
  height: number;
}

/**
 * Places for groups that lie side by side and share no room: each a block of rows and columns, the largest first, in
 * rows that together have about the form of the view, `aspect` times as wide as high. The `others`, who belong to no
 * group, are in a block, too, and the centre, in none of them, stands by itself in the middle row.
 */
export function blockPlaces(
  groups: readonly Group[],
  { centre, others, aspect }: { centre: string; others: readonly string[]; aspect: number },
): Map<string, Point> {
  const blocks = [...groups.map(({ members }) => blockOf(members, NAMED)), blockOf(others, CLOSE)]
    .filter(({ members }) => members.length > 0)
    .toSorted((a, b) => b.width * b.height - a.width * a.height);
  const area = blocks.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const rows = inRows(blocks, Math.sqrt(area * aspect));
  rows[Math.floor(rows.length / 2)]?.push(blockOf([centre], NAMED));
  return placed(rows);
}

function blockOf(members: readonly string[], cell: Cell): Block {
  const columns = Math.ceil(Math.sqrt((members.length * WIDER * cell.height) / cell.width));
  const rows = Math.ceil(members.length / Math.max(1, columns));
  return { members, cell, columns, width: columns * cell.width, height: rows * cell.height };
}

function inRows(blocks: readonly Block[], widest: number): Block[][] {
  const rows: Block[][] = [[]];
  let width = 0;
  for (const block of blocks) {
    const row = rows.at(-1)!;
    if (row.length > 0 && width + block.width > widest) {
      rows.push([block]);
      width = block.width + GAP;
    } else {
      row.push(block);
      width += block.width + GAP;
    }
  }
  return rows;
}

function placed(rows: readonly (readonly Block[])[]): Map<string, Point> {
  const places = new Map<string, Point>();
  let top = 0;
  for (const row of rows) {
    const height = Math.max(...row.map((block) => block.height));
    let left = 0;
    for (const block of row) {
      const above = top + (height - block.height) / 2;
      for (const [index, id] of block.members.entries())
        places.set(id, {
          x: left + ((index % block.columns) + 0.5) * block.cell.width,
          y: above + (Math.floor(index / block.columns) + 0.5) * block.cell.height,
        });
      left += block.width + GAP;
    }
    top += height + GAP;
  }
  return places;
}
