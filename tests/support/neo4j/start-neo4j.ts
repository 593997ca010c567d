import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileServer } from './compile-server.ts';
import type { CompiledServer } from './compile-server.ts';
import { fetchJars } from './fetch-jars.ts';
import { libFolder, missingJars, neo4jFolder } from './jars.ts';
import { findJava } from './java.ts';

export interface StartNeo4jOptions {
  /** Without it, a free port. */
  port?: number;
  /** Without it, a fresh temporary folder that `stop` removes. A folder given here is never removed. */
  dataDir?: string;
  /** At least eight characters. Without it, a random one. */
  password?: string;
  /** Keeps a temporary folder after `stop`, to look into it. */
  keep?: boolean;
  /** `brief` compiles less at run time and starts sooner; `long` is faster once it has run a while. */
  life?: 'brief' | 'long';
  /** Megabytes of heap and of page cache; without them as much as the tests need. */
  memory?: { heap: number; pages: number };
  /** On a clean stop, leaves an archive of the loaded classes that makes every later start faster. */
  archiveClasses?: boolean;
}

export interface RunningNeo4j {
  uri: string;
  user: string;
  password: string;
  database: 'neo4j';
  pid: number;
  dataDir: string;
  /** Shuts down cleanly and clears away. After `kill` it only clears away. */
  stop(): Promise<void>;
  /** As if the power went: the data folder stays as it was and can be started again. */
  kill(): void;
}

export class Neo4jStartError extends Error {
  override readonly name = 'Neo4jStartError';
}

const readyWithinMs = 120_000;
const stoppedWithinMs = 30_000;

/**
 * Starts a real Neo4j Community 5.26.30 on 127.0.0.1 and answers when it takes queries (some four to seven
 * seconds). It ends with the process that started it, however that one ends.
 *
 * @throws {Neo4jStartError} when the jars are missing or the server does not start; its message says why.
 * @throws {JavaError} when Java is missing or too old.
 */
export async function startNeo4j(options: StartNeo4jOptions = {}): Promise<RunningNeo4j> {
  const java = await findJava();
  await assertJars();
  const compiled = await compileServer(java);
  const port = options.port ?? (await freePort());
  const password = options.password ?? randomBytes(12).toString('base64url');
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'solmu-neo4j-')));
  await mkdir(dataDir, { recursive: true });
  const server = spawn(java, javaArguments(compiled, options), {
    env: {
      ...process.env,
      SOLMU_NEO4J_DATA: dataDir,
      SOLMU_NEO4J_PORT: String(port),
      SOLMU_NEO4J_PASSWORD: password,
      ...(options.memory && { SOLMU_NEO4J_PAGES: String(options.memory.pages) }),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const clearAway = async () => {
    if (options.dataDir === undefined && !options.keep) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(server, port);
  } catch (failure) {
    await clearAway();
    throw failure;
  }
  return {
    uri: `bolt://127.0.0.1:${port}`,
    user: 'neo4j',
    password,
    database: 'neo4j',
    pid: server.pid!,
    dataDir,
    stop: () => stopped(server).then(clearAway),
    kill: () => void server.kill('SIGKILL'),
  };
}

async function assertJars(): Promise<void> {
  const missing = await missingJars(libFolder);
  if (missing.length === 0) return;
  throw new Neo4jStartError(
    `${missing.length} of Neo4j's jars are not in .neo4j/lib, ${missing[0]!.file} first. ` +
      'Run: node tests/support/neo4j/fetch-jars.ts',
  );
}

function javaArguments(compiled: CompiledServer, options: StartNeo4jOptions): string[] {
  const { classArchive, classPath } = compiled;
  const archiving = options.archiveClasses === true;
  const archived = !archiving && existsSync(classArchive);
  const brief = options.life !== 'long';
  return [
    `-Xmx${options.memory?.heap ?? (brief ? 384 : 768)}m`,
    ...(brief ? ['-XX:TieredStopAtLevel=1'] : []),
    '-XX:+UseSerialGC',
    // An archive made by another Java is passed over in silence, as it should be.
    '-Xlog:disable',
    '-Xlog:all=error:stderr',
    ...(archiving ? [`-XX:ArchiveClassesAtExit=${classArchive}`] : []),
    ...(archived ? [`-XX:SharedArchiveFile=${classArchive}`] : []),
    '-cp',
    classPath,
    'Neo4jServer',
  ];
}

/** Port 0 would leave Neo4j advertising a port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function ready(server: ChildProcess, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complaint = '';
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Neo4jStartError(`${reason}${rootCauseIn(complaint)}`));
    };
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      fail(`Neo4j was not ready within ${readyWithinMs / 1000} s.`);
    }, readyWithinMs);
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!/ ready on bolt:\/\//.test(said)) return;
      clearTimeout(timer);
      resolve();
    });
    server.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    server.once('error', (failure) => fail(`Java did not start: ${failure.message}.`));
    server.once('exit', (code, signal) =>
      fail(`Neo4j on port ${port} stopped before it was ready (${signal ?? code}).`),
    );
  });
}

/** Java prints the whole chain of causes; the last one is the reason a person can act on. */
function rootCauseIn(stackTraces: string): string {
  const causes = stackTraces
    .split('\n')
    .filter((line) => /^(Caused by|Exception|\S+(Error|Exception)\b)/.test(line));
  const last = causes.at(-1) ?? stackTraces.trim().split('\n').at(-1) ?? '';
  return last === '' ? '' : ` ${last.replace(/^Caused by: /, '')}`;
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  const timer = setTimeout(() => server.kill('SIGKILL'), stoppedWithinMs);
  server.stdin!.end();
  await exit;
  clearTimeout(timer);
}

async function main(): Promise<void> {
  const fetched = await fetchMissing();
  if (fetched > 0) console.log(`Fetched ${fetched} jars into .neo4j/lib.`);
  console.log('Starting Neo4j 5.26.30 …');
  const neo4j = await startNeo4j({
    port: portAsked() ?? 7687,
    dataDir: join(neo4jFolder, 'data'),
    life: 'long',
    ...(process.env['NEO4J_PASSWORD'] ? { password: process.env['NEO4J_PASSWORD'] } : {}),
  });
  console.log(instructions(neo4j));
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stopping) console.log('\nStopping …');
      stopping = true;
      void neo4j.stop();
    });
  }
}

function portAsked(): number | undefined {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  return values.port === undefined ? undefined : Number(values.port);
}

async function fetchMissing(): Promise<number> {
  if ((await missingJars(libFolder)).length === 0) return 0;
  await findJava();
  console.log("Fetching Neo4j's jars, some 123 MB, once …");
  return fetchJars();
}

function instructions({ uri, user, password, database }: RunningNeo4j): string {
  return `Neo4j 5.26.30 is ready; its data is in .neo4j/data. Ctrl-C ends it.

In another terminal:

  export SOLMU_STORE=neo4j
  export NEO4J_URI=${uri}
  export NEO4J_USER=${user}
  export NEO4J_PASSWORD='${password.replaceAll("'", String.raw`'\''`)}'
  export NEO4J_DATABASE=${database}
`;
}

if (import.meta.main) {
  await main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exitCode = 1;
  });
}
