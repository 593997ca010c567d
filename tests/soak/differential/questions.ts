import fc from 'fast-check';
import type { Audience } from '../../../server/contract/primitives.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { IDS, SOURCES } from '../../store/commands.ts';
import { ODD_TEXTS } from '../../store/odd-texts.ts';
import { BATCH_FACTS, BATCH_RELATIONS } from './batches.ts';
import type { Read } from './mirror.ts';

/** A question to the port, as plain data. `relation-3` and `fact-0` stand for ids that are known at its turn alone. */
export type Question = { [R in Read]: { ask: R; args: Parameters<GraphStore[R]> } }[Read];

export const RELATION_NAMES = Array.from({ length: 6 }, (_, index) => `relation-${index}`);
export const FACT_NAMES = Array.from({ length: 4 }, (_, index) => `fact-${index}`);

const odd = fc.constantFrom(...ODD_TEXTS.map(([, text]) => text));
const some = (...names: string[]) =>
  fc.array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: odd }), {
    maxLength: 6,
  });
const ids = some(...IDS);
const relationIds = some(...RELATION_NAMES, ...BATCH_RELATIONS);
const factIds = some(...FACT_NAMES, ...BATCH_FACTS);

const audience = fc.constantFrom<Audience>('public', 'self', 'editor');
const limit = fc.integer({ min: 1, max: 5 });
const cursor = fc.record({
  sortKey: fc.oneof(fc.constantFrom('', 'a', 'akaa', 'lead|0002', 'zeta 00000009', '{', '~'), odd),
  id: fc.constantFrom('', ...IDS),
});

/** A record of which any key may be missing. */
const query = <T extends { audience: unknown }>(
  shape: { [K in keyof T]: fc.Arbitrary<T[K]> },
  required: (keyof T)[],
) => fc.record(shape, { requiredKeys: required }) as fc.Arbitrary<T>;

const list = query<Parameters<GraphStore['list']>[0]>(
  {
    audience,
    limit,
    types: fc.subarray(['organisation', 'person', 'project', 'region', 'event']),
    kinds: fc.subarray(['museum', 'university', 'project', 'maakunta', 'none']),
    ids: fc.option(ids, { nil: null }),
    includeLimited: fc.boolean(),
    after: fc.option(cursor, { nil: null }),
    facets: fc.boolean(),
  },
  ['audience', 'limit'],
);
const listOfCase = fc.record({ query: list, ids: fc.subarray(IDS, { minLength: 4 }) });

const relations = query<Parameters<GraphStore['relations']>[0]>(
  {
    audience,
    limit,
    ids: relationIds,
    of: ids,
    direction: fc.constantFrom('from', 'to', 'both'),
    roles: fc.subarray(['lead', 'partner', 'project-manager', 'works-for', 'targets', 'about']),
    after: fc.option(cursor, { nil: null }),
  },
  ['audience', 'limit'],
);
const relationsOfCase = fc.record({ query: relations, of: fc.subarray(IDS, { minLength: 3 }) });

const facts = query<Parameters<GraphStore['facts']>[0]>(
  { audience, entities: ids, fields: fc.subarray(['population', 'text', 'amount']) },
  ['audience', 'entities'],
);

const asked = <R extends Read>(ask: R, args: fc.Arbitrary<Parameters<GraphStore[R]>>) =>
  args.map((given) => ({ ask, args: given }) as Question);

export const question: fc.Arbitrary<Question> = fc.oneof(
  { weight: 2, arbitrary: asked('resolve', fc.tuple(ids, audience)) },
  {
    weight: 1,
    arbitrary: asked(
      'findByIdentifier',
      fc.tuple(fc.constantFrom('yso', 'ror'), fc.constantFrom('p1', 'P1', 'ä', '')),
    ),
  },
  { weight: 2, arbitrary: asked('list', fc.tuple(list)) },
  {
    weight: 4,
    arbitrary: asked(
      'list',
      listOfCase.map((one) => [{ ...one.query, ids: one.ids }]),
    ),
  },
  { weight: 2, arbitrary: asked('relations', fc.tuple(relations)) },
  {
    weight: 4,
    arbitrary: asked(
      'relations',
      relationsOfCase.map((one) => [{ ...one.query, of: one.of }]),
    ),
  },
  { weight: 4, arbitrary: asked('facts', fc.tuple(facts)) },
  { weight: 1, arbitrary: asked('sources', fc.oneof(fc.constant([] as []), fc.tuple(some(...SOURCES)))) },
  {
    weight: 1,
    arbitrary: asked('changes', fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 6 }))),
  },
  {
    weight: 2,
    arbitrary: asked(
      'latest',
      fc.tuple(
        fc.record({
          revision: fc.integer({ min: -1, max: 3 }),
          kind: fc.constantFrom('', 'entity', 'fact', 'relation', 'source', 'z'),
          id: fc.constantFrom('', ...IDS, 'z'),
        }),
        limit,
      ),
    ),
  },
  { weight: 2, arbitrary: asked('records', fc.tuple(ids)) },
  { weight: 2, arbitrary: asked('statementsOf', fc.tuple(fc.constantFrom(...SOURCES))) },
  {
    weight: 2,
    arbitrary: asked('statements', fc.tuple(fc.record({ relations: relationIds, facts: factIds }))),
  },
  { weight: 2, arbitrary: asked('touching', fc.tuple(fc.constantFrom(...IDS))) },
  { weight: 1, arbitrary: asked('revision', fc.constant([])) },
);

const PAGES = 2;

/** Asks; a list and relations are read on for some pages. */
export async function ask(store: GraphStore, one: Question, base: number): Promise<void> {
  if (one.ask === 'changes') {
    const [after, limit] = one.args;
    await store.changes(Math.max(0, base + after), limit);
  } else if (one.ask === 'latest') {
    const [place, limit] = one.args;
    await store.latest({ ...place, revision: Math.max(0, base + place.revision) }, limit);
  } else if (one.ask === 'list')
    await paged((after) => store.list({ ...one.args[0], after }), one.args[0].after);
  else if (one.ask === 'relations')
    await paged((after) => store.relations({ ...one.args[0], after }), one.args[0].after);
  else await (store[one.ask] as (...args: unknown[]) => Promise<unknown>)(...one.args);
}

type Cursor = { sortKey: string; id: string } | null;

async function paged(
  page: (after: Cursor) => Promise<{ next: Cursor }>,
  start: Cursor = null,
): Promise<void> {
  let after = start;
  for (let pages = 0; pages < PAGES; pages += 1) {
    after = (await page(after)).next;
    if (after === null) return;
  }
}
