import { followProjection, type Following } from './projection/current-projection.ts';
import { readGeography, type Geography } from './projection/geography.ts';
import type { Projection } from './projection/projection.ts';
import { directoryIndex, type DirectoryIndex } from './search/directory-index.ts';
import type { KeptPlaces } from './network/kept-places.ts';
import type { Dictionary } from './search/voikko/dictionary.ts';
import type { GraphStore } from './store/graph-store.ts';
import { readTopics } from './topics/read-topics.ts';
import type { TopicTree } from './topics/topic-tree.ts';

/** What every answer is read from: one revision of the graph, and what is known from it at once. */
export interface Snapshot {
  readonly projection: Projection;
  readonly geography: Geography;
  readonly topics: TopicTree;
  readonly search: DirectoryIndex;
  /** Places of organisations in pictures that nobody moves. */
  readonly kept: KeptPlaces | null;
  /** Whether the store is not known to have moved on from it. */
  isCurrent(): boolean;
}

export interface CurrentSnapshot {
  /** The newest snapshot. Rejects with StoreUnavailableError while the store is down. */
  get(): Promise<Snapshot>;
  /** Whether the store answered the last time it was asked. */
  healthy(): boolean;
  close(): void;
}

/** A snapshot that follows the store. */
export interface FollowingSnapshot extends CurrentSnapshot {
  /** The newest snapshot that has been read; null before the first. */
  latest(): Snapshot | null;
}

/** What a snapshot uses beside the graph. */
export interface SnapshotMeans {
  dictionary?: Dictionary | null;
  kept?: KeptPlaces | null;
  /** Left out: nobody follows the store, so what is there now has to be asked of it. */
  isCurrent?: () => boolean;
}

/** Follows the store; what is derived from a projection is made once, when it is first asked for. */
export function followSnapshot(
  store: GraphStore,
  { following, ...given }: SnapshotMeans & { following?: Following } = {},
): FollowingSnapshot {
  const current = followProjection(store, following);
  const known = new WeakMap<Projection, Snapshot>();
  const snapshotFor = (projection: Projection) => {
    const snapshot =
      known.get(projection) ?? snapshotOf(projection, { ...given, isCurrent: () => !current.behind() });
    known.set(projection, snapshot);
    return snapshot;
  };
  return {
    get: async () => snapshotFor(await current.get()),
    latest: () => {
      const projection = current.latest();
      return projection && snapshotFor(projection);
    },
    healthy: current.healthy,
    close: current.close,
  };
}

/** The snapshot of a projection. What takes long to derive, the search index above all, waits until it is asked for. */
export function snapshotOf(
  projection: Projection,
  { dictionary = null, kept = null, isCurrent = () => false }: SnapshotMeans = {},
): Snapshot {
  const geography = once(() => readGeography(projection));
  const topics = once(() => readTopics(projection));
  const search = once(() => directoryIndex(projection, dictionary));
  return {
    projection,
    kept,
    isCurrent,
    get geography() {
      return geography();
    },
    get topics() {
      return topics();
    },
    get search() {
      return search();
    },
  };
}

function once<T extends object>(derive: () => T): () => T {
  let known: T | null = null;
  return () => (known ??= derive());
}
