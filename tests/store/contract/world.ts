import { afterEach, beforeEach } from 'vitest';
import type { Audience } from '../../../server/contract/primitives.ts';
import type { ChangeSet, GraphStore, ProjectedRelation } from '../../../server/store/graph-store.ts';
import { aChangeSet } from '../records.ts';

/** An empty store of the kind under test; `again` opens a second handle to the same data, as another process would. */
export interface StoreUnderTest {
  store: GraphStore;
  again(): Promise<GraphStore>;
  /** Closes every handle and clears away. */
  dispose(): Promise<void>;
}

export const EVERYBODY: { audience: Audience; limit: number } = { audience: 'public', limit: 100 };

/** The store of the present test, and what it calls its engine. */
export let store: GraphStore;
export let engine: string;

let underTest: StoreUnderTest;

/** Gives every test of the present suite an empty store of its own. */
export function eachOnItsOwnStore(name: string, open: () => Promise<StoreUnderTest>): void {
  beforeEach(async () => {
    underTest = await open();
    store = underTest.store;
    engine = name;
  });
  afterEach(() => underTest.dispose());
}

export function again(): Promise<GraphStore> {
  return underTest.again();
}

/** Applies to the newest revision. */
export async function apply(parts: Partial<Omit<ChangeSet, 'base'>>): Promise<number> {
  return store.apply(aChangeSet(await store.revision(), parts));
}

export async function listedIds(query: Partial<Parameters<GraphStore['list']>[0]> = {}): Promise<string[]> {
  return (await store.list({ ...EVERYBODY, ...query })).items.map(({ id }) => id);
}

export async function relationIds(
  query: Partial<Parameters<GraphStore['relations']>[0]> = {},
): Promise<string[]> {
  return (await store.relations({ ...EVERYBODY, ...query })).items.map(({ id }) => id);
}

export async function projected() {
  const entities: string[] = [];
  const relations: ProjectedRelation[] = [];
  const revision = await store.visitProjection({
    restart: () => {
      entities.length = 0;
      relations.length = 0;
    },
    entity: ({ id }) => entities.push(id),
    relation: (relation) => relations.push(relation),
  });
  return { revision, entities, relations };
}
