import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Settings of the processes that are measured, as environment variables. */
export type Environment = Readonly<Record<string, string>>;

/** A process that was started for measuring and ends with it. */
export interface Running {
  readonly url: string;
  /** Memory that it has now, and had at most, in bytes. */
  memory(): { now: number; peak: number };
  stop(): Promise<void>;
}

/** A process that ended before it had done what it was started for. */
export class ProcessError extends Error {
  override name = 'ProcessError';
}

const NODE = ['--disable-warning=ExperimentalWarning'];

/** Starts a server and waits for the line in which it tells its address. */
export async function startServing(
  script: URL,
  environment: Environment,
  flags: readonly string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, [...NODE, fileURLToPath(script)], {
    // Its threads do not inherit what stands on the command line.
    env: { ...process.env, ...environment, ...(flags.length > 0 && { NODE_OPTIONS: flags.join(' ') }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { url: await addressOf(child), memory: () => memoryOf(child), stop: () => ended(child) };
}

async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, url] = /answers at (\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout!.resume();
    return url;
  }
  throw new ProcessError(`${child.spawnargs.at(-1)} ended before it listened`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Linux keeps the figures; elsewhere they are unknown and told as 0. */
function memoryOf({ pid }: ChildProcess): { now: number; peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);
    return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 };
  } catch {
    return { now: 0, peak: 0 };
  }
}

/** Runs a script to its end and answers the JSON of its last line; other lines are handed to `say`. */
export async function runToEnd<T>(
  script: URL,
  given: readonly string[],
  environment: Environment,
): Promise<T> {
  const child = spawn(process.execPath, [...NODE, fileURLToPath(script), ...given], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new ProcessError(`${child.spawnargs.slice(2).join(' ')} failed`);
  return JSON.parse(last) as T;
}

/** A process that answers one message after another. */
export interface Helper<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a script that listens to `process.on('message')`. */
export function startHelper<Question extends object, Answer>(script: URL): Helper<Question, Answer> {
  const child = fork(fileURLToPath(script), { execArgv: NODE });
  let settle: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
  child.on('message', (answer) => settle?.resolve(answer as Answer));
  child.on('exit', () =>
    settle?.reject(new ProcessError(`${fileURLToPath(script)} ended while it was asked`)),
  );
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        child.send(question);
      }),
    stop: () => ended(child),
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
