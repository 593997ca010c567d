import { ConfigError } from '../server/config.ts';
import { makeFile } from '../server/keeping/new-file.ts';
import { writePlaces } from '../server/network/kept-places.ts';
import { freshPartyPlaces } from '../server/network/positions.ts';
import { readProjection } from '../server/projection/projection.ts';
import { snapshotOf } from '../server/snapshot.ts';
import { openStore } from '../server/store/open-store.ts';
import { writeFile } from 'node:fs/promises';
import { ownFiles, readFileArguments, requireStore } from './arguments.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run layout -- FILE [--force]`: lays the network of organisations out anew and keeps the places in FILE, whose name
 * is the layout's. A server that is given it in NETWORK_LAYOUT moves none of them and places only who is new.
 */
async function layout(): Promise<void> {
  const { store: options, file, given } = readFileArguments('layout', ['force']);
  requireStore(options);
  const store = await openStore(options);
  try {
    const places = freshPartyPlaces(snapshotOf(await readProjection(store)));
    if (places.size === 0) throw new ConfigError('The store has no network to lay out');
    await makeFile(file, { force: given.has('force'), never: ownFiles(options) }, (temporary) =>
      writeFile(temporary, writePlaces(places)),
    );
    console.log(`${places.size} places are in ${file}; NETWORK_LAYOUT=${file} keeps to them.`);
  } finally {
    await store.close();
  }
}

await runCommand(layout);
