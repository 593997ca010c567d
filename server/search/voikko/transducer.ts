import { passFlag, readFlags, type Flag } from './flags.ts';

/** Rewrites a word as its analyses, by a file in Voikko's VFST format. */
export interface Transducer {
  /**
   * The analyses of a word in the order of the file, each once; none for a word it does not know. A word that takes
   * too many steps, or has too many analyses, gets those found until then.
   */
  analyse(word: string): string[];
}

/** Thrown for bytes that are no transducer of this format. */
export class TransducerFormatError extends Error {
  override name = 'TransducerFormatError';
}

/**
 * Reads a transducer: 16 bytes of header, a table of symbols (a count and as many texts that end in 0), then cells.
 * A cell is a transition: the symbols in and out, the state it leads to and how many more follow from its own state.
 * A state is the place of its first cell. Bytes without weights are read where they stand, so that threads may share
 * them. Source: the format as libvoikko writes it (voikko.puimula.org).
 */
export function readTransducer(bytes: Uint8Array): Transducer {
  const machine = readMachine(bytes);
  return { analyse: (word) => analyse(machine, word) };
}

interface Machine {
  readonly symbols: readonly string[];
  readonly flags: readonly (Flag | null)[];
  readonly features: number;
  readonly letters: ReadonlyMap<string, number>;
  /** Symbols below take no letter: nothing at all, and flags. */
  readonly firstLetter: number;
  /** Four by cell, the first two of use: the symbols in and out. */
  readonly pairs: Uint16Array;
  /** Two by cell, the second of use: the target in the low 24 bits, the count of those that follow above. */
  readonly targets: Uint32Array;
}

const COOKIES = [0x00_01_3a_6e, 0x00_03_51_fa] as const;
const WEIGHTED_AT = 8;
const SYMBOLS_AT = 16;
const CELL = 8;

function readMachine(bytes: Uint8Array): Machine {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < SYMBOLS_AT + 2 || COOKIES.some((part, at) => view.getUint32(4 * at, true) !== part))
    throw new TransducerFormatError('The file does not begin as a VFST transducer does');
  const { symbols, end } = readSymbols(bytes, view.getUint16(SYMBOLS_AT, true));
  const { flags, features } = readFlags(symbols);
  const firstLetter = symbols.findIndex((_, at) => at > 0 && !flags[at]);
  const letters = symbols.flatMap((symbol, at) =>
    at >= firstLetter && [...symbol].length === 1 ? [[symbol, at] as const] : [],
  );
  const cells = bytes[WEIGHTED_AT] === 1 ? unweighted(view, end) : cellsInPlace(bytes, end);
  if (cells.length === 0) throw new TransducerFormatError('The file ends before its first transition');
  return {
    symbols,
    flags,
    features,
    letters: new Map(letters),
    firstLetter,
    pairs: new Uint16Array(cells.buffer, cells.byteOffset, cells.length / 2),
    targets: new Uint32Array(cells.buffer, cells.byteOffset, cells.length / 4),
  };
}

function readSymbols(bytes: Uint8Array, count: number): { symbols: string[]; end: number } {
  const decoder = new TextDecoder();
  const symbols: string[] = [];
  let at = SYMBOLS_AT + 2;
  while (symbols.length < count) {
    const end = bytes.indexOf(0, at);
    if (end < 0) throw new TransducerFormatError(`The file ends within its ${count} symbols`);
    symbols.push(decoder.decode(bytes.slice(at, end)));
    at = end + 1;
  }
  return { symbols, end: at };
}

function cellsInPlace(bytes: Uint8Array, end: number): Uint8Array {
  const start = roundUp(end, CELL);
  const cells = bytes.subarray(start, start + roundDown(bytes.length - start, CELL));
  return cells.byteOffset % 4 === 0 ? cells : cells.slice();
}

const WEIGHTED_CELL = 16;
const MOST_CELLS = 1 << 24;

/** The same cells without their weights: which analysis is likelier is of no use here. */
function unweighted(view: DataView, end: number): Uint8Array {
  const start = roundUp(end, WEIGHTED_CELL);
  const count = Math.max(0, Math.floor((view.byteLength - start) / WEIGHTED_CELL));
  if (count > MOST_CELLS) throw new TransducerFormatError(`${count} weighted transitions are too many`);
  const cells = new DataView(new ArrayBuffer(count * CELL));
  for (let cell = 0; cell < count; cell++) {
    const [from, to] = [start + cell * WEIGHTED_CELL, cell * CELL];
    cells.setUint16(to, view.getUint32(from, true) & 0xffff, true);
    cells.setUint16(to + 2, view.getUint32(from + 4, true) & 0xffff, true);
    cells.setUint32(to + 4, (view.getUint32(from + 8, true) | (view.getUint8(from + 14) << 24)) >>> 0, true);
  }
  return new Uint8Array(cells.buffer);
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}

function roundDown(value: number, to: number): number {
  return Math.max(0, Math.floor(value / to) * to);
}

/** The symbol in of the cell that ends a word. */
const FINAL = 0xffff;
/** So many follow that the count stands in a cell of its own, the second. */
const MANY = 0xff;
const MOST_STEPS = 50_000;
const MOST_ANALYSES = 64;
const DEEPEST = 500;

/** One word on its way through the machine. */
interface Walk {
  readonly machine: Machine;
  readonly input: readonly number[];
  readonly values: Int16Array;
  readonly output: number[];
  readonly found: Set<string>;
  steps: number;
}

function analyse(machine: Machine, word: string): string[] {
  const input: number[] = [];
  for (const letter of word) {
    const symbol = machine.letters.get(letter);
    if (symbol === undefined) return [];
    input.push(symbol);
  }
  const values = new Int16Array(machine.features);
  const walk: Walk = { machine, input, values, output: [], found: new Set(), steps: MOST_STEPS };
  follow(walk, 0, 0, 0);
  return [...walk.found];
}

/** The cells of a state stand in the order of their symbols in: those that read nothing, letters, the end. */
function follow(walk: Walk, state: number, at: number, depth: number): void {
  const { pairs, firstLetter } = walk.machine;
  const { second, last } = rangeOf(walk.machine, state);
  const next = (cell: number) => (cell === state ? second : cell + 1);
  for (let cell = state; cell <= last; cell = next(cell)) {
    const symbol = pairs[4 * cell] as number;
    if (symbol >= firstLetter) break;
    passUnread(walk, symbol, cell, at, depth);
  }
  const wanted = walk.input[at] ?? FINAL;
  if (wanted === FINAL) {
    if (pairs[4 * last] === FINAL) accept(walk);
    return;
  }
  if (pairs[4 * state] === wanted) pass(walk, state, at + 1, depth);
  let cell = firstReading(pairs, wanted, second, last);
  while (cell <= last && pairs[4 * cell] === wanted) pass(walk, cell++, at + 1, depth);
}

function rangeOf({ targets }: Machine, state: number): { second: number; last: number } {
  const more = (targets[2 * state + 1] as number) >>> 24;
  if (more < MANY) return { second: state + 1, last: state + more };
  return { second: state + 2, last: state + 1 + (targets[2 * state + 2] as number) };
}

function firstReading(pairs: Uint16Array, symbol: number, from: number, last: number): number {
  let low = from;
  let high = last + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[4 * middle] as number) < symbol) low = middle + 1;
    else high = middle;
  }
  return low;
}

function accept({ machine, output, found }: Walk): void {
  if (found.size < MOST_ANALYSES) found.add(output.map((symbol) => machine.symbols[symbol]).join(''));
}

/** Passes a cell that reads nothing, if its flag allows; what the flag set is undone on the way back. */
function passUnread(walk: Walk, symbol: number, cell: number, at: number, depth: number): void {
  const flag = walk.machine.flags[symbol];
  if (!flag) return pass(walk, cell, at, depth);
  const before = walk.values[flag.feature] as number;
  const after = passFlag(flag, before);
  if (after < 0) return;
  walk.values[flag.feature] = after;
  pass(walk, cell, at, depth);
  walk.values[flag.feature] = before;
}

function pass(walk: Walk, cell: number, at: number, depth: number): void {
  walk.steps -= 1;
  if (walk.steps <= 0 || depth >= DEEPEST) return;
  const { pairs, targets, flags } = walk.machine;
  const out = pairs[4 * cell + 1] as number;
  const says = out !== 0 && !flags[out];
  if (says) walk.output.push(out);
  follow(walk, (targets[2 * cell + 1] as number) & 0xff_ff_ff, at, depth + 1);
  if (says) walk.output.pop();
}
