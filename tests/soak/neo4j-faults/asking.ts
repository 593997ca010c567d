import { setTimeout as pause } from 'node:timers/promises';
import type { TestApp } from '../../support/seeded-app.ts';

/** Asks a Solmu over and over, as its readers do. */
export interface Asking {
  /** How many answers said that the store is away. */
  refused(): number;
  /** Resolves when the answer to `path` holds `text`. */
  shows(path: string, text: string): Promise<void>;
  /** Ends it; answers what no reader should have been told. */
  end(): Promise<string[]>;
}

const PATH = '/api/v1/stats';
const EVERY_MS = 50;

export function startAsking(app: TestApp): Asking {
  const failures: string[] = [];
  let refused = 0;
  const ending = new AbortController();
  const ask = async (path: string) => {
    const response = await app.get(path);
    const text = await response.text();
    if (response.status === 503) refused += 1;
    failures.push(...faultsIn(path, response, text));
    return text;
  };
  const run = async () => {
    while (!ending.signal.aborted) {
      await ask(PATH);
      await pause(EVERY_MS);
    }
  };
  const running = run();
  return {
    refused: () => refused,
    shows: async (path, text) => {
      while (!(await ask(path)).includes(text)) await pause(EVERY_MS);
    },
    end: async () => {
      ending.abort();
      await running;
      return failures;
    },
  };
}

function faultsIn(path: string, response: Response, text: string): string[] {
  const { status, headers } = response;
  if (status === 200 || status === 404) return [];
  const told = `${path} was answered ${status}, Retry-After ${headers.get('retry-after')}: ${text.slice(0, 200)}`;
  const due = status === 503 && Number(headers.get('retry-after')) > 0;
  return due && headers.get('content-type')?.includes('problem+json') ? [] : [told];
}
