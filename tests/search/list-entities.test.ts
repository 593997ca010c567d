import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProjection, type Projection } from '../../server/projection/projection.ts';
import type { Marks } from '../../server/search/marks.ts';
import { listEntities, type Listing } from '../../server/search/list-entities.ts';
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

/** Every third entity. */
const some = () => Uint8Array.from({ length: projection.size }, (_, place) => (place % 3 === 0 ? 1 : 0));
const nothing = () => new Uint8Array(projection.size);

/** The store's own question for the same. */
function asked({ among, ...query }: Listing): ListQuery {
  const marks = among as Marks;
  return {
    ...query,
    ids: Array.from(
      marks.keys().filter((place) => marks[place] === 1),
      projection.idAt,
    ),
  };
}

async function walk(list: (query: Listing) => Promise<EntityPage>, query: Listing): Promise<EntityPage[]> {
  const page = await list(query);
  return page.next === null ? [page] : [page, ...(await walk(list, { ...query, after: page.next }))];
}

describe('a list among marked entities', () => {
  it.each<[string, Partial<Listing>]>([
    ['of everything', { facets: true }],
    ['with persons who have not consented', { includeLimited: true, facets: true }],
    ['of some types', { types: ['project', 'person'], includeLimited: true, facets: true }],
    ['of some kinds', { kinds: ['municipality', 'university'], facets: true }],
  ])('%s is what the store would say, page for page', async (_what, narrowed) => {
    const query: Listing = { audience: 'public', among: some(), limit: 150, ...narrowed };
    const pages = await walk((one) => listEntities({ store, snapshot: { projection } }, one), query);
    expect(pages).toEqual(await walk((one) => store.list(asked(one)), query));
  });

  it('of nothing is empty', async () => {
    const query: Listing = { audience: 'public', among: nothing(), limit: 5, facets: true };
    expect(await listEntities({ store, snapshot: { projection } }, query)).toEqual(
      await store.list(asked(query)),
    );
  });

  it('goes on after an entity that is there no longer', async () => {
    const query: Listing = {
      audience: 'public',
      among: some(),
      limit: 5,
      after: { sortKey: 'm', id: 'gone' },
    };
    expect(await listEntities({ store, snapshot: { projection } }, query)).toEqual(
      await store.list(asked(query)),
    );
  });
});
