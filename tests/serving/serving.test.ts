import { request, type IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { applyEdits } from '../../server/directory/apply-edits.ts';
import { createLog } from '../../server/http/log.ts';
import { followSnapshot, type FollowingSnapshot } from '../../server/snapshot.ts';
import { runningApp, type RunningApp } from '../support/running-app.ts';
import { TODAY } from '../support/seeded-app.ts';

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const DECODE = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

describe('a server with reader threads', () => {
  let served: RunningApp;
  let snapshots: FollowingSnapshot;
  let inProcess: (target: string, headers: Record<string, string>) => Promise<Response>;

  beforeAll(async () => {
    served = await runningApp();
    const { store, assets, url } = served;
    snapshots = followSnapshot(store);
    const app = createApp({
      store,
      snapshots,
      clock: () => TODAY,
      publicUrl: null,
      assets,
      log: createLog('silent'),
    });
    inProcess = async (target, headers) => app.fetch(new Request(url + target, { headers }));
    await until(async () => (await get('/readyz')).status === 200);
  });
  afterAll(async () => {
    snapshots.close();
    await served.close();
  });

  /** Asks over the network; fetch would decode and follow. */
  const get = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Reply>((resolve, reject) => {
      const asking = request(served.url + target, { headers, method, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      asking.on('error', reject).end();
    });

  /** Asks until the answer comes in the encoding, which is made after the first was asked for. */
  const encoded = async (target: string, encoding: 'br' | 'gzip') => {
    let reply = await get(target, { 'accept-encoding': encoding });
    await until(async () => {
      reply = await get(target, { 'accept-encoding': encoding });
      return reply.headers['content-encoding'] === encoding;
    });
    return reply;
  };

  it.each([
    ['/api/v1/entities/kotka', 'fi'],
    ['/api/v1/entities/kotka/relations?limit=3', 'sv'],
    ['/api/v1/entities?type=project&limit=5', 'en'],
    ['/api/v1/entities?q=musiikki&facets=true', 'fi'],
    ['/api/v1/entities/kotkaa', 'en'],
    ['/api/v1/entities/kotka/neighbourhood?depth=2', 'fi'],
    ['/api/v1/entities?nothing=1', 'sv'],
    ['/api/v1/search?q=kulttuuri', 'fi'],
    ['/api/v1/topics?limit=3', 'fi'],
    ['/api/v1/sources', 'en'],
    ['/api/v1/stats', 'fi'],
    ['/api/v1/network?level=region', 'sv'],
    ['/api/v1/paths?from=kotka&to=kauhava', 'fi'],
    ['/api/v1/experts?topic=musiikki', 'en'],
    ['/api/v1/peers/kauhava?limit=3', 'fi'],
    ['/api/v1/nowhere', 'sv'],
    ['/', 'sv'],
    ['/fi/', 'fi'],
    ['/fi', 'fi'],
    ['/sv/kommun/kotka', 'fi'],
    ['/en/network', 'fi'],
    ['/fi/kunta/kotkaa', 'fi'],
    ['/embed/v1/network?lang=en', 'fi'],
    ['/favicon.svg', 'fi'],
    ['/openapi.json', 'fi'],
    ['/healthz', 'fi'],
    ['/readyz', 'fi'],
  ])('answers %s as the app does in one thread', async (target, lang) => {
    const headers = { 'accept-language': lang };
    const [reply, direct] = [await get(target, headers), await inProcess(target, headers)];
    expect(reply.status).toBe(direct.status);
    expect(reply.body.toString()).toBe(await direct.text());
    const told = Object.fromEntries([...direct.headers].filter(([name]) => name !== 'vary'));
    expect(reply.headers).toMatchObject(told);
    const vary = (direct.headers.get('vary') ?? '').split(', ').filter(Boolean);
    expect((reply.headers.vary ?? '').split(', ')).toEqual(expect.arrayContaining(vary));
  });

  it('answers HEAD with the headers alone, and a reader who has the answer with 304', async () => {
    const target = '/api/v1/peers/kotka?limit=2';
    const first = await get(target);
    const head = await get(target, {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(first.body.length));
    const again = await get(target, {
      'if-none-match': `"other", W/${first.headers.etag}`,
      origin: 'https://elsewhere.example',
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers).toMatchObject({
      etag: first.headers.etag,
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=0, must-revalidate',
    });
    expect((await get(target, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it.each(['br', 'gzip'] as const)('answers in %s what decodes to the same bytes', async (encoding) => {
    const target = '/api/v1/network?level=region&lang=en';
    const plain = await get(target);
    const reply = await encoded(target, encoding);
    expect(await DECODE[encoding](reply.body)).toEqual(plain.body);
    expect(reply.body.length).toBeLessThan(plain.body.length / 3);
    expect(reply.headers['content-length']).toBe(String(reply.body.length));
    expect(reply.headers.vary).toBe('Accept, Accept-Language, Accept-Encoding');
    expect(reply.headers.etag).not.toBe(plain.headers.etag);
    const again = await get(target, {
      'accept-encoding': encoding,
      'if-none-match': reply.headers.etag as string,
    });
    expect([again.status, again.headers.etag]).toEqual([304, reply.headers.etag]);
  });

  it('answers plainly who wants no encoding, and does not encode what is small', async () => {
    const target = '/api/v1/network?level=region&lang=en';
    await encoded(target, 'br');
    const unwanted = await get(target, { 'accept-encoding': 'br;q=0, zstd' });
    expect(unwanted.headers['content-encoding']).toBeUndefined();
    await get('/favicon.svg', { 'accept-encoding': 'br' });
    const small = await get('/favicon.svg', { 'accept-encoding': 'br' });
    expect(small.headers['content-encoding']).toBeUndefined();
  });

  it('serves built files encoded, for ever, to every origin', async () => {
    const style = served.assets.styles('web/main.css')[0] as string;
    const reply = await encoded(style, 'br');
    expect(reply.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    });
    expect(await DECODE.br(reply.body)).toEqual((await get(style)).body);
  });

  it('keeps languages and hosts apart', async () => {
    const titles = await Promise.all(
      ['fi', 'sv', 'en', 'sv'].map(async (lang) => {
        const reply = await get('/api/v1/entities/nobody-here', { 'accept-language': lang });
        return (JSON.parse(reply.body.toString()) as { title: string }).title;
      }),
    );
    expect(titles).toEqual([
      'Tällaista ei ole',
      'Det finns ingen sådan',
      'There is no such thing',
      titles[1],
    ]);
    for (const host of ['one.example', 'two.example']) {
      const page = await get('/fi/tietosuoja', { host });
      expect(page.body.toString()).toContain(`<link rel="canonical" href="http://${host}/fi/tietosuoja"`);
    }
  });

  it('shows an erasure everywhere, also where the answer was kept, and fails nobody meanwhile', async () => {
    const targets = ['/api/v1/entities/kotka', '/sv/kommun/kotka', '/api/v1/search?q=kotka', '/fi'];
    const statuses: number[] = [];
    const state = { isGone: false };
    const load = Promise.all(
      targets.map(async (target) => {
        while (!state.isGone) statuses.push((await get(target)).status);
      }),
    );
    await applyEdits(
      served.store,
      [{ edit: { erase: 'kotka' }, place: { file: 'edits.yaml', line: 1, path: '' } }],
      { actor: 'test', reason: 'to see' },
      () => TODAY,
    );
    const gone = async () => {
      const [entity, page, search] = await Promise.all(
        targets.slice(0, 3).map(async (target) => get(target)),
      );
      return (
        entity?.status === 410 && page?.status === 410 && !search?.body.toString().includes('"id":"kotka"')
      );
    };
    await until(gone);
    state.isGone = true;
    await load;
    expect(statuses.filter((status) => ![200, 410].includes(status))).toEqual([]);
    expect(await gone()).toBe(true);
  });
});

/** Until it holds; the test's own time limit ends it otherwise. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20));
}
