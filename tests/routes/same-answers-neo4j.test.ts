import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDump } from '../../server/keeping/dump.ts';
import { checkDump, readDump } from '../../server/keeping/read-dump.ts';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { loadSeed } from '../../seed/load.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { appOver, seededApp, TODAY, type TestApp } from '../support/seeded-app.ts';

const server = neo4jForTests();

/** One address of every route, and of every kind of page. */
const ADDRESSES = [
  '/api/v1/entities?limit=200',
  '/api/v1/entities?limit=50&cursor=NEXT',
  '/api/v1/entities?type=organisation&facets=true&lang=sv',
  '/api/v1/entities?kind=municipality&region=maakunta-kymenlaakso',
  '/api/v1/entities?type=project&topic=kulttuurihyvinvointi',
  '/api/v1/entities?q=Lahdessa',
  '/api/v1/entities?type=project&sort=date&limit=40&cursor=NEXT',
  '/api/v1/entities?when=past&limit=40&cursor=NEXT',
  '/api/v1/entities?type=event&when=coming&asOf=2020',
  '/api/v1/entities?from=2012&to=2013-23&facets=true',
  '/api/v1/entities?q=seminaari&sort=latest',
  '/api/v1/entities/kotka',
  '/api/v1/entities/eloa-ja-iloa?lang=en',
  '/api/v1/entities/kotka/relations',
  '/api/v1/entities/musiikki-elamaan/relations?limit=200',
  '/api/v1/entities/musiikki-elamaan/neighbourhood?depth=2&limit=300',
  '/api/v1/network?level=region&crossRegion=true',
  '/api/v1/network?level=organisation',
  '/api/v1/network?level=municipality&weight=fractional',
  '/api/v1/network?level=topic&minWeight=2',
  '/api/v1/network/communities?topic=kulttuurihyvinvointi',
  '/api/v1/network/bridges?limit=5',
  '/api/v1/network/gaps?level=municipality&limit=200',
  '/api/v1/network/sectors',
  '/api/v1/paths?from=kotka&to=turku',
  '/api/v1/topics?limit=200',
  '/api/v1/topics/kulttuurihyvinvointi',
  '/api/v1/regions',
  '/api/v1/sources',
  '/api/v1/changes?limit=1000',
  '/api/v1/search?q=museo&facets=true',
  '/api/v1/search?q=museo&in=sentences',
  '/api/v1/search?q=museo&in=sources',
  '/api/v1/entities/eloa-ja-iloa/similar?limit=20',
  '/api/v1/experts?topic=kulttuurihyvinvointi&kind=organisation',
  '/api/v1/experts?topic=kulttuurihyvinvointi&kind=person',
  '/api/v1/experts?topic=kulttuurihyvinvointi&kind=municipality',
  '/api/v1/peers/kauhava',
  '/api/v1/stats',
  '/api/v1/entities/eloa-ja-iloa.jsonld',
  '/api/v1/entities/kotka.csv?lang=sv',
  '/api/v1/entities/kotka.gexf',
  '/api/v1/entities.csv?kind=municipality',
  '/api/v1/entities.csv?limit=700',
  '/api/v1/network.csv?level=organisation',
  '/api/v1/network.svg?level=topic',
  '/api/v1/entities/nobody-at-all',
  '/api/v1/entities?limit=nine',
  '/fi',
  '/fi/kunta/kotka',
  '/sv/projekt/musiikki-elamaan',
  '/en/network',
  '/embed/v1/network?level=region',
];

describe.skipIf(server === null)('Neo4j and SQLite', () => {
  let apps: [TestApp, TestApp];
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'solmu-same-'));
    const { uri, user, password, database } = server as NonNullable<typeof server>;
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
    await clearNeo4j(driver, { schema: true });
    await driver.close();
    // What is compared is what they answer, however busy the machine is.
    const store = openNeo4jStore({ uri, user, password, database }, { read: 60_000 });
    const seeded = await seededApp();
    await writeDump(seeded.store, join(folder, 'sqlite.ndjson'), false);
    const dump = await checkDump(join(folder, 'sqlite.ndjson'));
    await store.restore({ revision: dump.revision, things: readDump(dump) });
    apps = [seeded, appOver(store)];
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    rmSync(folder, { recursive: true });
  });

  it('dump the same bytes, so that the road from one to the other leads back', async () => {
    await writeDump(apps[1].store, join(folder, 'neo4j.ndjson'), false);
    const [first, second] = ['sqlite', 'neo4j'].map((name) => readFileSync(join(folder, `${name}.ndjson`)));
    expect(second?.equals(first as Buffer)).toBe(true);
  });

  it('find nothing new in the data that ships once they hold it', async () => {
    for (const { store } of apps) {
      const revision = await store.revision();
      await loadSeed(store, () => TODAY);
      expect(await store.revision()).toBe(revision);
    }
  });

  it.each(ADDRESSES)('answer alike: %s', async (address) => {
    const [first, second] = await Promise.all(
      apps.map(async (app) => answerOf(app, await withCursor(app, address))),
    );
    expect(second).toEqual(first);
    expect(first?.status).toBeLessThan(500);
  });

  it('answer alike about every undertaking’s relations, evidence included', async () => {
    for (const id of [
      'musiikki-elamaan',
      'kulttuurisote',
      'kulttuuria-yhteistuumin',
      'eloa-ja-iloa',
      'museot-hyvinvoinnin-edistajina',
    ]) {
      const answers = await Promise.all(
        apps.map((app) => answerOf(app, `/api/v1/entities/${id}/relations?limit=200`)),
      );
      expect(answers[0]?.status).toBe(200);
      expect(answers[1]).toEqual(answers[0]);
    }
  });
});

async function answerOf(app: TestApp, address: string) {
  const response = await app.get(address);
  const { status, headers } = response;
  return {
    status,
    type: headers.get('content-type'),
    etag: headers.get('etag'),
    body: await response.text(),
  };
}

/** The second page's cursor, from the first page. */
async function withCursor(app: TestApp, address: string): Promise<string> {
  if (!address.includes('cursor=NEXT')) return address;
  const { next } = await app.json<{ next: string }>(address.replace('&cursor=NEXT', ''));
  return address.replace('NEXT', encodeURIComponent(next));
}
