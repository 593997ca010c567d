import type { ProxyTrust } from './proxies.ts';

/** How the server treats those who ask: sizes, times, quotas and whom it believes. */
export interface HttpSettings {
  /** Longest request target, in bytes. */
  maxUrl: number;
  /** Most parameters in a query. */
  maxParameters: number;
  /** All header lines of a request together, in bytes. */
  maxHeaderBytes: number;
  maxConnections: number;
  /** Of one client that is no trusted proxy. */
  maxClientConnections: number;
  /** Milliseconds for the header lines to arrive. */
  headersTimeout: number;
  /** Milliseconds for a whole request to arrive. */
  requestTimeout: number;
  /** Milliseconds in which nothing moves on a connection until it is cut. */
  stallTimeout: number;
  /** Milliseconds that an idle connection stays open. */
  keepAlive: number;
  /** Units of cost a minute for a client; 0: no limit. */
  rateLimit: number;
  trust: ProxyTrust;
  /** Milliseconds in which a stopping server says so and still answers. */
  drainGrace: number;
  /** Milliseconds from the signal until what still hangs is cut. */
  drain: number;
}
