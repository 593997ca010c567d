import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that works on the file until it is killed. */
export interface Child {
  /** The lines that it printed so far. */
  lines: string[];
  /** Waits until it has printed a line that `wanted` takes, from now on; throws when it ends or the time is over. */
  printed(wanted: (line: string) => boolean, ms?: number): Promise<void>;
  /** Ends it as a power cut would, and waits until all that it printed is read. */
  kill(): Promise<void>;
}

/** Starts `node FILE ARGS…`. */
export function startChild(file: string, args: readonly string[]): Child {
  const process_ = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let complaint = '';
  process_.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const reader = createInterface({ input: process_.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = once(reader, 'close');
  return {
    lines,
    printed: (wanted, ms = 20_000) =>
      new Promise((resolve, reject) => {
        const finish = (error?: Error) => {
          clearTimeout(timer);
          reader.off('line', look);
          process_.off('exit', stopped);
          return error ? reject(error) : resolve();
        };
        const look = (line: string) => wanted(line) && finish();
        const stopped = () => finish(new Error(`${file} ${args.join(' ')} stopped by itself: ${complaint}`));
        const timer = setTimeout(
          () => finish(new Error(`${file} ${args.join(' ')} got nowhere in ${ms} ms`)),
          ms,
        );
        reader.on('line', look);
        if (gone(process_)) stopped();
        else process_.once('exit', stopped);
      }),
    kill: async () => {
      process_.kill('SIGKILL');
      await ended;
    },
  };
}

function gone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
