import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProjection, type Projection } from '../../server/projection/projection.ts';
import { listEntities } from '../../server/search/list-entities.ts';
import type { EntityPage, GraphStore, ListQuery } from '../../server/store/graph-store.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
let store: GraphStore;
let projection: Projection;
beforeAll(async () => {
  app = await seededApp();
  ({ store } = app);
  projection = await readProjection(store);
});
afterAll(() => app.close());

/** Every third entity, and an id that nothing has. */
const some = () => [
  ...Array.from({ length: projection.size }, (_, place) => projection.idAt(place)).filter(
    (_, at) => at % 3 === 0,
  ),
  'nobody',
];

async function walk(
  list: (query: ListQuery) => Promise<EntityPage>,
  query: ListQuery,
): Promise<EntityPage[]> {
  const page = await list(query);
  return page.next === null ? [page] : [page, ...(await walk(list, { ...query, after: page.next }))];
}

describe('a list among given ids', () => {
  it.each<[string, Partial<ListQuery>]>([
    ['of everything', { facets: true }],
    ['with persons who have not consented', { includeLimited: true, facets: true }],
    ['of some types', { types: ['project', 'person'], includeLimited: true, facets: true }],
    ['of some kinds', { kinds: ['municipality', 'university'], facets: true }],
    ['of nothing', { ids: [], facets: true }],
  ])('%s is what the store would say, page for page', async (_what, narrowed) => {
    const query: ListQuery = { audience: 'public', ids: some(), limit: 150, ...narrowed };
    const pages = await walk((one) => listEntities({ store, snapshot: { projection } }, one), query);
    expect(pages).toEqual(await walk((one) => store.list(one), query));
  });

  it('goes on after an entity that is there no longer', async () => {
    const query: ListQuery = {
      audience: 'public',
      ids: some(),
      limit: 5,
      after: { sortKey: 'm', id: 'gone' },
    };
    expect(await listEntities({ store, snapshot: { projection } }, query)).toEqual(await store.list(query));
  });
});
