import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const CHILD = fileURLToPath(new URL('./stopping-child.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD], {
    env: { PATH: process.env['PATH'], ...settings },
  });
  children.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said.text += text));
  const ended = once(child, 'close') as Promise<[number | null]>;
  await expect.poll(() => said.text, { timeout: 10_000, interval: 20 }).toContain('listening at');
  const url = /listening at (\S+)/.exec(said.text)?.[1] as string;
  return { child, url, said: () => said.text, code: async () => (await ended)[0] };
}

/** One answer over a connection that stays open if the server lets it. */
function ask(url: string, agent?: Agent): Promise<{ status: number; connection: string; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { ...(agent && { agent }), headers: { 'accept-language': 'en' } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection ?? '', text }),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** A request that the server holds, and its answer or the reason why there was none. */
async function hold({ url, said }: Awaited<ReturnType<typeof start>>, agent?: Agent) {
  const answer = ask(`${url}/held`, agent).then(
    ({ text }) => text,
    (error: NodeJS.ErrnoException) => error.code,
  );
  await expect.poll(said, { interval: 20 }).toContain('holding');
  return { answer };
}

describe('SIGTERM', () => {
  it('is told at /readyz while requests are still answered, each as the last of its connection', async () => {
    const server = await start({ DRAIN_GRACE_MS: '1000' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await ask(`${server.url}/fi`, agent)).connection).toBe('keep-alive');
    server.child.kill('SIGTERM');
    await expect.poll(async () => (await ask(`${server.url}/readyz`)).status, { interval: 20 }).toBe(503);
    expect((await ask(`${server.url}/readyz`)).text).toContain('"type":"/problems/draining"');
    expect((await ask(`${server.url}/healthz`)).status).toBe(200);
    expect(await ask(`${server.url}/fi`, agent)).toEqual({
      status: 200,
      connection: 'close',
      text: 'answered',
    });
    expect(await server.code()).toBe(0);
    agent.destroy();
  });

  it('takes nothing new once the grace is over, and lets what is in flight end', async () => {
    const server = await start({ DRAIN_GRACE_MS: '0', DRAIN_MS: '60000', KEEP_ALIVE_MS: '60000' });
    const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })];
    await ask(`${server.url}/fi`, agents[0]);
    const { answer } = await hold(server, agents[1]);
    server.child.kill('SIGTERM');
    await expect
      .poll(() => ask(`${server.url}/fi`).catch((error: NodeJS.ErrnoException) => error.code), {
        interval: 20,
      })
      .toBe('ECONNREFUSED');
    expect(server.said()).not.toContain('closed');
    server.child.kill('SIGUSR2');
    expect(await answer).toBe('held');
    expect(await server.code()).toBe(0);
    expect(server.said()).toContain('closed');
    for (const agent of agents) agent.destroy();
  });

  it('cuts what hangs', async () => {
    const server = await start({ DRAIN_GRACE_MS: '0', DRAIN_MS: '200' });
    const { answer } = await hold(server);
    server.child.kill('SIGTERM');
    expect(await answer).toBe('ECONNRESET');
    expect(await server.code()).toBe(0);
    expect(server.said()).toMatch(/"event":"cut what did not end in time","requests":1/);
  });

  it('ends the process at once when it comes again', async () => {
    const server = await start({ DRAIN_GRACE_MS: '60000', DRAIN_MS: '60000' });
    const again = setInterval(() => server.child.kill('SIGTERM'), 50);
    expect(await server.code()).toBe(1);
    clearInterval(again);
  });
});

describe('Ctrl-C', () => {
  it('has no grace, and is one signal though the terminal and npm both send it', async () => {
    const server = await start({ DRAIN_GRACE_MS: '60000', DRAIN_MS: '60000' });
    const { answer } = await hold(server);
    server.child.kill('SIGINT');
    server.child.kill('SIGINT');
    await expect.poll(server.said, { interval: 20 }).toContain('"signal":"SIGINT"');
    server.child.kill('SIGUSR2');
    expect(await answer).toBe('held');
    expect(await server.code()).toBe(0);
    expect(server.said().match(/"event":"stopping"/g)).toHaveLength(1);
  });
});
