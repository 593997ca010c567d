import type { Geography } from '../projection/geography.ts';
import type { Projection } from '../projection/projection.ts';
import type { TopicTree } from '../topics/topic-tree.ts';
import type { KeptPlaces } from './kept-places.ts';

/** What the network is computed over: one revision of the graph. A snapshot is one. */
export interface Ground {
  readonly projection: Projection;
  readonly geography: Geography;
  readonly topics: TopicTree;
  /** Places of organisations and activities that nobody moves; null or left out for places from the data alone. */
  readonly kept?: KeptPlaces | null;
}

/** Texts by code point: the order of ids in every answer. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The list under a key, made when it is first asked for. */
export function listUnder<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
