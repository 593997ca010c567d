import type { Dictionary } from './search/voikko/dictionary.ts';
import type { CurrentSnapshot } from './snapshot.ts';
import type { GraphStore } from './store/graph-store.ts';

/** What every route and page works with; made once, in `createApp`. */
export interface Services {
  store: GraphStore;
  snapshots: CurrentSnapshot;
  /** The Finnish dictionary that searches use; none when absent. */
  dictionary?: Dictionary | null;
  /** The present moment; injected so that tests choose the day. */
  clock: () => Date;
  /** The address that people see, without a slash at the end, for canonical and embed links; null: the request's own. */
  publicUrl: string | null;
}
