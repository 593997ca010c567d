import { describe, expect, it } from 'vitest';
import { createAnswerCache } from '../../server/serving/answer-cache.ts';
import { bytesOf, prepare } from '../../server/serving/prepared.ts';

const at = (key: string, accept = '') => ({ key, accept });
const answer = (text: string) =>
  prepare({ status: 200, headers: ['content-type', 'text/plain'], body: new TextEncoder().encode(text) });
const MB = 1024 * 1024;

/** A cache on a day that the test chooses. */
function cacheOn(start: string, bytes = MB) {
  let now = new Date(start);
  const cache = createAnswerCache(bytes, () => now);
  const keep = (key: string, text: string, { accept = '', varies = false } = {}) =>
    cache.keep(at(key, accept), answer(text), { stamp: cache.stamp(), varies });
  const textAt = (key: string, accept = '') => {
    const found = cache.get(at(key, accept));
    return found && Buffer.from(bytesOf(found.plain)).toString();
  };
  return { cache, keep, textAt, goTo: (next: string) => (now = new Date(next)) };
}

describe('the cache of answers', () => {
  it('gives back what was kept, and nothing after the graph has changed', () => {
    const { cache, keep, textAt } = cacheOn('2026-11-24T10:00:00Z');
    keep('/a', 'one');
    expect(textAt('/a')).toBe('one');
    cache.empty();
    expect(textAt('/a')).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  it('does not keep an answer that was begun before the graph changed', () => {
    const { cache, textAt } = cacheOn('2026-11-24T10:00:00Z');
    const stamp = cache.stamp();
    cache.empty();
    expect(cache.keep(at('/a'), answer('old'), { stamp, varies: false })).toBe(false);
    expect(textAt('/a')).toBeUndefined();
  });

  it('begins anew at midnight in Helsinki', () => {
    const { keep, textAt, goTo } = cacheOn('2026-11-24T20:30:00Z');
    keep('/a', 'today');
    goTo('2026-11-24T21:59:59Z');
    expect(textAt('/a')).toBe('today');
    goTo('2026-11-24T22:00:00Z');
    expect(textAt('/a')).toBeUndefined();
  });

  it('tells answers apart by Accept where they depend on it, and only there', () => {
    const { keep, textAt } = cacheOn('2026-11-24T10:00:00Z');
    keep('/plain', 'json', { accept: 'text/html' });
    expect(textAt('/plain', 'anything')).toBe('json');
    keep('/many', 'csv', { accept: 'text/csv', varies: true });
    keep('/many', 'json', { accept: '*/*', varies: true });
    expect([textAt('/many', 'text/csv'), textAt('/many', '*/*'), textAt('/many', 'image/png')]).toEqual([
      'csv',
      'json',
      undefined,
    ]);
  });

  it('stays within its bytes; what was asked for longest ago goes first', () => {
    const { cache, keep, textAt } = cacheOn('2026-11-24T10:00:00Z', 100_000);
    for (const key of ['/a', '/b', '/c', '/d']) keep(key, key.repeat(10_000));
    expect(textAt('/a')).toBeDefined();
    for (const key of ['/e', '/f']) keep(key, key.repeat(10_000));
    expect(['/a', '/b', '/c', '/f'].map((key) => textAt(key) !== undefined)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
  });

  it('counts the forms that are made later, and makes room for them', () => {
    const { cache, keep, textAt } = cacheOn('2026-11-24T10:00:00Z', 100_000);
    for (const key of ['/a', '/b', '/c', '/d']) keep(key, key.repeat(10_000));
    const prepared = cache.get(at('/d'));
    if (prepared) cache.grow(at('/d'), prepared, 30_000);
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
    expect([textAt('/a'), textAt('/d') !== undefined]).toEqual([undefined, true]);
  });

  it('does not keep what would crowd out everything else', () => {
    const { keep, textAt } = cacheOn('2026-11-24T10:00:00Z', 100_000);
    expect(keep('/a', 'x'.repeat(50_000))).toBe(false);
    expect(textAt('/a')).toBeUndefined();
  });
});
