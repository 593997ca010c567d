import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { openProxy } from '../soak/neo4j-faults/proxy.ts';
import { neo4jForTests } from '../support/neo4j/available.ts';
import { aChangeSet } from './records.ts';

const CREDENTIALS = { user: 'neo4j', password: 'not-told-to-anyone', database: 'neo4j' };
const DEADLINE_MS = 8_000;
const GRACE_MS = 500;

type Finish = (close: () => Promise<void> | void) => void;

/** Opens a store that is closed when its test is over. */
function openAt(
  finish: Finish,
  uri: string,
  rest: Partial<typeof CREDENTIALS> = {},
  patience?: { read: number; write: number },
): GraphStore {
  const store = openNeo4jStore({ ...CREDENTIALS, ...rest, uri }, patience);
  finish(() => store.close());
  return store;
}

async function failureOf(promise: Promise<unknown>): Promise<{ error: unknown; ms: number }> {
  const started = performance.now();
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { error, ms: performance.now() - started };
}

async function listening(finish: Finish, onConnection: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer(onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  finish(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

// Side by side, for they do little but wait.
describe.concurrent('a store on a Neo4j that is not there', () => {
  it('opens and closes without asking', async ({ expect }) => {
    const store = openNeo4jStore({ uri: `bolt://127.0.0.1:${await freePort()}`, ...CREDENTIALS });
    expect(store.engine).toBe('neo4j');
    await store.close();
  });

  it.for(['bolt', 'neo4j'])(
    'says over %s:// that it is unavailable and when to ask again',
    async (scheme, { expect, onTestFinished }) => {
      const store = openAt(onTestFinished, `${scheme}://127.0.0.1:${await freePort()}`);
      const { error, ms } = await failureOf(store.revision());
      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect((error as StoreUnavailableError).retryAfter).toBeGreaterThan(0);
      expect(ms).toBeLessThan(DEADLINE_MS + GRACE_MS);
    },
  );

  it('says so of a host that accepts and never answers, for reads and writes alike', async ({
    expect,
    onTestFinished,
  }) => {
    const port = await listening(onTestFinished, (socket) => onTestFinished(() => void socket.destroy()));
    const store = openAt(onTestFinished, `bolt://127.0.0.1:${port}`, {}, { read: 1_000, write: 1_500 });
    const read = await failureOf(store.list({ audience: 'public', limit: 1 }));
    expect(read.error).toBeInstanceOf(StoreUnavailableError);
    expect(read.ms).toBeLessThan(1_000 + GRACE_MS);
    const write = await failureOf(store.apply(aChangeSet(0)));
    expect(write.error).toBeInstanceOf(StoreUnavailableError);
    expect(write.ms).toBeLessThan(1_500 + GRACE_MS);
  });

  it('holds to eight seconds for a read when nothing else is said', async ({ expect, onTestFinished }) => {
    const port = await listening(onTestFinished, (socket) => onTestFinished(() => void socket.destroy()));
    const { error, ms } = await failureOf(openAt(onTestFinished, `bolt://127.0.0.1:${port}`).revision());
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(ms).toBeLessThan(DEADLINE_MS + GRACE_MS);
  });

  it('says so of a host that hangs up', async ({ expect, onTestFinished }) => {
    const port = await listening(onTestFinished, (socket) => socket.destroy());
    const { error } = await failureOf(openAt(onTestFinished, `bolt://127.0.0.1:${port}`).revision());
    expect(error).toBeInstanceOf(StoreUnavailableError);
  });

  it('answers nothing after it was closed, at once', async ({ expect, onTestFinished }) => {
    const store = openAt(onTestFinished, `bolt://127.0.0.1:${await freePort()}`);
    await store.close();
    const { error, ms } = await failureOf(store.revision());
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(ms).toBeLessThan(GRACE_MS);
  });
});

const server = neo4jForTests();

describe.skipIf(server === null)('a store on a real Neo4j', () => {
  it('names the settings to look at when the credentials are refused', async ({ onTestFinished }) => {
    const { error } = await failureOf(openAt(onTestFinished, server!.uri).revision());
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(String(error)).toMatch(/NEO4J_USER and NEO4J_PASSWORD/);
    expect(String(error)).not.toContain(CREDENTIALS.password);
  });

  it('names the setting to look at when there is no such database', async ({ onTestFinished }) => {
    const { user, password, uri } = server!;
    const { error } = await failureOf(
      openAt(onTestFinished, uri, { user, password, database: 'nowhere' }).revision(),
    );
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(String(error)).toMatch(/NEO4J_DATABASE/);
  });
});

describe.skipIf(server === null)('a store on a Neo4j behind a way that fails', () => {
  it('gets through although its very first words were never answered', async ({ onTestFinished }) => {
    const proxy = await openProxy(Number(new URL(server!.uri).port));
    onTestFinished(() => proxy.close());
    proxy.stall();
    const store = openAt(onTestFinished, proxy.uri, server!, { read: 2_000, write: 5_000 });
    expect((await failureOf(store.revision())).error).toBeInstanceOf(StoreUnavailableError);
    proxy.refuse();
    proxy.pass();
    expect(await untilAnswering(store)).toBeGreaterThanOrEqual(0);
  });

  it('does not let a long read wait for a connection on which a short one waited in vain', async ({
    onTestFinished,
  }) => {
    const proxy = await openProxy(Number(new URL(server!.uri).port));
    onTestFinished(() => proxy.close());
    const store = openAt(onTestFinished, proxy.uri, server!, { read: 1_000, write: 60_000 });
    await untilAnswering(store);
    proxy.stall();
    const long = failureOf(store.statementsOf('esite'));
    await failureOf(store.revision());
    const { error, ms } = await long;
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(ms).toBeLessThan(5_000);
  });
});

/** The revision, as soon as the store answers; a server that has just started is slow to plan its first queries. */
async function untilAnswering(store: GraphStore): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.revision();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || tries >= 20) throw error;
    }
  }
}
