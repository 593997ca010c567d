import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as http from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isJarIntact, libFolder, lockedJars, missingJars, neo4jFolder, pomFile, verifyJar } from './jars.ts';
import type { LockedJar } from './jars.ts';

const run = promisify(execFile);

const mavenCentral = 'https://repo.maven.apache.org/maven2';
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const parallelDownloads = 8;
const attempts = 3;

export class FetchJarsError extends Error {
  override readonly name = 'FetchJarsError';
}

export interface FetchJarsOptions {
  /** Where the jars go. */
  into?: string;
  jars?: LockedJar[];
  /** `maven` asks mvn, `direct` downloads by HTTPS; without it, mvn where it is installed. */
  by?: 'maven' | 'direct';
  /** The repository of a direct download. */
  from?: string;
}

/**
 * Brings the locked jars of Neo4j into `.neo4j/lib`, each checked against its SHA-256, and answers how many
 * were missing or damaged. Running it again continues where it stopped.
 *
 * @throws {FetchJarsError | JarChecksumError} naming the jar.
 */
export async function fetchJars(options: FetchJarsOptions = {}): Promise<number> {
  const { into = libFolder, jars = lockedJars(), from = mavenCentral } = options;
  await mkdir(into, { recursive: true });
  const wanted = await damagedOrMissing(jars, into);
  if (wanted.length === 0) return 0;
  const by = options.by ?? ((await hasMaven()) ? 'maven' : 'direct');
  if (by === 'maven') await fetchByMaven(wanted, into);
  else await fetchDirectly(wanted, into, from);
  return wanted.length;
}

async function damagedOrMissing(jars: LockedJar[], folder: string): Promise<LockedJar[]> {
  const intact = await Promise.all(jars.map((jar) => isJarIntact(jar, folder)));
  return jars.filter((_, index) => !intact[index]);
}

async function hasMaven(): Promise<boolean> {
  return run('mvn', ['--version']).then(
    () => true,
    () => false,
  );
}

async function fetchByMaven(jars: LockedJar[], into: string): Promise<void> {
  await mkdir(neo4jFolder, { recursive: true });
  const staging = await mkdtemp(join(neo4jFolder, 'maven-'));
  try {
    await runMaven(staging);
    for (const jar of jars) await keepFromMaven(jar, staging, into);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function runMaven(staging: string): Promise<void> {
  const goal = [copyDependencies, '-Dmdep.useRepositoryLayout=true', '-DincludeScope=runtime'];
  try {
    await run('mvn', ['-B', '-q', '-f', pomFile, ...goal, `-DoutputDirectory=${staging}`]);
  } catch (cause) {
    const said = String((cause as { stdout?: string }).stdout ?? '').trim();
    throw new FetchJarsError(`mvn could not fetch Neo4j's jars. It said:\n${said}`, { cause });
  }
}

async function keepFromMaven(jar: LockedJar, staging: string, into: string): Promise<void> {
  const bytes = await readFile(join(staging, jar.path)).catch((cause: unknown) => {
    throw new FetchJarsError(`mvn resolved pom.xml without ${jar.path}, which jars.lock.txt asks for.`, {
      cause,
    });
  });
  await keep(jar, bytes, into);
}

async function fetchDirectly(jars: LockedJar[], into: string, from: string): Promise<void> {
  http.setGlobalProxyFromEnv();
  const queue = [...jars];
  await Promise.all(
    Array.from({ length: parallelDownloads }, async () => {
      for (let jar = queue.shift(); jar; jar = queue.shift()) {
        await keep(jar, await download(jar, from), into);
      }
    }),
  );
}

async function download(jar: LockedJar, from: string): Promise<Uint8Array> {
  let cause: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const response = await fetch(`${from}/${jar.path}`, { signal: AbortSignal.timeout(120_000) });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      cause = new Error(`HTTP status ${response.status}`);
      if (response.status === 404) break;
    } catch (failure) {
      cause = failure;
    }
  }
  throw new FetchJarsError(`Could not fetch ${jar.path} from ${from}: ${reasonOf(cause)}.`, { cause });
}

/** fetch() says only "fetch failed"; what failed is one cause further down. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause instanceof Error ? failure.cause.message || String(failure.cause) : failure.message;
}

async function keep(jar: LockedJar, bytes: Uint8Array, into: string): Promise<void> {
  verifyJar(jar, bytes);
  const partial = join(into, `${jar.file}.${process.pid}.part`);
  await writeFile(partial, bytes);
  await rename(partial, join(into, jar.file));
}

if (import.meta.main) {
  const missing = (await missingJars(libFolder)).length;
  if (missing > 0) console.log(`Fetching ${missing} jars of Neo4j, some 123 MB for all 213 …`);
  try {
    const fetched = await fetchJars(process.argv.includes('--direct') ? { by: 'direct' } : {});
    console.log(fetched > 0 ? `Fetched ${fetched} jars into .neo4j/lib.` : 'All jars are in .neo4j/lib.');
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exitCode = 1;
  }
}
