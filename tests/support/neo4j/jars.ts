import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** One jar of the locked list: where Maven keeps it and what its bytes must hash to. */
export interface LockedJar {
  sha256: string;
  /** Relative Maven path, `group/path/artifact/version/file.jar`. */
  path: string;
  file: string;
}

const here = import.meta.dirname;

export const serverSource = join(here, 'Neo4jServer.java');
export const pomFile = join(here, 'pom.xml');

/** Git-ignored; everything in it can be deleted and comes back. */
export const neo4jFolder = join(here, '../../../.neo4j');
export const libFolder = join(neo4jFolder, 'lib');

export class JarChecksumError extends Error {
  override readonly name = 'JarChecksumError';
  constructor(jar: LockedJar, actual: string) {
    super(`${jar.path} hashes to ${actual}, but jars.lock.txt asks for ${jar.sha256}; it was not kept.`);
  }
}

export function lockedJars(lock = readFileSync(join(here, 'jars.lock.txt'), 'utf8')): LockedJar[] {
  return lock
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine);
}

/** The locked jars that `folder` lacks, by name only: their bytes were checked when they were put there. */
export async function missingJars(folder: string, jars = lockedJars()): Promise<LockedJar[]> {
  const present = await Promise.all(jars.map((jar) => exists(join(folder, jar.file))));
  return jars.filter((_, index) => !present[index]);
}

/** @throws {JarChecksumError} when the bytes are not the locked ones. */
export function verifyJar(jar: LockedJar, bytes: Uint8Array): void {
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== jar.sha256) throw new JarChecksumError(jar, actual);
}

export async function isJarIntact(jar: LockedJar, folder: string): Promise<boolean> {
  const bytes = await readFile(join(folder, jar.file)).catch(() => null);
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === jar.sha256;
}

function parseLine(line: string): LockedJar {
  const [sha256, path] = line.split(' ');
  if (!sha256 || !path) throw new Error(`jars.lock.txt holds a line that is not "<sha256> <path>": ${line}`);
  return { sha256, path, file: basename(path) };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
