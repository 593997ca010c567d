import type { Context } from 'hono';

/**
 * The scheme and host that people use for this server: the configured address, else what the request came to. The gate
 * leaves `X-Forwarded-Proto` only where a trusted proxy wrote it.
 */
export function originOf(c: Context, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl;
  const { protocol, host } = new URL(c.req.url);
  return `${c.req.header('x-forwarded-proto') ?? protocol.slice(0, -1)}://${host}`;
}
