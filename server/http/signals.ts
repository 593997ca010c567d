import { errorDetails, type Log } from './log.ts';

/** npm passes on a Ctrl-C that the terminal has already sent: so soon it is the same one. */
const SAME_SIGNAL_MS = 200;

/**
 * Stops on SIGTERM or SIGINT and exits with 0; a second signal exits at once with 1. Nobody waits at a terminal for a
 * load balancer to look elsewhere, so SIGINT has no grace.
 */
export function onStopSignals(log: Log, { stop }: { stop(grace?: number): Promise<void> }): void {
  let since: number | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (since !== null) {
        if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      since = performance.now();
      log('info', 'stopping', { signal });
      stop(signal === 'SIGINT' ? 0 : undefined).then(
        () => process.exit(0),
        (error: unknown) => {
          log('error', 'stopped badly', errorDetails(error));
          process.exit(1);
        },
      );
    });
}
