import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { describeStoreContract } from './store-contract.ts';

describeStoreContract('sqlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'solmu-store-'));
  const open = () => openSqliteStore(join(folder, 'solmu.sqlite'));
  const handles = [open()];
  return {
    store: handles[0]!,
    again: async () => {
      handles.push(open());
      return handles.at(-1)!;
    },
    dispose: async () => {
      await Promise.allSettled(handles.map((handle) => handle.close()));
      rmSync(folder, { recursive: true });
    },
  };
});
