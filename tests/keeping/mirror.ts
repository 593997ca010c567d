import type { FeedPlace, GraphStore, LatestState } from '../../server/store/graph-store.ts';

/** Another's copy of the public graph, kept up to date by nothing but the feed. */
export interface Mirror {
  things: ReadonlyMap<string, LatestState>;
  /** Takes over one page; answers whether more is to come. */
  readPage(limit: number): Promise<boolean>;
  readAll(limit: number): Promise<void>;
  /** A copy that goes on from the same place. */
  copy(): Mirror;
}

const START: FeedPlace = { revision: 1, kind: '', id: '' };

export function mirrorOf(
  store: Pick<GraphStore, 'latest'>,
  known: Iterable<[string, LatestState]> = [],
  from: FeedPlace = START,
): Mirror {
  const things = new Map(known);
  let place = from;
  const readPage = async (limit: number) => {
    const { items, next, revision } = await store.latest(place, limit);
    for (const item of items) {
      const key = `${item.kind} ${item.id}`;
      if ('removed' in item) things.delete(key);
      else things.set(key, item);
    }
    place = next ?? { ...START, revision: revision + 1 };
    return next !== null;
  };
  return {
    things,
    readPage,
    readAll: async (limit) => {
      while (await readPage(limit));
    },
    copy: () => mirrorOf(store, things, place),
  };
}

/** What everybody may know, found without the feed: things by key. */
export async function publicGraph(store: GraphStore): Promise<Map<string, unknown>> {
  const everything = { audience: 'public' as const, limit: 10_000 };
  const { items: entities } = await store.list(everything);
  const seen = new Set(entities.map(({ id }) => id));
  const { items: relations } = await store.relations(everything);
  const shownRelations = relations.filter(({ from, to, scope, onBehalfOf }) => {
    const ends = [from, to].flatMap((end) => ('entity' in end ? [end.entity] : []));
    return [...ends, scope, onBehalfOf].every((id) => id === null || seen.has(id));
  });
  const shownFacts = (await store.facts({ audience: 'public' })).filter(({ entity }) => seen.has(entity));
  return new Map<string, unknown>([
    ...entities.map((one) => [`entity ${one.id}`, one] as const),
    ...shownRelations.map((one) => [`relation ${one.id}`, one] as const),
    ...shownFacts.map((one) => [`fact ${one.id}`, one] as const),
    ...(await store.sources()).map((one) => [`source ${one.id}`, one] as const),
  ]);
}

/** The values that the mirror holds. */
export function heldBy({ things }: Mirror): Map<string, unknown> {
  return new Map([...things].map(([key, item]) => [key, 'value' in item ? item.value : null]));
}
