import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeed } from '../../../seed/load.ts';
import { applyEdits, type Edit } from '../../../server/directory/apply-edits.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { ALL_KINDS } from '../../../server/vocabulary/kinds.ts';
import { appOver, TODAY, type TestApp } from '../../support/seeded-app.ts';
import { serverProcess, type ServerProcess } from '../../support/server-process.ts';
import type { Known } from './values.ts';

/** The shipped data with something merged and something erased, asked in this process and of a real server. */
export interface FuzzWorld {
  app: TestApp;
  server: ServerProcess;
  known: Known;
  close(): Promise<void>;
}

/** Not for good in the shipped data: two of its entities. */
const EDITS: readonly Edit[] = [{ merge: 'mikkeli', into: 'kotka' }, { erase: 'kouvola' }];

export async function openWorld(): Promise<FuzzWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'solmu-fuzz-'));
  const store = await openStore({ engine: 'sqlite', folder });
  await loadSeed(store, () => TODAY);
  await applyEdits(
    store,
    EDITS.map((edit, at) => ({ edit, place: { file: 'edits.yaml', path: `edits[${at}]`, line: at + 1 } })),
    { actor: 'fuzz', reason: 'to meet merged and erased ids' },
    () => TODAY,
  );
  const known = await knownIn(store);
  const app = appOver(store);
  const server = await serverProcess({ SOLMU_DATA: folder, RATE_LIMIT: '0' });
  return {
    app,
    server,
    known,
    close: async () => {
      await server.stop();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SOME = 12;

async function knownIn(store: GraphStore): Promise<Known> {
  const some = async (only: Omit<Parameters<GraphStore['list']>[0], 'audience' | 'limit'>) => {
    const { items } = await store.list({ audience: 'public', limit: SOME, ...only });
    return items.map(({ id }) => id);
  };
  const types = ['organisation', 'project', 'practice', 'event', 'material', 'statement'] as const;
  const ids = (await Promise.all(types.map((type) => some({ types: [type] })))).flat();
  const people = await some({ types: ['person'], includeLimited: true });
  const sources = await store.sources();
  return {
    ids: [...ids, ...people, 'mikkeli', 'kouvola', 'sitra', 'turku'],
    topics: ['kulttuurihyvinvointi', 'museot', ...(await some({ types: ['topic'] }))],
    regions: ['Kymenlaakso', 'maakunta-lappi', ...(await some({ types: ['region'] }))],
    kinds: ALL_KINDS,
    sources: sources.slice(0, SOME).map(({ id }) => id),
    municipalities: ['kauhava', 'kotka', 'mikkeli', 'helsinki'],
    words: ['museo', 'kulttuuri ja terveys', 'Ääni', 'hyvinvointi', 'barn', 'health', 'Turun'],
  };
}
