import { join } from 'node:path';
import type { Ask, Asked } from '../load-client.ts';
import { measure } from '../measure.ts';
import type { Operation } from '../operations.ts';
import type { PartSettings } from '../part-settings.ts';
import { startHelper } from '../processes.ts';
import { sampleOf } from '../sample.ts';
import { startServer } from '../server-process.ts';
import { filledNeo4j, filledSqlite } from '../stores.ts';
import { milliseconds, table } from '../table.ts';

/** They have some 84 000 roles in projects: evidence relations. */
const ENTITIES = 20_000;
const WITHIN_MS = 150;
const CLIENT = new URL('../load-client.ts', import.meta.url);

/** Half-lives make different questions of one topic, which cost the same. */
const FIFTY_EXPERTS: Operation = {
  name: '50 experts with all their lines',
  same: null,
  targets: ({ topics }) =>
    Array.from({ length: 60 }, (_, turn) => 3 + turn / 10).flatMap((years) =>
      topics.map((topic) => ({
        ours: `/api/v1/experts?lang=en&topic=${topic}&limit=50&halfLife=${years}`,
        byHand: '',
      })),
    ),
};

/** How long 50 experts with every line, factor and sentence take on either store. */
export async function measureExperts(settings: PartSettings): Promise<string> {
  const { folder, engines, flags, say } = settings;
  const data = `grown:${ENTITIES}`;
  const sqlite = await filledSqlite(join(folder, `grown-${ENTITIES}`), data);
  const sample = sampleOf(sqlite.folder);
  const client = startHelper<Ask, Asked>(CLIENT);
  const rows: string[][] = [];
  try {
    for (const engine of engines) {
      const store =
        engine === 'sqlite' ? sqlite : await filledNeo4j(join(folder, `grown-${ENTITIES}-neo4j`), data);
      const server = await startServer(store.environment, flags);
      try {
        const { ours, bytes } = await measure({ server, byHand: null, client, sample }, FIFTY_EXPERTS, {
          cached: false,
        });
        const figures = [ours.p50, ours.p95, ours.p99].map(milliseconds).join(' / ');
        rows.push([engine, figures, String(bytes), ours.p95 <= WITHIN_MS ? 'met' : 'p95']);
        say(`${engine}: ${figures} ms`);
      } finally {
        await server.stop();
        await store.close();
      }
    }
  } finally {
    await client.stop();
  }
  return [
    `\`npm run bench -- experts\`. ${FIFTY_EXPERTS.name} on a topic, each with its factors and sentences, in a made-up directory with some 84 000 evidence relations; p50 / p95 / p99 in milliseconds, uncached, over one connection. Goal: p95 within ${WITHIN_MS} ms.`,
    table(['store', 'p50 / p95 / p99', 'bytes', 'goal'], rows),
  ].join('\n\n');
}
