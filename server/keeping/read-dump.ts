import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { StatementsRefusedError, type StatementProblem } from '../directory/statement-problem.ts';
import type { Stored, StoredKind, StoredRecords } from '../store/graph-store.ts';
import { DUMP_FORMAT, type Dumped } from './dump.ts';
import { STORED_SCHEMAS } from './stored-schema.ts';

const KINDS = Object.keys(STORED_SCHEMAS) as StoredKind[];

const headerSchema = z.strictObject({
  kind: z.literal('solmu-dump'),
  format: z.int().positive(),
  solmu: z.string(),
  revision: z.int().positive(),
  counts: z.record(z.enum(KINDS), z.int().min(0)),
});
const trailerSchema = z.strictObject({ kind: z.literal('end'), lines: z.int(), sha256: z.string() });

/** A dump that was read to its end and found whole; `digest` tells whether it still is when it is read again. */
export interface WholeDump extends Dumped {
  path: string;
  digest: string;
}

/**
 * Reads a dump once from end to end and answers what it holds. Throws StatementsRefusedError with the first line that does
 * not fit: what it cannot be, what it names that is not there, or that the file was cut off or changed.
 */
export async function checkDump(path: string): Promise<WholeDump> {
  const digest = createHash('sha256');
  const check = dumpChecker(path);
  let header: z.infer<typeof headerSchema> | null = null;
  let lines = 0;
  let whole: string | null = null;
  for await (const line of linesOf(path)) {
    lines += 1;
    if (whole !== null) refuse(path, lines, 'line', '', 'something follows after the end of the dump');
    if (header === null) header = readHeader(path, line);
    else if (line.startsWith('{"kind":"end"')) whole = readTrailer(path, lines, line, digest.digest('hex'));
    else check.record(lines, parseLine(path, lines, line));
    if (whole === null) digest.update(`${line}\n`);
  }
  if (header === null) return refuse(path, 1, 'file', '', 'this file is empty');
  if (whole === null)
    return refuse(path, lines, 'file', '', 'the dump was cut off: its last line is missing');
  check.counts(lines, header.counts);
  return { path, digest: whole, revision: header.revision, counts: header.counts };
}

/** The things of a dump that was checked, in its order. Throws StatementsRefusedError where it has changed since. */
export async function* readDump({ path, digest }: WholeDump): AsyncGenerator<Stored> {
  const read = createHash('sha256');
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.startsWith('{"kind":"end"')) break;
    read.update(`${line}\n`);
    if (number > 1) yield JSON.parse(line) as Stored;
  }
  if (read.digest('hex') !== digest)
    refuse(path, number, 'sha256', digest, 'the file was changed while it was being restored');
}

function readHeader(path: string, line: string): z.infer<typeof headerSchema> {
  const content = parseLine(path, 1, line);
  const format = z.looseObject({ kind: z.literal('solmu-dump'), format: z.int() }).safeParse(content);
  if (!format.success) return refuse(path, 1, 'kind', line.slice(0, 60), 'this is no dump of a Solmu store');
  if (format.data.format > DUMP_FORMAT)
    return refuse(
      path,
      1,
      'format',
      String(format.data.format),
      `this Solmu reads dumps up to format ${DUMP_FORMAT}; use the newer Solmu that wrote it`,
    );
  return parsed(path, 1, headerSchema, content);
}

function readTrailer(path: string, number: number, line: string, digest: string): string {
  const trailer = parsed(path, number, trailerSchema, parseLine(path, number, line));
  if (trailer.lines !== number - 1)
    refuse(path, number, 'lines', String(trailer.lines), `the dump has ${number - 1} lines before its last`);
  if (trailer.sha256 !== digest)
    refuse(
      path,
      number,
      'sha256',
      trailer.sha256,
      `the lines have the digest ${digest}: the dump was changed`,
    );
  return digest;
}

function parseLine(path: string, number: number, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return refuse(path, number, 'line', line.slice(0, 60), `not JSON: ${(error as Error).message}`);
  }
}

function parsed<T extends z.ZodType>(
  path: string,
  number: number,
  schema: T,
  content: unknown,
  prefix: string[] = [],
): z.infer<T> {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue): StatementProblem => ({
    file: path,
    line: number,
    path: [...prefix, ...issue.path.map(String)].join('.') || 'line',
    value: shown(issue.path.reduce<unknown>(memberOf, content)),
    reason: issue.message,
  }));
  throw new StatementsRefusedError(problems);
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return value !== null && typeof value === 'object'
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '(missing)').slice(0, 100);
}

const recordSchema = z.strictObject({ kind: z.enum(KINDS), record: z.unknown() });

/** Checks records one by one: their shape, their order, and that what they name came before them. */
function dumpChecker(path: string) {
  const entities = new Set<string>();
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<StoredKind, number>;
  let last: { kind: StoredKind; key: string } | null = null;
  const check = <K extends StoredKind>(number: number, kind: K, record: StoredRecords[K]) => {
    const key = keyOf(kind, record);
    if (last && !isAfter(last, { kind, key }))
      refuse(
        path,
        number,
        'record.id',
        key,
        `out of order, or there twice: it stands after ${last.kind} ${last.key}`,
      );
    const missing = mentionedIn(kind, record).find(([, id]) => !entities.has(id));
    if (missing)
      refuse(path, number, `record.${missing[0]}`, missing[1], 'the dump has no entity with this id');
    if (kind === 'entity') entities.add(key);
    counts[kind] += 1;
    last = { kind, key };
  };
  return {
    record(number: number, content: unknown): void {
      const { kind, record } = parsed(path, number, recordSchema, content);
      parsed(path, number, STORED_SCHEMAS[kind], record, ['record']);
      check(number, kind, record as StoredRecords[typeof kind]);
    },
    counts(number: number, told: Record<StoredKind, number>): void {
      for (const kind of KINDS)
        if (counts[kind] !== told[kind])
          refuse(path, number, `counts.${kind}`, String(told[kind]), `the dump holds ${counts[kind]}`);
    },
  };
}

const KEYS: { [K in StoredKind]: (record: StoredRecords[K]) => string } = {
  source: ({ id }) => id,
  entity: ({ entity }) => entity.id,
  relation: ({ relation }) => relation.id,
  fact: ({ fact }) => fact.id,
  tombstone: ({ id }) => id,
  commit: ({ revision }) => String(revision).padStart(16, '0'),
  latest: ({ kind, id }) => `${kind} ${id}`,
};

function keyOf<K extends StoredKind>(kind: K, record: StoredRecords[K]): string {
  return KEYS[kind](record);
}

function isAfter(before: { kind: StoredKind; key: string }, now: { kind: StoredKind; key: string }): boolean {
  const kinds = KINDS.indexOf(now.kind) - KINDS.indexOf(before.kind);
  return kinds > 0 || (kinds === 0 && now.key > before.key);
}

/** The entities that a statement names, by the field that names them. */
function mentionedIn<K extends StoredKind>(kind: K, record: StoredRecords[K]): [field: string, id: string][] {
  if (kind === 'fact') return [['fact.entity', (record as StoredRecords['fact']).fact.entity]];
  if (kind !== 'relation') return [];
  const { from, to, scope, onBehalfOf } = (record as StoredRecords['relation']).relation;
  const named: [string, string | null][] = [
    ['relation.from.entity', 'entity' in from ? from.entity : null],
    ['relation.to.entity', 'entity' in to ? to.entity : null],
    ['relation.scope', scope],
    ['relation.onBehalfOf', onBehalfOf],
  ];
  return named.filter((one): one is [string, string] => one[1] !== null);
}

function refuse(file: string, line: number, path: string, value: string, reason: string): never {
  throw new StatementsRefusedError([{ file, line, path, value, reason }]);
}

const LINE_END = 0x0a;

/** The lines of a file, unpacked where it is a gzip; few of them are in memory at once. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const packed = isGzip(path);
  const file = createReadStream(path);
  const bytes = packed ? pipeline(file, createGunzip(), () => {}) : file;
  let rest: Buffer[] = [];
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, start)) {
        yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
    refuse(path, 1, 'file', '', `the gzip is damaged or was cut off (${(error as Error).message})`);
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(2);
    return readSync(file, start, 0, 2, 0) === 2 && start[0] === 0x1f && start[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}
