import { createApp, type AppOptions } from '../app.ts';
import { errorDetails } from '../http/log.ts';
import { openProjection } from '../projection/projection.ts';
import { followSnapshot, type FollowingSnapshot } from '../snapshot.ts';
import { createAnswerCache } from './answer-cache.ts';
import { createAnswers } from './answers.ts';
import { askApp } from './ask-app.ts';
import { createFront, type Front } from './front.ts';
import { startReaders, type ReaderSettings } from './readers.ts';

export interface ServingOptions extends Omit<AppOptions, 'snapshots'> {
  /** The threads that compute; null: everything in this one. */
  readers: ReaderSettings | null;
  /** How many bytes kept answers may take. */
  cacheBytes: number;
}

/** A Solmu that answers what is asked; who listens is the caller's. */
export interface Serving {
  front: Front;
  snapshots: FollowingSnapshot;
  /** How many questions wait for a reader. */
  waiting(): number;
  /** How many bytes kept answers take. */
  kept(): number;
  /** Lets what was asked be answered; the store stays open. */
  close(): Promise<void>;
}

/** Starts to follow the store and to answer from it. */
export function openServing({ readers: settings, cacheBytes, ...options }: ServingOptions): Serving {
  const { store, clock, publicUrl, log } = options;
  const cache = createAnswerCache(cacheBytes, clock);
  const readers = settings && startReaders(settings, log);
  const snapshots = followSnapshot(store, {
    onError: (error) => log('warn', 'store unavailable', errorDetails(error)),
    // What was answered from the old graph may name who is erased in the new one.
    onChange: cache.empty,
    ...(readers && { read: async () => openProjection(await readers.renew()) }),
  });
  const ask = askApp(createApp({ ...options, snapshots }).fetch);
  const answers = createAnswers({ ask, readers, snapshots }, cache);
  // Read the graph now rather than in the first reader's time; a store that is down is found later.
  snapshots.get().catch((error: unknown) => log('warn', 'store unavailable', errorDetails(error)));
  return {
    front: createFront(answers, { ask, publicUrl }),
    snapshots,
    waiting: () => readers?.waiting ?? 0,
    kept: () => cache.bytes,
    close: async () => {
      snapshots.close();
      await readers?.close();
    },
  };
}
