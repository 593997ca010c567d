import { afterEach, describe, expect, it } from 'vitest';
import { problemSchema, type Problem } from '../../server/contract/problem.ts';
import { gatedServer, type GatedServer } from '../support/gated-server.ts';

const servers: GatedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function open(...options: Parameters<typeof gatedServer>): Promise<GatedServer> {
  const server = await gatedServer(...options);
  servers.push(server);
  return server;
}

interface Echo {
  asked: { origin: string; path: string; query: string; requestId: string };
  url: string;
  headers: Record<string, string>;
  raw: string[];
}

async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toMatch(/problem\+json/);
  return problemSchema.parse(await response.json());
}

describe('limits', () => {
  it('refuse a long address in the reader’s language', async () => {
    const { url } = await open({ MAX_URL: '300' });
    const response = await fetch(`${url}/api/v1/search?q=${'a'.repeat(400)}&lang=sv`, {});
    expect(response.status).toBe(414);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect((await problem(response)).title).toBe('Adressen är för lång');
  });

  it('refuse more parameters than anybody needs', async () => {
    const { url } = await open({ MAX_PARAMETERS: '3' });
    expect((await fetch(`${url}/api/v1/search?a&b&c`)).status).toBe(200);
    const response = await fetch(`${url}/api/v1/search?a&b&c&d`, { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(400);
    expect((await problem(response)).detail).toContain('3 parameters');
  });

  it('refuse content, and whatever writes', async () => {
    const { url } = await open();
    const post = await fetch(`${url}/api/v1/entities`, { method: 'POST', body: '{}' });
    expect(post.status).toBe(405);
    expect(post.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect((await problem(post)).type).toBe('/problems/method-not-allowed');
    const body = await fetch(`${url}/api/v1/entities`, { method: 'OPTIONS', body: 'x'.repeat(10_000) });
    expect(body.status).toBe(413);
    expect(body.headers.get('connection')).toBe('close');
  });

  it('answer people with a page in the language of the address', async () => {
    const { url } = await open({ MAX_URL: '300' });
    const response = await fetch(`${url}/sv/sok?q=${'a'.repeat(400)}`);
    expect(response.headers.get('content-type')).toMatch(/text\/html/);
    expect(await response.text()).toContain('<html lang="sv"');
  });
});

describe('quotas', () => {
  it('are told with every answer that costs, and refuse with the time to wait', async () => {
    const { url, metrics } = await open({ RATE_LIMIT: '12' });
    const first = await fetch(`${url}/api/v1/network`);
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=12;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"default";r=2;t=\d+$/);
    const second = await fetch(`${url}/api/v1/network`, { headers: { 'accept-language': 'en' } });
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(30);
    expect((await problem(second)).detail).toContain(`${second.headers.get('retry-after')} seconds`);
    expect(await metrics.render()).toContain('solmu_rate_limited_total 1');
    expect((await fetch(`${url}/api/v1/sources`)).status).toBe(200);
  });

  it('do not count health and built files', async () => {
    const { url } = await open({ RATE_LIMIT: '1' });
    for (const path of ['/healthz', '/readyz', '/assets/x.css', '/healthz'])
      for (let times = 0; times < 3; times += 1) {
        const response = await fetch(url + path);
        expect(response.status).toBe(200);
        expect(response.headers.get('ratelimit')).toBeNull();
      }
  });

  it('can be switched off', async () => {
    const { url } = await open({ RATE_LIMIT: '0' });
    for (let times = 0; times < 70; times += 1)
      expect((await fetch(`${url}/api/v1/network.svg`)).headers.get('ratelimit')).toBeNull();
  });

  it('are those of the client that a trusted proxy names, and nobody else’s invention', async () => {
    const { url } = await open({ RATE_LIMIT: '10', TRUSTED_PROXIES: '127.0.0.1' });
    const ask = (chain: string) => fetch(`${url}/api/v1/network`, { headers: { 'x-forwarded-for': chain } });
    expect((await ask('198.51.100.1')).status).toBe(200);
    expect((await ask('198.51.100.1')).status).toBe(429);
    expect((await ask('6.6.6.6, 198.51.100.1')).status).toBe(429);
    expect((await ask('198.51.100.2')).status).toBe(200);
  });

  it('cannot be escaped by naming oneself, which is told to the operator once', async () => {
    const { url, log } = await open({ RATE_LIMIT: '10' });
    const ask = (chain: string) => fetch(`${url}/api/v1/network`, { headers: { 'x-forwarded-for': chain } });
    expect((await ask('198.51.100.1')).status).toBe(200);
    expect((await ask('198.51.100.2')).status).toBe(429);
    expect((await ask('198.51.100.3')).status).toBe(429);
    expect(log.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });
});

describe('what passes the gate', () => {
  it('has lost the headers that only a trusted proxy may write', async () => {
    const { url } = await open();
    const lies = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=1.1.1.1;host=evil.example',
      'x-request-id': 'abcdefgh-12345',
    };
    const { asked, headers, raw } = (await (await fetch(`${url}/fi`, { headers: lies })).json()) as Echo;
    expect(asked.origin).toBe(url);
    expect(headers['x-request-id']).toBe(asked.requestId);
    expect(asked.requestId).not.toBe(lies['x-request-id']);
    expect(JSON.stringify([headers, raw])).not.toMatch(/evil|https|abcdefgh/);
  });

  it('carries the scheme, host and id that a trusted proxy gave it', async () => {
    const { url } = await open({ TRUSTED_PROXIES: '127.0.0.0/8' });
    const told = {
      'x-forwarded-for': '198.51.100.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'solmu.example',
      'x-request-id': 'abcdefgh-12345',
    };
    const response = await fetch(`${url}/fi`, { headers: told });
    expect(response.headers.get('x-request-id')).toBe('abcdefgh-12345');
    const { asked, headers, raw } = (await response.json()) as Echo;
    expect(asked.origin).toBe('https://solmu.example');
    expect(headers['host']).toBe('solmu.example');
    expect(raw.filter((name) => name.toLowerCase() === 'host')).toHaveLength(1);
  });

  it('has an id of ours where the proxy’s is odd', async () => {
    const { url } = await open({ TRUSTED_PROXIES: '127.0.0.1' });
    for (const id of ['short', 'with spaces in it', 'x'.repeat(200), '{"a":1}xxxx']) {
      const response = await fetch(`${url}/fi`, { headers: { 'x-request-id': id } });
      expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    }
  });
});

describe('the log', () => {
  it('has a line for each request: path, status, bytes, route and no query', async () => {
    const { url, log } = await open();
    const response = await fetch(`${url}/api/v1/search?q=salainen+sana`);
    const { length } = await response.text();
    expect(log).toMatchObject([
      {
        level: 'info',
        event: 'request',
        requestId: response.headers.get('x-request-id'),
        method: 'GET',
        path: '/api/v1/search',
        status: 200,
        bytes: length,
      },
    ]);
    expect(JSON.stringify(log)).not.toContain('salainen');
  });

  it('says whether a cache could answer, and what was never sent to its end', async () => {
    const answers: (() => void)[] = [];
    const { url, log } = await open({}, (_request, response, asked) => {
      asked.cache = 'hit';
      if (asked.query === '') response.end('x');
      else response.write('x', () => answers.shift()?.());
    });
    await (await fetch(`${url}/fi`)).text();
    const controller = new AbortController();
    const begun = new Promise<void>((done) => answers.push(done));
    const asked = fetch(`${url}/fi?a`, { signal: controller.signal }).then((response) => response.text());
    await begun;
    controller.abort();
    await expect(asked).rejects.toThrow(/abort/i);
    await expect.poll(() => log).toMatchObject([{ cache: 'hit' }, { aborted: true }]);
  });
});
