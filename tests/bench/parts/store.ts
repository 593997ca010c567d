import type { PartSettings } from '../part-settings.ts';
import { startServer } from '../server-process.ts';
import { megabytes, table } from '../table.ts';
import { filled } from './filled.ts';

const MOST_MEMORY = 700 * 1024 * 1024;

/** What holding the register takes: time to load, disk, memory, cold start. */
export async function measureStore(settings: PartSettings): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const engine of settings.engines) {
    const store = await filled(settings, engine);
    try {
      const server = await startServer(store.environment, settings.flags);
      const { now, peak } = server.memory();
      settings.say(`${engine}: ready after ${Math.round(server.coldStartMs)} ms`);
      await server.stop();
      const { applySeconds, peakBytes, entities, relations } = store.loaded;
      rows.push([
        engine,
        `${entities} / ${relations}`,
        `${applySeconds.toFixed(1)} s`,
        megabytes(peakBytes),
        megabytes(store.diskBytes),
        `${(server.coldStartMs / 1000).toFixed(1)} s`,
        megabytes(now),
        `${megabytes(peak)}${peak < MOST_MEMORY ? '' : ' (goal: 700 MB)'}`,
      ]);
    } finally {
      await store.close();
    }
  }
  return [
    '`npm run bench -- store`. The register is CORDIS, Horizon 2020 (CC BY 4.0): 144 726 participations of 35 871 organisations in 31 451 projects, loaded beside the data that ships. Load: the whole register through `applyStatements`, beside the data that ships. Cold start: from the start of the process until `/readyz` says so. Memory: of the server alone, not of a database server.',
    table(
      ['store', 'entities / relations', 'load', 'peak of the loader', 'disk', 'cold start', 'memory', 'peak'],
      rows,
    ),
  ].join('\n\n');
}
