import { ConfigError } from '../server/config.ts';
import { writeDump, type Dumped } from '../server/keeping/dump.ts';
import { makeFile } from '../server/keeping/new-file.ts';
import { openStore } from '../server/store/open-store.ts';
import { ownFiles, readFileArguments, requireStore } from './arguments.ts';
import { runCommand } from './run-command.ts';

/** `npm run dump -- FILE [--force]`: all that the store holds, for any other store; packed where FILE ends in .gz. */
async function dump(): Promise<void> {
  const { store: options, file, given } = readFileArguments('dump', ['force']);
  requireStore(options);
  const store = await openStore(options);
  try {
    if ((await store.revision()) === 0) throw new ConfigError('The store is empty: there is nothing to dump');
    let dumped: Dumped | undefined;
    await makeFile(file, { force: given.has('force'), never: ownFiles(options) }, async (temporary) => {
      dumped = await writeDump(store, temporary, file.endsWith('.gz'));
    });
    console.log(`${summary(dumped as Dumped)} are in ${file}.`);
  } finally {
    await store.close();
  }
}

function summary({ revision, counts: { source, entity, relation, fact } }: Dumped): string {
  return `Revision ${revision}: ${source} sources, ${entity} entities, ${relation} relations and ${fact} facts`;
}

await runCommand(dump);
