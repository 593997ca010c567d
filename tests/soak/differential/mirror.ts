import { canonicalJson } from '../../../server/directory/identity.ts';
import type { ContentsVisitor, GraphStore, Stored } from '../../../server/store/graph-store.ts';

/** Two stores answered differently. */
export class DifferenceError extends Error {
  override readonly name = 'DifferenceError';
}

const READS = [
  'revision',
  'resolve',
  'findByIdentifier',
  'list',
  'relations',
  'facts',
  'sources',
  'changes',
  'latest',
  'records',
  'statementsOf',
  'statements',
  'touching',
  'erasedNames',
] as const satisfies (keyof GraphStore)[];

export type Read = (typeof READS)[number];

/** A store that asks and tells two stores the same, and answers as the first does. */
export interface Mirror {
  store: GraphStore;
  /** Tells both, but asks the first one alone. */
  writing: GraphStore;
  /** Waits for the second store's answers; throws DifferenceError where one is not the first one's. */
  settled(): Promise<void>;
}

type Outcome = { value: unknown } | { error: unknown };

/**
 * Joins two stores with the same content. The second one's answers are waited for before the next write, so that one
 * that is slower is asked several things at a time.
 */
export function mirrorOf(first: GraphStore, second: GraphStore): Mirror {
  let comparing: Promise<DifferenceError | null>[] = [];
  const settled = async () => {
    const differences = await Promise.all(comparing);
    comparing = [];
    for (const difference of differences) if (difference) throw difference;
  };
  const asked = async (method: string, args: unknown[], ask: (store: GraphStore) => Promise<unknown>) => {
    const theirs = outcomeOf(ask(second));
    const own = await outcomeOf(ask(first));
    comparing.push(theirs.then((other) => differenceOf(method, args, own, other)));
    if ('error' in own) throw own.error;
    return own.value;
  };
  const reads = READS.map((method) => [
    method,
    (...args: unknown[]) =>
      asked(method, args, (store) => (store[method] as (...args: unknown[]) => Promise<unknown>)(...args)),
  ]);
  const store = {
    ...(Object.fromEntries(reads) as Pick<GraphStore, Read>),
    engine: 'mirror',
    visitProjection: async (visitor) => {
      const seen = (await asked('visitProjection', [], projectionOf)) as Awaited<
        ReturnType<typeof projectionOf>
      >;
      seen.entities.forEach((entity) => visitor.entity(entity));
      seen.relations.forEach((relation) => visitor.relation(relation));
      return seen.revision;
    },
    visitContents: async (visitor) => {
      const seen = (await asked('visitContents', [], contentsOf)) as Awaited<ReturnType<typeof contentsOf>>;
      visitor.begin(seen);
      seen.things.forEach((thing) => visitor.stored(thing));
      return seen.revision;
    },
    restore: () => Promise.reject(new Error('A mirror is not restored; restore its stores')),
    apply: async (changes) => {
      await settled();
      const revision = await asked('apply', [changes], (one) => one.apply(changes));
      await settled();
      return revision as number;
    },
    close: async () => {
      await first.close();
      await second.close();
    },
  } satisfies GraphStore;
  const writing = { ...first, apply: store.apply };
  return { store, writing, settled };
}

type Visited<M extends 'entity' | 'relation'> = Parameters<
  Parameters<GraphStore['visitProjection']>[0][M]
>[0];

async function projectionOf(store: GraphStore) {
  const entities: Visited<'entity'>[] = [];
  const relations: Visited<'relation'>[] = [];
  const revision = await store.visitProjection({
    restart: () => {
      entities.length = 0;
      relations.length = 0;
    },
    entity: (entity) => entities.push(entity),
    relation: (relation) => relations.push(relation),
  });
  return { revision, entities, relations };
}

async function contentsOf(store: GraphStore) {
  const things: Stored[] = [];
  let counts = {} as Parameters<ContentsVisitor['begin']>[0]['counts'];
  const revision = await store.visitContents({
    begin: (contents) => {
      counts = contents.counts;
      things.length = 0;
    },
    stored: (thing) => things.push(thing),
  });
  return { revision, counts, things };
}

function outcomeOf(answer: Promise<unknown>): Promise<Outcome> {
  return answer.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

/** Of errors the name is promised, not the words. */
function told(outcome: Outcome): string {
  return canonicalJson(
    'error' in outcome ? { refused: (outcome.error as Error).name } : { answered: outcome.value ?? null },
  );
}

function differenceOf(method: string, args: unknown[], own: Outcome, other: Outcome): DifferenceError | null {
  const [first, second] = [told(own), told(other)];
  if (first === second) return null;
  const at = [...first].findIndex((letter, index) => letter !== second[index]);
  const around = (text: string, outcome: Outcome) =>
    'error' in outcome
      ? `${text} (${String(outcome.error)})`
      : `…${text.slice(Math.max(0, at - 200), at + 400)}…`;
  return new DifferenceError(
    `${method}(${args.map(canonicalJson).join(', ').slice(0, 2_000)})\n` +
      `first:  ${around(first, own)}\nsecond: ${around(second, other)}`,
    { cause: 'error' in other ? other.error : undefined },
  );
}
