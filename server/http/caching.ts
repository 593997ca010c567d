import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/**
 * Adds an ETag over the body, the language and the format to 200 answers of GET and HEAD, and answers 304 where the
 * reader has it. Other headers (CORS among them) stay on the 304. Answers may be kept but must be asked about again.
 */
export function validators(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if ((c.req.method !== 'GET' && c.req.method !== 'HEAD') || c.res.status !== 200) return;
    if (c.res.headers.has('ETag') || c.res.headers.get('Cache-Control') === 'no-store') return;
    const body = await c.res.clone().arrayBuffer();
    const etag = `"${createHash('sha256').update(Buffer.from(body)).digest('base64url').slice(0, 22)}"`;
    const headers = new Headers(c.res.headers);
    headers.set('ETag', etag);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'public, max-age=0, must-revalidate');
    headers.append('Vary', 'Accept-Language');
    const unchanged = matches(c.req.header('if-none-match'), etag);
    if (unchanged) for (const name of ['Content-Length', 'Content-Type']) headers.delete(name);
    c.res = undefined;
    c.res = new Response(unchanged ? null : body, { status: unchanged ? 304 : 200, headers });
  };
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
