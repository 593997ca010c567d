/** What a client may still do. Times are whole seconds. */
export interface Allowance {
  allowed: boolean;
  /** Units that are left. */
  remaining: number;
  /** Until the whole quota is there again. */
  reset: number;
  /** Until this request could be paid; 0 when it was. */
  retryAfter: number;
}

export interface RateLimiter {
  /** Pays `cost` from the client's quota, or refuses and takes nothing. */
  take(client: string, cost: number): Allowance;
  /** How many clients are remembered. */
  size(): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Whoever has been away for longest is forgotten first; a forgotten client begins with a full quota. */
const MOST_CLIENTS = 20_000;
const WINDOW_SECONDS = 60;

/**
 * A token bucket for each client: `quota` units at once, filled again evenly within a minute. `now` is in milliseconds
 * and never goes back.
 */
export function createRateLimiter(
  quota: number,
  { now = () => performance.now(), mostClients = MOST_CLIENTS } = {},
): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const perSecond = quota / WINDOW_SECONDS;
  const filled = (client: string): Bucket => {
    const known = buckets.get(client);
    const at = now();
    // Deleted first, so that the map's order is that of the last visit.
    if (known) buckets.delete(client);
    else if (buckets.size >= mostClients) buckets.delete(buckets.keys().next().value as string);
    const tokens = known ? Math.min(quota, known.tokens + ((at - known.at) / 1000) * perSecond) : quota;
    const bucket = { tokens, at };
    buckets.set(client, bucket);
    return bucket;
  };
  return {
    take(client, cost) {
      const bucket = filled(client);
      // What costs more than a full quota takes it whole, else nobody could ever ask it.
      const price = Math.min(cost, quota);
      const allowed = bucket.tokens >= price;
      if (allowed) bucket.tokens -= price;
      return {
        allowed,
        remaining: Math.floor(bucket.tokens),
        reset: Math.ceil((quota - bucket.tokens) / perSecond),
        retryAfter: allowed ? 0 : Math.max(1, Math.ceil((price - bucket.tokens) / perSecond)),
      };
    },
    size: () => buckets.size,
  };
}

/** The header that tells the quota (draft-ietf-httpapi-ratelimit-headers-11). */
export function policyHeader(quota: number): string {
  return `"default";q=${quota};w=${WINDOW_SECONDS}`;
}

/** The header that tells what is left of it. */
export function limitHeader({ remaining, reset }: Allowance): string {
  return `"default";r=${remaining};t=${reset}`;
}
