import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverProcess, type ServerProcess } from '../../support/server-process.ts';
import { ABUSES, UNFINISHED, type Abuse } from './abuses.ts';
import { dial, speak, type Heard } from './speak.ts';

const HOST = 'Host: localhost\r\n';
const PROMPT_MS = 2000;
/** Where the tests' proxy stands; the other clients come from 127.0.0.1. */
const PROXY = '127.0.0.9';

let server: ServerProcess;
let before: { descriptors: number; memory: number };

beforeAll(async () => {
  server = await serverProcess({
    RATE_LIMIT: '0',
    HEADERS_TIMEOUT_MS: '700',
    REQUEST_TIMEOUT_MS: '900',
    KEEP_ALIVE_MS: '500',
    MAX_CLIENT_CONNECTIONS: '1000',
    TRUSTED_PROXIES: PROXY,
  });
  for (const path of ['/openapi.json', '/api/v1/network', '/api/v1/nothing', '/fi', '/readyz'])
    await ask(path);
  before = { descriptors: server.descriptors(), memory: server.memory() };
});
afterAll(async () => server.stop());

/** How long others wait for an answer, in milliseconds. */
async function othersWait(): Promise<number> {
  const started = performance.now();
  expect(await ask('/readyz')).toBe(200);
  return performance.now() - started;
}

/** The status that others get; the body is read, for fetch trips over one that is not. */
async function ask(path: string): Promise<number> {
  const response = await fetch(server.url + path, { headers: { connection: 'close' } });
  await response.arrayBuffer();
  return response.status;
}

/** What is wrong with an answer; nothing is wrong with most. */
function faults({ text, statuses }: Heard, { answers }: Abuse): string[] {
  const status = statuses[0] ?? null;
  return [
    ...(answers.includes(status) ? [] : [`answered ${status}, not ${answers.join(' or ')}`]),
    ...(statuses.length > 1 ? [`answered ${statuses.length} times`] : []),
    ...(/ at .*\.[jt]s:\d+|node_modules|root:/.test(text) ? [`tells of its inside: ${text}`] : []),
  ];
}

/** The problem document of an answer that has one. */
function problemIn({ text }: Heard): { status: number; type: string } {
  return JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) as { status: number; type: string };
}

describe('a server that is spoken to in', () => {
  it.each(Object.entries(ABUSES))('%s answers as it should, and others at once', async (_name, abuse) => {
    expect(faults(await speak(server.port, abuse.bytes), abuse)).toEqual([]);
    expect(await othersWait()).toBeLessThan(PROMPT_MS);
  });

  it('words that never end stops waiting for them', async () => {
    const cases = Object.values(UNFINISHED);
    const heard = Promise.all(
      cases.map(async (abuse) => faults(await speak(server.port, abuse.bytes), abuse)),
    );
    expect(await othersWait()).toBeLessThan(PROMPT_MS);
    expect((await heard).flat()).toEqual([]);
  });

  it('wrong words says so in a problem document with a length', async () => {
    for (const name of ['two lengths', 'a long header', 'a tunnel']) {
      const heard = await speak(server.port, (ABUSES[name] as Abuse).bytes);
      expect(heard.text).toMatch(/Content-Type: application\/problem\+json/i);
      expect(problemIn(heard).status).toBe(heard.statuses[0]);
      const [head = '', body = ''] = heard.text.split('\r\n\r\n');
      expect(/content-length: (\d+)/i.exec(head)?.[1]).toBe(String(body.length));
    }
  });
});

describe('a client that is slow', () => {
  it('with its headers is told so in time, however steadily it drips', async () => {
    const { socket, heard } = await dial(server.port);
    const drip = setInterval(() => socket.write('a'), 50);
    socket.write('GET / HTTP/1.1\r\nX-A: ');
    expect(await othersWait()).toBeLessThan(PROMPT_MS);
    const answer = await heard();
    clearInterval(drip);
    expect(answer.statuses).toEqual([408]);
  });

  it('with a body is not waited for', async () => {
    const { socket, heard } = await dial(server.port);
    socket.write(`POST /api/v1/entities HTTP/1.1\r\n${HOST}Content-Length: 100000\r\n\r\n`);
    const drip = setInterval(() => socket.write('a'), 50);
    expect(await othersWait()).toBeLessThan(PROMPT_MS);
    const answer = await heard();
    clearInterval(drip);
    expect(answer.statuses).toEqual([405]);
  });

  it('to read a long answer, or that goes away before it, holds up nobody', async () => {
    const deaf = await dial(server.port);
    deaf.socket.pause();
    deaf.socket.write(`GET /openapi.json HTTP/1.1\r\n${HOST}\r\n`.repeat(100));
    expect(await othersWait()).toBeLessThan(PROMPT_MS);
    deaf.socket.destroy();
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const { socket } = await dial(server.port);
        socket.write(`GET /api/v1/network HTTP/1.1\r\n${HOST}\r\n`);
        socket.resetAndDestroy();
      }),
    );
    expect(await othersWait()).toBeLessThan(PROMPT_MS);
  });
});

describe('a connection', () => {
  it('may carry requests one behind the other, answered in order', async () => {
    const paths = ['/healthz', '/api/v1/nothing', '/readyz', '/assets/nothing.css'];
    const bytes = Array.from({ length: 100 }, (_, n) => `GET ${paths[n % 4]} HTTP/1.1\r\n${HOST}\r\n`);
    const last = `GET /healthz HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`;
    const { statuses } = await speak(server.port, bytes.join('') + last);
    expect(statuses).toEqual([...Array.from({ length: 100 }, (_, n) => (n % 2 ? 404 : 200)), 200]);
  });

  it('whose client has said its last word is still answered', async () => {
    const { socket, heard } = await dial(server.port);
    socket.end(`GET /healthz HTTP/1.1\r\n${HOST}\r\n`);
    expect((await heard()).statuses).toEqual([200]);
  });

  it('that is idle costs nobody anything, five hundred of them neither', async () => {
    const idle = await Promise.all(Array.from({ length: 500 }, () => dial(server.port)));
    expect(await othersWait()).toBeLessThan(PROMPT_MS);
    // Each is told that it was too slow, and closed.
    const heard = await Promise.all(idle.map((one) => one.heard()));
    expect(new Set(heard.flatMap(({ statuses }) => statuses))).toEqual(new Set([408]));
  });
});

describe('the address that pages give as their own', () => {
  const told = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'solmu.example',
    'x-forwarded-for': '192.0.2.1',
  };
  const canonical = async (localAddress: string, headers: Record<string, string>) => {
    const page = await new Promise<string>((resolve, reject) => {
      const asked = request(
        `${server.url}/fi/tietosuoja`,
        { localAddress, headers, agent: false },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk));
          response.on('end', () => resolve(text));
        },
      );
      asked.on('error', reject).end();
    });
    return /<link rel="canonical" href="([^"]+)"/.exec(page)?.[1];
  };

  it('is the one that a trusted proxy was asked at, and no one else’s invention, kept answers or not', async () => {
    expect(await canonical('127.0.0.1', told)).toBe(`${server.url}/fi/tietosuoja`);
    expect(await canonical(PROXY, told)).toBe('https://solmu.example/fi/tietosuoja');
    expect(await canonical('127.0.0.1', told)).toBe(`${server.url}/fi/tietosuoja`);
    expect(await canonical(PROXY, told)).toBe('https://solmu.example/fi/tietosuoja');
    expect(await canonical(PROXY, { 'x-forwarded-for': '192.0.2.1' })).toBe(`${server.url}/fi/tietosuoja`);
  });
});

describe('after all that, the server', () => {
  it('still runs, logged no error and answered nothing with a 5xx', () => {
    expect(server.alive()).toBe(true);
    const log = server.log().filter(({ said }) => !String(said).startsWith('Solmu answers at'));
    expect(log.filter(({ said }) => said !== undefined)).toEqual([]);
    const grave = log.filter(({ level }) => level === 'error' || level === 'warn');
    expect(grave.filter(({ event }) => !String(event).includes('TRUSTED_PROXIES'))).toEqual([]);
    expect(log.filter(({ status }) => Number(status) >= 500)).toEqual([]);
    expect(log.filter(({ event }) => event === 'request').length).toBeGreaterThan(100);
  });

  it('holds as many descriptors as before and hardly more memory', async () => {
    await expect
      .poll(() => server.descriptors(), { timeout: 10_000 })
      .toBeLessThanOrEqual(before.descriptors + 2);
    expect(server.memory() - before.memory).toBeLessThan(150 * 1024 * 1024);
  });
});
