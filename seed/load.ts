import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { sourceSchema, type Source } from '../server/contract/evidence.ts';
import { applyStatements, type ApplyReport, type Clock } from '../server/directory/apply-changes.ts';
import type { SourceStatements } from '../server/directory/statements.ts';
import { documentSchema } from '../server/ingest/document/document-schema.ts';
import { readDocument } from '../server/ingest/document/read-document.ts';
import { readReference } from '../server/ingest/reference/read-reference.ts';
import { topicTrunk } from '../server/ingest/reference/topic-trunk.ts';
import { proposed, REGISTERS, type RegisterName } from '../server/ingest/registers.ts';
import { surroundingsAmong } from '../server/ingest/surroundings.ts';
import type { GraphStore } from '../server/store/graph-store.ts';

/** The folder that ships with Solmu. */
export const SEED_FOLDER = fileURLToPath(new URL('./data', import.meta.url));

const AUTHOR = { actor: 'seed', reason: 'the data that ships with Solmu' };

/** What loading one source did. */
export interface LoadedSource extends ApplyReport {
  source: string;
}

/**
 * Loads the shipped data into a store, source by source: the reference registers, the documents, the other registers. Twice changes
 * nothing; editors' changes and erasures stand. `more` names optional registers to load, too. `tell` hears of each source as it is done, with the share of the work.
 * Throws StatementsRefusedError before anything of the source at fault is written.
 */
export async function loadSeed(
  store: GraphStore,
  clock: Clock,
  tell: (loaded: LoadedSource, share: number) => void = () => {},
  folder: string = SEED_FOLDER,
  more: readonly RegisterName[] = [],
): Promise<LoadedSource[]> {
  const all = readSeed(folder, more);
  const loaded: LoadedSource[] = [];
  for (const [index, statements] of all.entries()) {
    const report = await applyStatements(store, statements, AUTHOR, clock);
    loaded.push({ source: statements.source.id, ...report });
    tell(loaded.at(-1) as LoadedSource, (index + 1) / all.length);
  }
  return loaded;
}

/**
 * Whether the store is empty, or so young that its first load may have been cut short and indeed lacks a source. A
 * store with a longer history is left to those who edit it.
 */
export async function needsSeed(store: GraphStore, folder: string = SEED_FOLDER): Promise<boolean> {
  const revision = await store.revision();
  if (revision === 0) return true;
  if (revision > YOUNG) return false;
  const present = new Set((await store.sources()).map(({ id }) => id));
  return readSeed(folder).some(({ source }) => !present.has(source.id));
}

/** More revisions than a first load makes. */
const YOUNG = 100;

/**
 * All that the seed folder says, one entry a source, in an order in which every id is described before it is spoken
 * of. Files that share a source are one.
 */
export function readSeed(
  folder: string = SEED_FOLDER,
  more: readonly RegisterName[] = [],
): SourceStatements[] {
  const files = statementFiles(folder).map((path) => ({
    name: shownName(folder, path),
    text: readFileSync(path, 'utf8'),
  }));
  const sources = new Map(
    files.flatMap(({ text }) => describedSource(text)).map((source) => [source.id, source]),
  );
  const registers = join(folder, 'reference');
  const reference = [...readReference(registers), ...topicTrunk(registers)];
  for (const { source } of reference) sources.set(source.id, source);
  const documents = files.map(({ name, text }) => readDocument(name, text, (id) => sources.get(id)));
  const described = joinBySource([...reference, ...documents]);
  return inReadingOrder([...described, ...readRegisters(folder, described, more)]);
}

/** The folder of registers with the tables that tell who their parties are; these are no statement files. */
export const REGISTER_FOLDER = 'registers';

/** The statement files of the folder, sorted by name. */
export function statementFiles(folder: string = SEED_FOLDER): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.startsWith(REGISTER_FOLDER))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * What the shipped editions of the registers say beside `described` and each other; of the optional ones those in
 * `more`. Nothing where there is no such folder.
 */
function readRegisters(
  folder: string,
  described: readonly SourceStatements[],
  more: readonly RegisterName[],
): SourceStatements[] {
  const tables = join(folder, REGISTER_FOLDER);
  if (!existsSync(tables)) return [];
  const asked = (Object.keys(REGISTERS) as RegisterName[]).filter(
    (name) => !REGISTERS[name].optional || more.includes(name),
  );
  return asked.reduce<SourceStatements[]>((said, name) => {
    const path = join(tables, REGISTERS[name].shipped);
    const around = surroundingsAmong(tables, [...described, ...said]);
    return [...said, proposed(name, shownName(folder, path), readFileSync(path), around).statements];
  }, []);
}

function shownName(folder: string, path: string): string {
  return join('seed/data', relative(folder, path));
}

function describedSource(text: string): Source[] {
  const described = z.object({ source: documentSchema.shape.source }).safeParse(parse(text));
  const source = described.data?.source;
  return source === undefined || typeof source === 'string' ? [] : [sourceSchema.parse(source)];
}

function joinBySource(all: SourceStatements[]): SourceStatements[] {
  const joined = new Map<string, SourceStatements>();
  for (const statements of all) {
    const known = joined.get(statements.source.id);
    joined.set(
      statements.source.id,
      known
        ? {
            source: known.source,
            entities: [...known.entities, ...statements.entities],
            relations: [...known.relations, ...statements.relations],
            facts: [...known.facts, ...statements.facts],
          }
        : statements,
    );
  }
  return [...joined.values()];
}

/**
 * Sources that speak of each other's entities are split in two rounds by the caller's store: so that none is refused,
 * each source comes after those that describe what it mentions. Throws when two sources need each other.
 */
function inReadingOrder(all: SourceStatements[]): SourceStatements[] {
  const describedBy = new Map(
    all.flatMap((statements) => namedIn(statements).map((id) => [id, statements.source.id] as const)),
  );
  const waiting = new Map(all.map((statements) => [statements.source.id, needs(statements, describedBy)]));
  const ordered: SourceStatements[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, needed]) => [...needed].every((id) => !waiting.has(id)));
    if (ready.length === 0)
      throw new Error(
        `These seed sources need each other, so none can come first: ${[...waiting.keys()].join(', ')}`,
      );
    for (const [id] of ready) {
      waiting.delete(id);
      ordered.push(all.find(({ source }) => source.id === id) as SourceStatements);
    }
  }
  return ordered;
}

/** The entities that a source names. One that only adds to an entity is no description of it. */
function namedIn({ entities }: SourceStatements): string[] {
  return entities.filter(({ fields }) => Object.keys(fields.names).length > 0).map(({ id }) => id);
}

function needs(statements: SourceStatements, describedBy: Map<string, string>): Set<string> {
  const { source, relations, facts } = statements;
  const own = new Set(namedIn(statements));
  const mentioned = [
    ...relations.flatMap(({ claim }) =>
      [claim.from, claim.to].flatMap((end) => ('entity' in end ? [end.entity] : [])),
    ),
    ...relations.flatMap(({ claim }) => [claim.scope, claim.onBehalfOf]),
    ...facts.map(({ claim }) => claim.entity),
  ];
  const needed = mentioned.flatMap((id) => (id !== null && !own.has(id) ? (describedBy.get(id) ?? []) : []));
  return new Set(needed.filter((id) => id !== source.id));
}
