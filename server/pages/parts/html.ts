import { html, raw } from 'hono/html';

export { html, raw };

/** Markup whose values are already escaped. */
export type Html = ReturnType<typeof html>;

/** The interface's words in the reader's language: a key and the values that fill its gaps. */
export type Words = (key: string, values?: Record<string, string | number>) => string;
