const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** One JSON line per event on standard output; never a query's text. */
export interface Log {
  (level: Exclude<LogLevel, 'silent'>, event: string, details?: Readonly<Record<string, unknown>>): void;
}

/** A log that keeps what is at least as grave as `least`. */
export function createLog(least: LogLevel, write: (line: string) => void = gathered): Log {
  const from = LEVELS.indexOf(least);
  return (level, event, details = {}) => {
    if (LEVELS.indexOf(level) < from) return;
    write(JSON.stringify({ time: new Date().toISOString(), level, event, ...details }));
  };
}

const GATHERED_MS = 20;
let lines = '';

/** Writes on standard output: once for many lines of a busy server, the last of them when the process ends. */
function gathered(line: string): void {
  if (lines === '') setTimeout(flush, GATHERED_MS).unref();
  lines += `${line}\n`;
}

function flush(): void {
  const text = lines;
  lines = '';
  if (text !== '') process.stdout.write(text);
}

process.once('exit', flush);

/**
 * An error for the log: its name, message, stack and causes. Whatever of the `secrets` (the words that a reader asked
 * with) stands in a message is left out.
 */
export function errorDetails(error: unknown, secrets: readonly string[] = []): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: without(secrets, String(error)) };
  const message = without(secrets, error.message);
  return {
    error: error.name,
    message,
    stack: `${error.name}: ${message}\n${framesOf(error)}`,
    ...(error.cause === undefined ? {} : { cause: errorDetails(error.cause, secrets) }),
  };
}

/** A stack begins with the message, which may be of several lines. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** Shorter ones are no words, and stand in every text. */
const LEAST_SECRET = 3;

function without(secrets: readonly string[], text: string): string {
  return secrets
    .filter(({ length }) => length >= LEAST_SECRET)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text);
}
