import type { Source } from '../contract/evidence.ts';
import type {
  ChangeSet,
  EntityRecord,
  FactRecord,
  GraphStore,
  RelationRecord,
  Stored,
  StoredKind,
} from '../store/graph-store.ts';
import { idsIn } from './statements.ts';

/** What an edit reads of the directory. */
export type Reads = Pick<GraphStore, 'records' | 'statements' | 'touching' | 'erasedNames' | 'visitContents'>;

/** What an edit writes. */
export type Work = Omit<ChangeSet, 'base' | 'commit'>;

/** Edits that are made one after the other and written as one step. */
export interface Staged {
  /** The store as it will be. */
  reads: Reads;
  add(work: Partial<Work>): void;
  /** What all that was added comes to. */
  work(): Promise<Work>;
}

/** Null: it is gone. */
type Layer<T> = Map<string, T | null>;

/** Nothing is written here: reads see what was added, over what the store holds. */
export function stage(store: Reads): Staged {
  const sources: Layer<Source> = new Map();
  const entities: Layer<EntityRecord> = new Map();
  const relations: Layer<RelationRecord> = new Map();
  const facts: Layer<FactRecord> = new Map();
  const removed = new Map<string, Work['removedEntities'][number]>();
  const commits = new Map<number, NonNullable<Work['redactedCommits']>[number]>();
  const layers = { source: sources, entity: entities, relation: relations, fact: facts } as const;

  const reads: Reads = {
    async records(ids) {
      const wanted = new Set(ids);
      return overlaid(await store.records(ids), entities, entityId, (one) => wanted.has(entityId(one)));
    },
    async statements(ids) {
      const wanted = new Set([...ids.relations, ...ids.facts]);
      const stored = await store.statements(ids);
      return {
        relations: overlaid(stored.relations, relations, relationId, (one) => wanted.has(relationId(one))),
        facts: overlaid(stored.facts, facts, factId, (one) => wanted.has(factId(one))),
      };
    },
    async touching(id) {
      const stored = await store.touching(id);
      return {
        relations: overlaid(stored.relations, relations, relationId, ({ relation }) =>
          idsIn(relation).includes(id),
        ),
        facts: overlaid(stored.facts, facts, factId, ({ fact }) => fact.entity === id),
      };
    },
    async erasedNames() {
      return [...(await store.erasedNames()), ...[...removed.values()].flatMap(({ names = [] }) => names)];
    },
    async visitContents(visitor) {
      let next = 0;
      const tellStaged = (before: number) => {
        for (; next < before; next += 1)
          for (const record of layers[LAYERED[next] as keyof typeof layers].values())
            if (record !== null) visitor.stored({ kind: LAYERED[next], record } as Stored);
      };
      const revision = await store.visitContents({
        begin: (contents) => {
          next = 0;
          visitor.begin(contents);
        },
        stored: (thing) => {
          tellStaged(LAYERED.filter((kind) => ORDER.indexOf(kind) < ORDER.indexOf(thing.kind)).length);
          if (thing.kind === 'commit') {
            visitor.stored({ ...thing, record: { ...thing.record, ...commits.get(thing.record.revision) } });
          } else if (!isLayered(thing) || !layers[thing.kind].has(idOf(thing))) visitor.stored(thing);
        },
      });
      tellStaged(LAYERED.length);
      return revision;
    },
  };

  return {
    reads,
    add(work) {
      for (const id of work.removedRelations ?? []) relations.set(id, null);
      for (const id of work.removedFacts ?? []) facts.set(id, null);
      for (const one of work.removedEntities ?? []) {
        entities.set(one.id, null);
        removed.set(one.id, one);
      }
      for (const source of work.sources ?? []) sources.set(source.id, source);
      for (const record of work.entities ?? []) entities.set(entityId(record), record);
      for (const record of work.relations ?? []) relations.set(relationId(record), record);
      for (const record of work.facts ?? []) facts.set(factId(record), record);
      for (const commit of work.redactedCommits ?? []) commits.set(commit.revision, commit);
    },
    async work() {
      // What was added and taken away again was never there.
      const stored = await store.statements({ relations: goneIn(relations), facts: goneIn(facts) });
      return {
        sources: presentIn(sources),
        entities: presentIn(entities),
        relations: presentIn(relations),
        facts: presentIn(facts),
        removedRelations: stored.relations.map(relationId),
        removedFacts: stored.facts.map(factId),
        removedEntities: [...removed.values()],
        redactedCommits: [...commits.values()],
      };
    },
  };
}

/** The order in which a store hands over what it holds, and the kinds that an edit changes. */
const ORDER: readonly StoredKind[] = [
  'source',
  'entity',
  'relation',
  'fact',
  'tombstone',
  'commit',
  'latest',
];
const LAYERED = ['source', 'entity', 'relation', 'fact'] as const;

type Layered = Extract<Stored, { kind: (typeof LAYERED)[number] }>;

function isLayered(thing: Stored): thing is Layered {
  return LAYERED.some((kind) => kind === thing.kind);
}

function idOf(thing: Layered): string {
  switch (thing.kind) {
    case 'source':
      return thing.record.id;
    case 'entity':
      return entityId(thing.record);
    case 'relation':
      return relationId(thing.record);
    case 'fact':
      return factId(thing.record);
  }
}

function entityId({ entity }: EntityRecord): string {
  return entity.id;
}

function relationId({ relation }: RelationRecord): string {
  return relation.id;
}

function factId({ fact }: FactRecord): string {
  return fact.id;
}

/** What was read, with the layer over it: of the layer what `isWanted`. By id. */
function overlaid<T>(
  read: readonly T[],
  layer: Layer<T>,
  id: (one: T) => string,
  isWanted: (one: T) => boolean,
): T[] {
  if (layer.size === 0) return [...read];
  const all = [...read.filter((one) => !layer.has(id(one))), ...presentIn(layer).filter(isWanted)];
  return all.toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
}

function presentIn<T>(layer: Layer<T>): T[] {
  return [...layer.values()].filter((one) => one !== null);
}

function goneIn(layer: Layer<unknown>): string[] {
  return [...layer].flatMap(([id, one]) => (one === null ? [id] : []));
}
