import { createApp, type AppOptions } from '../app.ts';
import type { Answer } from '../http/gate.ts';
import { errorDetails } from '../http/log.ts';
import { readPlaces } from '../network/kept-places.ts';
import { openProjection } from '../projection/projection.ts';
import { dictionaryOf } from '../search/voikko/find-dictionary.ts';
import { followSnapshot, type FollowingSnapshot } from '../snapshot.ts';
import { createAnswerCache } from './answer-cache.ts';
import { createAnswers } from './answers.ts';
import { askApp } from './ask-app.ts';
import { createFront } from './front.ts';
import type { ReaderData } from './reader-thread.ts';
import { startReaders, type ReaderSettings } from './readers.ts';

export interface ServingOptions extends Omit<AppOptions, 'snapshots' | 'dictionary'> {
  /** The threads that compute; `count` 0: everything in this one. */
  readers: Pick<ReaderSettings, 'count' | 'queue' | 'timeoutMs'>;
  /** What those threads open for themselves. */
  readerData: ReaderData;
  /** How many bytes kept answers may take. */
  cacheBytes: number;
}

/** A Solmu that answers what is asked; who listens is the caller's. */
export interface Serving {
  /** Answers what the gate lets through. */
  front: Answer;
  snapshots: FollowingSnapshot;
  /** How many questions wait for a reader. */
  waiting(): number;
  /** How many readers have yet to derive what answers need from the newest graph. */
  cold(): number;
  /** How many bytes kept answers take. */
  kept(): number;
  /** Lets what was asked be answered; the store stays open. */
  close(): Promise<void>;
}

const READER_THREAD = new URL('./reader-thread.ts', import.meta.url);
/** A thread that waits for a database server has time for other questions. */
const WHILE_WAITING = 4;

/** Starts to follow the store and to answer from it. */
export function openServing({
  readers: settings,
  readerData,
  cacheBytes,
  ...options
}: ServingOptions): Serving {
  const { store, clock, publicUrl, log } = options;
  const cache = createAnswerCache(cacheBytes, clock);
  const atOnce = readerData.store.engine === 'neo4j' ? WHILE_WAITING : 1;
  const readers =
    settings.count === 0
      ? null
      : startReaders({ ...settings, atOnce, module: READER_THREAD, data: readerData }, log);
  const dictionary = dictionaryOf(readerData.dictionary);
  const following = {
    onError: (error: unknown) => log('warn', 'store unavailable', errorDetails(error)),
    // What was answered from the old graph may name who is erased in the new one.
    onChange: cache.empty,
    ...(readers && { read: async () => openProjection(await readers.renew()) }),
  };
  const snapshots = followSnapshot(store, { following, dictionary, kept: readPlaces(readerData.layout) });
  const ask = askApp(createApp({ ...options, snapshots, dictionary }).fetch);
  const answers = createAnswers({ ask, readers, snapshots }, cache);
  // Read the graph now rather than in the first reader's time; a store that is down is found later.
  snapshots.get().catch((error: unknown) => log('warn', 'store unavailable', errorDetails(error)));
  return {
    front: createFront(answers, { ask, publicUrl }),
    snapshots,
    waiting: () => readers?.waiting ?? 0,
    cold: () => readers?.cold ?? 0,
    kept: () => cache.bytes,
    close: async () => {
      snapshots.close();
      await readers?.close();
    },
  };
}
