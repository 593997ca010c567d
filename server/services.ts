import type { CurrentSnapshot } from './snapshot.ts';
import type { GraphStore } from './store/graph-store.ts';

/** What every route and page works with; made once, in `createApp`. */
export interface Services {
  store: GraphStore;
  snapshots: CurrentSnapshot;
  /** The present moment; injected so that tests choose the day. */
  clock: () => Date;
  /** The address that people see, without a slash at the end, for canonical and embed links; null: the request's own. */
  publicUrl: string | null;
}
