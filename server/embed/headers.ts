import type { MiddlewareHandler } from 'hono';

/** What a frame may do: show our styles and pictures, run our own small script, and stand on any site. No requests. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  'frame-ancestors *',
].join('; ');

/**
 * The headers of frames for other sites, in place of those of our own pages: register before `secureHeaders`, so that
 * this speaks last. Any host may frame them, hosts that isolate themselves (`COEP: require-corp`) too.
 */
export function embedHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.delete('X-Frame-Options');
    headers.delete('Cross-Origin-Opener-Policy');
    headers.set('Content-Security-Policy', POLICY);
    headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('X-Robots-Tag', 'noindex');
  };
}
