import { hash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { askingOf } from './asking.ts';

/** Answers may be kept but must be asked about again. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';

/**
 * Adds an ETag over the body, the language and the format to 200 answers of GET and HEAD, and answers 304 where the
 * reader has it. Other headers (CORS among them) stay on the 304. Not for an asker who does this itself.
 */
export function validators(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (askingOf(c).whole) return;
    if ((c.req.method !== 'GET' && c.req.method !== 'HEAD') || c.res.status !== 200) return;
    if (c.res.headers.has('ETag') || c.res.headers.get('Cache-Control') === 'no-store') return;
    const body = await c.res.clone().arrayBuffer();
    const etag = etagOf(new Uint8Array(body));
    const headers = new Headers(c.res.headers);
    headers.set('ETag', etag);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', REVALIDATE);
    headers.append('Vary', 'Accept-Language');
    const unchanged = matchedEtag(c.req.header('if-none-match'), [etag]) !== null;
    if (unchanged) for (const name of ['Content-Length', 'Content-Type']) headers.delete(name);
    c.res = undefined;
    c.res = new Response(unchanged ? null : body, { status: unchanged ? 304 : 200, headers });
  };
}

/** The ETag of a body; the body says all that language and format do. */
export function etagOf(body: Uint8Array): string {
  return `"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
}

/** The first of `etags` that the reader has, by its If-None-Match; null when none. */
export function matchedEtag(header: string | undefined, etags: readonly string[]): string | null {
  if (header === undefined) return null;
  if (header.trim() === '*') return etags[0] ?? null;
  const had = header.split(',').map((candidate) => candidate.trim().replace(/^W\//, ''));
  return etags.find((etag) => had.includes(etag)) ?? null;
}
