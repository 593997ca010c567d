import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, threadId, workerData, type MessagePort } from 'node:worker_threads';
import { Hono } from 'hono';
import { packRows, type PackedGraph } from '../../server/projection/pack.ts';
import { askApp } from '../../server/serving/ask-app.ts';
import { logThrough, serveTasks } from '../../server/serving/reader-port.ts';

/** What the test and its threads share: the store's revision, and how many questions each thread began. */
export interface TestReaderData {
  revision: Int32Array<SharedArrayBuffer>;
  begun: Int32Array<SharedArrayBuffer>;
  /** How often a thread derived what answers need. */
  warmed: Int32Array<SharedArrayBuffer>;
}

const port = parentPort as MessagePort;
const { revision, begun, warmed } = workerData as TestReaderData;
let graph: PackedGraph | null = null;

const app = new Hono()
  .get('/read', (c) => c.json({ revision: graph?.revision, thread: threadId }))
  .get('/burn/:ms', (c) => {
    const until = performance.now() + Number(c.req.param('ms'));
    while (performance.now() < until);
    return c.json({ thread: threadId });
  })
  .get('/sleep/:ms', async (c) => {
    await wait(Number(c.req.param('ms')));
    return c.json({ thread: threadId });
  })
  .get('/throw', () => {
    throw new Error('as it was told to');
  })
  .get('/die', () => process.exit(3));
app.onError((_error, c) => c.json({ told: 'badly' }, 500));

const log = logThrough(port);
const ask = askApp(app.fetch);
serveTasks(
  port,
  {
    ask: async (question) => {
      Atomics.add(begun, 0, 1);
      return ask(question);
    },
    pack: async () => packRows(Atomics.load(revision, 0), [], []),
    attach: async (next, warm) => {
      if (warm) Atomics.add(warmed, 0, 1);
      graph = next;
    },
    close: async () => {},
  },
  log,
);
