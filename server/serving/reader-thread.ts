import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { readAssets } from '../http/assets.ts';
import { readPlaces } from '../network/kept-places.ts';
import { isLarge, packGraph } from '../projection/pack.ts';
import { openProjection } from '../projection/projection.ts';
import { evidenceIndex } from '../search/evidence-index.ts';
import { dictionaryOf, type DictionaryFile } from '../search/voikko/find-dictionary.ts';
import { snapshotOf, type Snapshot } from '../snapshot.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import { openStore, type StoreOptions } from '../store/open-store.ts';
import { askApp, type Ask } from './ask-app.ts';
import { collectGarbage } from './collect-garbage.ts';
import { logThrough, serveTasks } from './reader-port.ts';

/** What a reader thread is started with. */
export interface ReaderData {
  store: StoreOptions;
  /** The folder of the built web part. */
  assets: string;
  publicUrl: string | null;
  /** The moment at which it lives, as an ISO instant; null for the present. */
  now: string | null;
  /** The Finnish dictionary that searches use. */
  dictionary: DictionaryFile | null;
  /** The file of places that the network keeps to; null for none. */
  layout: string | null;
}

/** What the pool adds: whether this thread is the one that searches a graph too large to be indexed twice. */
export interface PlaceData {
  searches: boolean;
}

/** Pages whose pictures and indexes are made before a reader of the new graph waits for them. */
const WARMING = ['/fi', '/fi/verkosto'];

const port = parentPort as MessagePort;
const { store: where, assets, publicUrl, now, searches, ...rest } = workerData as ReaderData & PlaceData;
const dictionary = dictionaryOf(rest.dictionary);
const kept = readPlaces(rest.layout);
const store = await openStore(where, { checked: true });
const log = logThrough(port);
let current: Snapshot | null = null;

/** Made when the first graph comes: a thread that only reads one does without. */
const openApp = async (): Promise<Ask> => {
  const { createApp } = await import('../app.ts');
  const app = createApp({
    store,
    snapshots: {
      get: async () => {
        if (current) return current;
        throw new StoreUnavailableError('No graph has been read yet');
      },
      healthy: () => current !== null,
      close: () => {},
    },
    clock: () => (now === null ? new Date() : new Date(now)),
    publicUrl,
    dictionary,
    assets: readAssets(assets),
    log,
  });
  return askApp(app.fetch);
};
/** What the store cannot tell now is read when somebody asks for it. */
const warmSearch = async ({ search, projection }: Snapshot) => {
  void search;
  await evidenceIndex({ store, dictionary }, projection).catch(() => {});
};
let opened: Promise<Ask> | null = null;
const ask: Ask = async (...question) => (await (opened ??= openApp()))(...question);

serveTasks(
  port,
  {
    ask,
    pack: async () => packGraph(store),
    attach: async (graph, warm) => {
      if (current?.projection.revision !== graph.revision)
        current = snapshotOf(openProjection(graph), { dictionary, kept });
      if (!warm) return;
      for (const target of WARMING)
        await ask({ method: 'GET', target, origin: 'http://localhost', headers: {}, requestId: 'warming' });
      // Answers need these, whatever the pages above happen to use.
      void [current.geography, current.topics];
      if (searches || !isLarge(graph)) await warmSearch(current);
      collectGarbage();
    },
    close: async () => store.close(),
  },
  log,
);
