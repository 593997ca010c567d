import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COSTS, weigh } from '../../server/http/costs.ts';

const document = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../docs/openapi.json', import.meta.url)), 'utf8'),
) as { paths: Record<string, unknown> };

describe('what a request costs', () => {
  it.each(Object.keys(document.paths))('is known for %s', (path) => {
    const plain = path.replace('.{format}', '');
    expect(Object.keys(COSTS)).toContain(plain);
    expect(weigh(path.replace('{id}', 'kotka').replace('{format}', 'csv')).pattern).toBe(plain);
  });

  it('is nothing for health and built files', () => {
    for (const path of ['/healthz', '/readyz', '/assets/site-abc.css']) expect(weigh(path).cost).toBe(0);
  });

  it('rises with what the query makes of it', () => {
    const listed = weigh('/api/v1/entities', 'limit=20');
    expect(listed).toEqual({ pattern: '/api/v1/entities', cost: 1, thread: 'reader' });
    for (const query of ['q=museo', 'limit=20&topic=x', 'region=lappi'])
      expect(weigh('/api/v1/entities', query)).toMatchObject({ cost: 3, thread: 'reader' });
    const near = weigh('/api/v1/entities/kotka/neighbourhood', 'depth=1').cost;
    expect(weigh('/api/v1/entities/kotka/neighbourhood', 'limit=5&depth=2').cost).toBeGreaterThan(near);
  });

  it('is the same however the address is spelled', () => {
    expect(weigh('/api/v1/%6eetwork').pattern).toBe('/api/v1/network');
    expect(weigh('/api/v1/%ff').pattern).toBe('other');
  });

  it.each([
    ['/api/v1/entities.csv', '', ''],
    ['/api/v1/entities', 'format=csv', ''],
    ['/api/v1/entities', '', 'text/csv'],
  ])('is that of an export by suffix, parameter or Accept: %s?%s %s', (path, query, accept) => {
    expect(weigh(path, query, accept)).toEqual({
      pattern: '/api/v1/entities',
      cost: 20,
      thread: 'reader',
    });
    expect(weigh('/api/v1/entities', 'format=json', 'application/json').cost).toBe(1);
  });

  it('has one pattern for all pages of things and one for all that is nowhere', () => {
    expect(weigh('/sv/kommun/kauhava').pattern).toBe('/sv/{kind}/{id}');
    expect(weigh('/sv/kalla/museovirasto').pattern).toBe('/sv/kalla/{id}');
    for (const path of ['/wp-login.php', '/api/v9/x', '/api/v1/constructor', '/__proto__', ''])
      expect(weigh(path)).toEqual({ pattern: 'other', cost: 2, thread: 'reader' });
  });
});
