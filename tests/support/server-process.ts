import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtWeb } from './built-web.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** A real server process over an embedded store of its own. */
export interface ServerProcess {
  url: string;
  port: number;
  /** The log's lines, parsed; what is no JSON (a crash, a warning of Node's) as `{ said }`. */
  log(): Record<string, unknown>[];
  descriptors(): number;
  /** Bytes of memory that the process has now. */
  memory(): number;
  /** Whether it still runs. */
  alive(): boolean;
  stop(): Promise<void>;
}

/** Starts `server/main.ts` on a free port over an empty store, or over that in the folder SOLMU_DATA of the settings. */
export async function serverProcess(settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  await builtWeb();
  const data = mkdtempSync(join(tmpdir(), 'solmu-server-'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: { PATH: process.env['PATH'], PORT: '0', SOLMU_DATA: data, DRAIN_GRACE_MS: '0', ...settings },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text));
  const closed = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /Solmu answers at (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`The server ended: ${said}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    log: () => said.trimEnd().split('\n').map(parsed),
    descriptors: () => readdirSync(`/proc/${child.pid}/fd`).length,
    memory: () => memoryOf(child.pid as number),
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { said: line };
  }
}

function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
