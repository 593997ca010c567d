import type { Context } from 'hono';

/** What whoever asks the app may tell it beside the request. */
export interface Asking {
  /** Answer with this error, whatever the request asks. */
  refusal?: Error;
  /** The asker adds the ETag and compares it: the app answers whole. */
  whole?: boolean;
}

/** What the asker told; nothing where a bare request came in. */
export function askingOf(c: Context): Asking {
  return (c.env as Asking | undefined) ?? {};
}
