import type { GraphStore } from '../store/graph-store.ts';
import { readProjection, type Projection } from './projection.ts';

const POLL_MS = 400;

/** The projection of the store's present revision; other processes' writes show within half a second. */
export interface CurrentProjection {
  /** The newest projection; waits for the first one. Rejects with StoreUnavailableError while there is none. */
  get(): Promise<Projection>;
  /** The newest projection that has been read; null before the first. */
  latest(): Projection | null;
  /** Whether the store answered the last time it was asked. */
  healthy(): boolean;
  /** Whether the store is known to have moved on from what `latest` answers. */
  behind(): boolean;
  close(): void;
}

/** Who reads the projection, and who hears of it; all may be left out. */
export interface Following {
  /** Reads the store's present revision; in this thread when left out. */
  read?: () => Promise<Projection>;
  onError?: (error: unknown) => void;
  /** The store has moved on from what `latest` answers, or `latest` has caught up. */
  onChange?: () => void;
}

/**
 * Follows the store: reads the projection at the first request and again when a poll, off the request path, sees a
 * new revision. While the store is down, `get` rejects, so that no answer pretends to be present.
 */
export function followProjection(
  store: GraphStore,
  { read = () => readProjection(store), onError = () => {}, onChange = () => {} }: Following = {},
): CurrentProjection {
  let current: Promise<Projection> | null = null;
  let latest: Projection | null = null;
  let failure: unknown = null;
  let behind = false;
  const become = (projection: Projection) => {
    latest = projection;
    failure = null;
    behind = false;
    onChange();
  };
  const readFirst = () => {
    const reading = read();
    reading.then(become, (error: unknown) => {
      failure = error;
      if (current === reading) current = null;
    });
    return reading;
  };
  const poll = async () => {
    try {
      const [revision, known] = await Promise.all([store.revision(), current]);
      failure = null;
      if (!known || known.revision === revision) return;
      behind = true;
      onChange();
      const fresh = await read();
      current = Promise.resolve(fresh);
      become(fresh);
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
      current ??= readFirst();
      return current;
    },
    latest: () => latest,
    healthy: () => failure === null,
    behind: () => behind,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
