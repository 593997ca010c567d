import { join } from 'node:path';
import type { Ask, Asked } from '../load-client.ts';
import { latency } from '../measure.ts';
import type { PartSettings } from '../part-settings.ts';
import { startHelper, type Helper } from '../processes.ts';
import { sampleOf } from '../sample.ts';
import { startServer, type ServerProcess } from '../server-process.ts';
import { filledNeo4j, filledSqlite } from '../stores.ts';
import { milliseconds, table } from '../table.ts';

/** They have some 84 000 roles in projects: evidence relations. */
const ENTITIES = 20_000;
const WITHIN_MS = 150;
const WARM_ROUNDS = 4;
const ROUNDS = 20;
const AT_MOST_MS = 60_000;
const CLIENT = new URL('../load-client.ts', import.meta.url);

/** How long 50 experts with every line, factor and sentence take on either store. */
export async function measureExperts(settings: PartSettings): Promise<string> {
  const { folder, engines, flags, say } = settings;
  const sqlite = await filledSqlite(join(folder, `grown-${ENTITIES}`), `grown:${ENTITIES}`);
  const { topics } = sampleOf(sqlite.folder);
  const client = startHelper<Ask, Asked>(CLIENT);
  const rows: string[][] = [];
  try {
    for (const engine of engines) {
      const store =
        engine === 'sqlite'
          ? sqlite
          : await filledNeo4j(join(folder, `grown-${ENTITIES}-neo4j`), `copy:${sqlite.folder}`);
      const server = await startServer(store.environment, flags);
      try {
        rows.push([engine, ...(await measured(server, client, topics))]);
        say(rows.at(-1)!.join(' | '));
      } finally {
        await server.stop();
        await store.close();
      }
    }
  } finally {
    await client.stop();
  }
  return [
    `\`npm run bench -- experts\`. 50 experts on a topic with all their lines, factors and sentences, in a made-up directory with some 84 000 evidence relations; milliseconds, uncached, over one connection. The first answer is asked for as soon as the server says that it is ready; the rest when all threads have derived what answers need and some have answered about half of the topics. All others count: ${topics.length / 2} first ones on a topic and ${ROUNDS * topics.length} with other half-lives. Goal: p95 within ${WITHIN_MS} ms.`,
    table(['store', 'first', 'first on a topic: p50 / max', 'all: p50 / p95 / p99', 'bytes', 'goal'], rows),
  ].join('\n\n');
}

/** Half-lives make different questions of one topic, of which no answer is kept. */
async function measured(
  server: ServerProcess,
  client: Helper<Ask, Asked>,
  topics: readonly string[],
): Promise<string[]> {
  const ask = async (of: readonly string[], rounds: { from: number; count: number }) => {
    const targets = Array.from({ length: rounds.count }, (_, round) => rounds.from + round).flatMap((round) =>
      of.map((topic) => `/api/v1/experts?lang=en&topic=${topic}&limit=50&halfLife=${3 + round / 10}`),
    );
    const asked = await client.ask({ lanes: [{ url: server.url, targets }], connections: 1, ms: AT_MOST_MS });
    const [lane] = asked.lanes as [Asked['lanes'][number]];
    if (lane.failed) throw new Error(lane.failed);
    return lane;
  };
  const half = topics.slice(0, topics.length / 2);
  const first = await ask(half.slice(0, 1), { from: 0, count: 1 });
  await server.warm();
  await ask(half, { from: 1, count: WARM_ROUNDS });
  await server.figures();
  const news = await ask(topics.slice(half.length), { from: 1, count: 1 });
  const rest = await ask(topics, { from: 1 + WARM_ROUNDS, count: ROUNDS });
  const { cacheHits } = await server.figures();
  if (cacheHits > 0) throw new Error(`${cacheHits} answers came from the cache`);
  const [each, all] = [latency(news.ms), latency([...news.ms, ...rest.ms])];
  return [
    milliseconds(first.ms[0]!),
    [each.p50, Math.max(...news.ms)].map(milliseconds).join(' / '),
    [all.p50, all.p95, all.p99].map(milliseconds).join(' / '),
    String(Math.round(rest.bytes / rest.ms.length)),
    all.p95 <= WITHIN_MS ? 'met' : 'p95',
  ];
}
