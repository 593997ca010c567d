import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchJars } from './fetch-jars.ts';
import { lockedJars } from './jars.ts';
import type { LockedJar } from './jars.ts';
import { javaVersionOf } from './java.ts';

describe('the locked list', () => {
  it('names every jar once, with its checksum, in order', () => {
    const paths = lockedJars().map((jar) => jar.path);
    expect(paths).toContain('org/neo4j/neo4j/5.26.30/neo4j-5.26.30.jar');
    expect(paths).toEqual([...new Set(paths)].sort());
    expect(lockedJars().every((jar) => /^[0-9a-f]{64}$/.test(jar.sha256))).toBe(true);
    expect(new Set(lockedJars().map((jar) => jar.file)).size).toBe(paths.length);
  });
});

describe('a direct download', () => {
  let repository: Server;
  let from: string;
  let into: string;
  let served: string[];
  const contents = new Map([
    ['/org/a/1/a-1.jar', 'bytes of a'],
    ['/org/b/1/b-1.jar', 'bytes of b'],
  ]);

  beforeEach(async () => {
    served = [];
    repository = createServer((request, response) => {
      served.push(request.url!);
      const body = contents.get(request.url!);
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((resolve) => repository.listen(0, '127.0.0.1', resolve));
    from = `http://127.0.0.1:${(repository.address() as AddressInfo).port}`;
    into = await mkdtemp(join(tmpdir(), 'solmu-jars-'));
  });
  afterEach(async () => {
    await new Promise((resolve) => repository.close(resolve));
    await rm(into, { recursive: true });
  });

  const fetchAll = (jars: LockedJar[]) => fetchJars({ by: 'direct', from, into, jars });

  it('brings every jar, and a second one brings nothing', async () => {
    const jars = [jar('org/a/1/a-1.jar', 'bytes of a'), jar('org/b/1/b-1.jar', 'bytes of b')];
    expect(await fetchAll(jars)).toBe(2);
    expect(await readFile(join(into, 'b-1.jar'), 'utf8')).toBe('bytes of b');
    expect(await fetchAll(jars)).toBe(0);
    expect(served).toHaveLength(2);
  });

  it('replaces only what is damaged', async () => {
    await writeFile(join(into, 'a-1.jar'), 'bytes of a');
    await writeFile(join(into, 'b-1.jar'), 'half a down');
    await fetchAll([jar('org/a/1/a-1.jar', 'bytes of a'), jar('org/b/1/b-1.jar', 'bytes of b')]);
    expect(served).toEqual(['/org/b/1/b-1.jar']);
  });

  it('keeps nothing whose checksum is another, and names it', async () => {
    await expect(fetchAll([jar('org/a/1/a-1.jar', 'other bytes')])).rejects.toThrow(
      /^org\/a\/1\/a-1\.jar hashes to .* jars\.lock\.txt asks for/,
    );
    expect(await readdir(into)).toEqual([]);
  });

  it('names the jar that the repository does not have', async () => {
    await expect(fetchAll([jar('org/c/1/c-1.jar', '')])).rejects.toThrow(
      `Could not fetch org/c/1/c-1.jar from ${from}: HTTP status 404.`,
    );
  });
});

describe('the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['command not understood', null],
  ])('of %j is %j', (output, version) => {
    expect(javaVersionOf(output)).toBe(version);
  });
});

function jar(path: string, content: string): LockedJar {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { sha256, path, file: path.split('/').at(-1)! };
}
