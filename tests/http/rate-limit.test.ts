import { describe, expect, it } from 'vitest';
import { createRateLimiter, limitHeader, policyHeader } from '../../server/http/rate-limit.ts';

function limiter(quota: number, mostClients?: number) {
  const clock = { ms: 0 };
  const made = createRateLimiter(quota, { now: () => clock.ms, ...(mostClients && { mostClients }) });
  return { ...made, wait: (seconds: number) => (clock.ms += seconds * 1000) };
}

describe('a quota', () => {
  it('is spent by cost and says what is left', () => {
    const { take } = limiter(60);
    expect(take('a', 10)).toEqual({ allowed: true, remaining: 50, reset: 10, retryAfter: 0 });
    expect(take('a', 50)).toMatchObject({ allowed: true, remaining: 0, reset: 60 });
    expect(take('a', 1)).toEqual({ allowed: false, remaining: 0, reset: 60, retryAfter: 1 });
    expect(take('a', 30).retryAfter).toBe(30);
  });

  it('is each client’s own', () => {
    const { take } = limiter(10);
    take('a', 10);
    expect(take('a', 1).allowed).toBe(false);
    expect(take('b', 1).allowed).toBe(true);
  });

  it('fills again evenly, never above its measure', () => {
    const { take, wait } = limiter(60);
    take('a', 60);
    wait(5);
    expect(take('a', 6).allowed).toBe(false);
    expect(take('a', 5).allowed).toBe(true);
    wait(3600);
    expect(take('a', 0).remaining).toBe(60);
  });

  it('lets what costs more than all of it pass when it is whole', () => {
    const { take } = limiter(5);
    expect(take('a', 20)).toMatchObject({ allowed: true, remaining: 0 });
    expect(take('a', 20)).toMatchObject({ allowed: false, retryAfter: 60 });
  });

  it('of a refused request is not spent', () => {
    const { take } = limiter(10);
    expect(take('a', 6).allowed).toBe(true);
    expect(take('a', 6)).toMatchObject({ allowed: false, remaining: 4 });
    expect(take('a', 4).allowed).toBe(true);
  });

  it('is remembered of so many clients only, the latest ones', () => {
    const { take, size } = limiter(10, 3);
    for (const client of ['a', 'b', 'c']) take(client, 10);
    take('a', 1);
    take('d', 10);
    expect(size()).toBe(3);
    expect(take('a', 1).allowed).toBe(false);
    expect(take('b', 1).allowed).toBe(true);
  });

  it('is told as the draft writes it', () => {
    expect(policyHeader(600)).toBe('"default";q=600;w=60');
    expect(limitHeader({ allowed: true, remaining: 599, reset: 1, retryAfter: 0 })).toBe(
      '"default";r=599;t=1',
    );
  });
});
