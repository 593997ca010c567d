import { join } from 'node:path';
import { ConfigError } from '../server/config.ts';
import { makeFile } from '../server/keeping/new-file.ts';
import { copyStore, SQLITE_FILE } from '../server/store/open-store.ts';
import { ownFiles, readFileArguments, requireStore } from './arguments.ts';
import { runCommand } from './run-command.ts';

/** `npm run backup -- FILE [--force]`: a copy of the embedded store as it is at one moment, also while it is used. */
async function backup(): Promise<void> {
  const { store, file, given } = readFileArguments('backup', ['force']);
  if (store.engine !== 'sqlite')
    throw new ConfigError(
      'Neo4j Community has no backup while it runs: npm run dump -- FILE writes all that the store holds',
    );
  requireStore(store);
  const options = { force: given.has('force'), never: ownFiles(store) };
  await makeFile(file, options, async (temporary) => copyStore(store, temporary));
  console.log(`Copied ${join(store.folder, SQLITE_FILE)} to ${file}.`);
}

await runCommand(backup);
