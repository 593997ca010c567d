const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** One JSON line per event on standard output; never a query's text. */
export interface Log {
  (level: Exclude<LogLevel, 'silent'>, event: string, details?: Readonly<Record<string, unknown>>): void;
}

/** A log that keeps what is at least as grave as `least`. */
export function createLog(
  least: LogLevel,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Log {
  return (level, event, details = {}) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    write(JSON.stringify({ time: new Date().toISOString(), level, event, ...details }));
  };
}

/** An error for the log: its name, message, stack and causes. */
export function errorDetails(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  return {
    error: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorDetails(error.cause) }),
  };
}
