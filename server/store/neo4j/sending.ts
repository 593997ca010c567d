import type { Run } from './connection.ts';

const ROWS_AT_ONCE = 2000;
const UNANSWERED_AT_MOST = 6;

/**
 * Sends the queries of a transaction without waiting for each answer: they run in the order in which they were sent, and
 * a transaction of twenty small queries waits a few times instead of twenty.
 */
export interface Sending {
  send(text: string, parameters: Record<string, unknown>): Promise<void>;
  /** One query over many rows, some at a time, so that no single message grows without bound. */
  sendRows(text: string, rows: readonly unknown[]): Promise<void>;
  /** Waits for the answers that are still out; throws what the first query that failed threw. */
  done(): Promise<void>;
}

/** Sends through `run`, with so few answers out that what waits to be written stays small. */
export function sendAhead(run: Run): Sending {
  const unanswered: Promise<unknown>[] = [];
  const send: Sending['send'] = async (text, parameters) => {
    const answer = run(text, parameters);
    // A query behind one that failed fails with it; it is awaited later or never.
    answer.catch(() => {});
    unanswered.push(answer);
    if (unanswered.length > UNANSWERED_AT_MOST) await unanswered.shift();
  };
  return {
    send,
    sendRows: async (text, rows) => {
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
        await send(text, { rows: rows.slice(start, start + ROWS_AT_ONCE) });
    },
    done: async () => {
      while (unanswered.length > 0) await unanswered.shift();
    },
  };
}
