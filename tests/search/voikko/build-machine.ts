/** A transition of a machine made by hand: what it reads and says ('' for nothing), and the state it leads to. */
export type Step = readonly [reads: string, says: string, to: string];

/** States by name, the first being where words begin; `end` marks those where a word may end. */
export type States = Readonly<Record<string, { steps: readonly Step[]; end?: boolean }>>;

const FINAL = { plain: 0xffff, weighted: 0xffffffff };
const MANY = 255;

interface Cell {
  reads: number;
  says: number;
  to: string | null;
  more: number;
}

/** The bytes of a transducer in Voikko's format, with or without weights. */
export function buildMachine(states: States, { weighted = false } = {}): Uint8Array {
  const symbols = symbolsOf(states);
  const cells: Cell[] = [];
  const places = new Map<string, number>();
  for (const [name, { steps, end = false }] of Object.entries(states)) {
    places.set(name, cells.length);
    cells.push(...cellsOf(steps, end, symbols));
  }
  const table = Buffer.concat([
    Buffer.from([symbols.length & 255, symbols.length >> 8]),
    ...symbols.map((text) => Buffer.from(`${text}\0`)),
  ]);
  const size = weighted ? 16 : 8;
  const start = Math.ceil((16 + table.length) / size) * size;
  const bytes = Buffer.alloc(start + cells.length * size);
  bytes.writeUInt32LE(0x00013a6e, 0);
  bytes.writeUInt32LE(0x000351fa, 4);
  bytes[8] = Number(weighted);
  table.copy(bytes, 16);
  cells.forEach((cell, at) => writeCell(bytes, start + at * size, cell, places, weighted));
  return bytes;
}

/** Nothing, then flags, then letters, then all else. */
function symbolsOf(states: States): string[] {
  const all = new Set(
    Object.values(states).flatMap(({ steps }) => steps.flatMap(([reads, says]) => [reads, says])),
  );
  const rank = (symbol: string) => (symbol.startsWith('@') ? 0 : symbol.length === 1 ? 1 : 2);
  const sorted = [...all].filter(Boolean).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return ['', ...sorted];
}

function cellsOf(steps: readonly Step[], end: boolean, symbols: readonly string[]): Cell[] {
  const cells = steps
    .map(([reads, says, to]): Cell => ({
      reads: symbols.indexOf(reads),
      says: symbols.indexOf(says),
      to,
      more: 0,
    }))
    .toSorted((a, b) => a.reads - b.reads);
  if (end) cells.push({ reads: FINAL.plain, says: 0, to: null, more: 0 });
  const [first, ...rest] = cells;
  if (!first) throw new Error('A state needs a step or an end');
  if (rest.length < MANY) return [{ ...first, more: rest.length }, ...rest];
  return [{ ...first, more: MANY }, { reads: rest.length, says: 0, to: null, more: -1 }, ...rest];
}

function writeCell(
  bytes: Buffer,
  at: number,
  { reads, says, to, more }: Cell,
  places: ReadonlyMap<string, number>,
  weighted: boolean,
): void {
  const target = to === null ? 0 : (places.get(to) as number);
  const count = Math.max(0, more);
  if (weighted) {
    bytes.writeUInt32LE(reads === FINAL.plain ? FINAL.weighted : reads, at);
    bytes.writeUInt32LE(says, at + 4);
    bytes.writeUInt32LE(target, at + 8);
    bytes.writeUInt8(count, at + 14);
  } else {
    bytes.writeUInt16LE(reads, at);
    bytes.writeUInt16LE(says, at + 2);
    bytes.writeUInt32LE((target | (count << 24)) >>> 0, at + 4);
  }
}
