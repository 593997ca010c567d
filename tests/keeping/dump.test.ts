import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StatementsRefusedError } from '../../server/directory/statement-problem.ts';
import { writeDump } from '../../server/keeping/dump.ts';
import { checkDump, readDump } from '../../server/keeping/read-dump.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { loadSeed } from '../../seed/load.ts';
import { layDownFirstSchema } from '../store/first-schema.ts';
import { appOver, seededApp, TODAY } from '../support/seeded-app.ts';

let folder: string;
let store: GraphStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-dump-'));
  layDownFirstSchema(join(folder, 'old.sqlite'));
  store = openSqliteStore(join(folder, 'old.sqlite'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);

async function restoreFrom(path: string): Promise<GraphStore> {
  const dump = await checkDump(path);
  const fresh = openSqliteStore(':memory:');
  await fresh.restore({ revision: dump.revision, things: readDump(dump) });
  return fresh;
}

describe('a dump', () => {
  it('begins with what it holds and ends with its length and digest, a record a line', async () => {
    await writeDump(store, at('a.ndjson'), false);
    const lines = readFileSync(at('a.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({
      kind: 'solmu-dump',
      format: 1,
      solmu: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      revision: 8,
      counts: {
        source: 2,
        entity: 8,
        relation: 6,
        fact: 3,
        tombstone: 2,
        commit: 8,
        latest: expect.any(Number),
      },
    });
    expect(lines.at(-1)).toEqual({
      kind: 'end',
      lines: lines.length - 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(lines).toHaveLength(55);
    expect(statSync(at('a.ndjson')).mode & 0o777).toBe(0o600);
  });

  it('restores a store whose dump has the same bytes, packed or not', async () => {
    await writeDump(store, at('a.ndjson'), false);
    await writeDump(store, at('a.ndjson.gz'), true);
    expect(gunzipSync(readFileSync(at('a.ndjson.gz')))).toEqual(readFileSync(at('a.ndjson')));
    for (const name of ['a.ndjson', 'a.ndjson.gz']) {
      const restored = await restoreFrom(at(name));
      await writeDump(restored, at('b.ndjson'), false);
      expect(readFileSync(at('b.ndjson'))).toEqual(readFileSync(at('a.ndjson')));
      await restored.close();
    }
  });

  it('restores all the data that ships, and answers with the same ETags', async () => {
    const app = await seededApp();
    await writeDump(app.store, at('seed.ndjson'), false);
    const other = appOver(await restoreFrom(at('seed.ndjson')));
    for (const address of [
      '/api/v1/entities?type=organisation&facets=true&lang=sv',
      '/api/v1/entities/kotka/relations?limit=200',
      '/api/v1/changes?limit=1000',
      '/api/v1/sources',
      '/fi/kunta/kotka',
    ]) {
      const [first, second] = await Promise.all([app.get(address), other.get(address)]);
      expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
      expect(await second.text()).toBe(await first.text());
    }
    const revision = await other.store.revision();
    await loadSeed(other.store, () => TODAY);
    expect(await other.store.revision()).toBe(revision);
    await Promise.all([app.close(), other.close()]);
  }, 60_000);
});

describe('a dump that is not whole is refused, with file, line, field, value and reason:', () => {
  const told = async (change: (lines: string[]) => string[] | string) => {
    await writeDump(store, at('a.ndjson'), false);
    const changed = change(readFileSync(at('a.ndjson'), 'utf8').trimEnd().split('\n'));
    writeFileSync(at('b.ndjson'), typeof changed === 'string' ? changed : `${changed.join('\n')}\n`);
    const error: unknown = await checkDump(at('b.ndjson')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StatementsRefusedError);
    return (error as Error).message.replaceAll(at(''), '');
  };
  const lineOf = (lines: string[], part: string) => lines.findIndex((line) => line.includes(part));

  it.each<[string, (lines: string[]) => string[] | string, RegExp]>([
    ['nothing', () => '', /b\.ndjson:1: file: .*empty/],
    ['something else', () => ['{"kind":"movie"}'], /b\.ndjson:1: kind: .*no dump of a Solmu store/],
    ['no JSON', () => 'Tämä ei ole kopio.\n', /b\.ndjson:1: line: Tämä.*not JSON/],
    [
      'a newer form',
      (lines) => [lines[0]!.replace('"format":1', '"format":2'), ...lines.slice(1)],
      /:1: format: 2: .*newer/,
    ],
    ['a dump without its last line', (lines) => lines.slice(0, -1), /:54: file: .*cut off/],
    ['a dump cut in a line', (lines) => lines.join('\n').slice(0, -1000), /: line: .*not JSON|cut off/],
    ['a line that is gone', (lines) => lines.toSpliced(30, 1), /:54: lines: 54: the dump has 53 lines/],
    [
      'a line that is there twice',
      (lines) => lines.toSpliced(5, 0, lines[5]!),
      /:7: record\.id: .*there twice/,
    ],
    [
      'a word that was changed',
      (lines) => lines.map((line) => line.replace('Kotka stad', 'Kotka stat')),
      /:55: sha256: .*changed/,
    ],
    ['something after the end', (lines) => [...lines, '{}'], /:56: line: .*after the end/],
    [
      'a role that nobody knows',
      (lines) => lines.map((line) => line.replace('"role":"pilot-city"', '"role":"boss"')),
      /:\d+: record\.relation\.role: "boss": Invalid option/,
    ],
    [
      'a field of another type',
      (lines) => lines.map((line) => line.replace('"suppressed":false', '"suppressed":"no"')),
      /:\d+: record\.\w+\.suppressed: "no": .*boolean/,
    ],
    [
      'a relation of somebody who is not there',
      (lines) => lines.toSpliced(lineOf(lines, '"record":{"entity":{"id":"kotka"'), 1),
      /:\d+: record\.(relation\.from\.entity|fact\.entity): kotka: the dump has no entity/,
    ],
  ])('%s', async (_name, change, message) => {
    expect(await told(change)).toMatch(message);
  });

  it('a packed dump that was cut off', async () => {
    await writeDump(store, at('a.ndjson.gz'), true);
    const bytes = readFileSync(at('a.ndjson.gz'));
    writeFileSync(at('b.ndjson.gz'), bytes.subarray(0, bytes.length - 200));
    await expect(checkDump(at('b.ndjson.gz'))).rejects.toThrow(/gzip is damaged or was cut off/);
    writeFileSync(at('c.ndjson.gz'), gzipSync('{}\n'));
    await expect(checkDump(at('c.ndjson.gz'))).rejects.toThrow(/no dump of a Solmu store/);
  });

  it('and one that changes between the check and the reading', async () => {
    await writeDump(store, at('a.ndjson'), false);
    const dump = await checkDump(at('a.ndjson'));
    writeFileSync(at('a.ndjson'), readFileSync(at('a.ndjson'), 'utf8').replace('Kotka stad', 'Kotka stat'));
    const fresh = openSqliteStore(':memory:');
    await expect(fresh.restore({ revision: 8, things: readDump(dump) })).rejects.toThrow(/was changed while/);
    expect(await fresh.revision()).toBe(0);
    expect((await fresh.list({ audience: 'editor', limit: 1 })).total).toBe(0);
    await fresh.close();
    expect(readdirSync(folder)).toContain('a.ndjson');
  });
});
