import type { GraphStore } from '../store/graph-store.ts';
import { readProjection, type Projection } from './projection.ts';

const POLL_MS = 400;

/** The projection of the store's present revision; other processes' writes show within half a second. */
export interface CurrentProjection {
  /** The newest projection; waits for the first one. Rejects with StoreUnavailableError while there is none. */
  get(): Promise<Projection>;
  /** Whether the store answered the last time it was asked. */
  healthy(): boolean;
  close(): void;
}

/**
 * Follows the store: reads the projection at the first request and again when a poll, off the request path, sees a
 * new revision. While the store is down, `get` rejects, so that no answer pretends to be present.
 */
export function followProjection(
  store: GraphStore,
  onError: (error: unknown) => void = () => {},
): CurrentProjection {
  let current: Promise<Projection> | null = null;
  let failure: unknown = null;
  const read = () => {
    const reading = readProjection(store);
    reading.then(
      () => (failure = null),
      (error: unknown) => {
        failure = error;
        if (current === reading) current = null;
      },
    );
    return reading;
  };
  const poll = async () => {
    try {
      const [revision, known] = await Promise.all([store.revision(), current]);
      failure = null;
      if (known && known.revision !== revision) current = Promise.resolve(await readProjection(store));
    } catch (error) {
      failure = error;
      onError(error);
    } finally {
      timer = closed ? undefined : setTimeout(poll, POLL_MS).unref();
    }
  };
  let closed = false;
  let timer: NodeJS.Timeout | undefined = setTimeout(poll, POLL_MS).unref();
  return {
    get: async () => {
      if (failure !== null && current !== null) throw failure;
      current ??= read();
      return current;
    },
    healthy: () => failure === null,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
