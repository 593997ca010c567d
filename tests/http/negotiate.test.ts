import { describe, expect, it } from 'vitest';
import { acceptedFormat } from '../../server/http/negotiate.ts';

const OFFERED = ['json', 'jsonld', 'csv', 'svg'] as const;

describe('acceptedFormat', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['text/csv', 'csv'],
    ['TEXT/CSV', 'csv'],
    ['text/*', 'csv'],
    ['application/*', 'json'],
    ['application/ld+json;profile="x", application/json;q=0.9', 'jsonld'],
    ['application/json;q=0.5, text/csv;q=0.6', 'csv'],
    ['application/json, text/csv', 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
    ['image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8', 'svg'],
    ['application/json;q=0, */*', 'jsonld'],
    ['*/*;q=0.1, text/csv;q=0', 'json'],
    ['text/html', null],
    ['application/json;q=0', null],
  ])('reads %s as %s', (header, format) => {
    expect(acceptedFormat(header, OFFERED)).toBe(format);
  });
});
