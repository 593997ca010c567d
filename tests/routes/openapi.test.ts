import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../server/routes/api.ts';
import { breakingChanges } from '../support/breaking-changes.ts';

const path = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
const kept = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const present = JSON.parse(JSON.stringify(openApiDocument())) as Record<string, unknown>;

describe('the OpenAPI document', () => {
  it('takes nothing away that docs/openapi.json promises', () => {
    expect(breakingChanges(kept, present)).toEqual([]);
  });

  it('is the one in docs/openapi.json (npm run openapi writes it)', () => {
    expect(present).toEqual(kept);
  });

  it('describes every route of the API', () => {
    const paths = Object.keys(present['paths'] as object);
    for (const name of [
      'entities',
      'entities/{id}',
      'entities/{id}/relations',
      'entities/{id}/neighbourhood',
      'network',
      'paths',
      'topics',
      'topics/{id}',
      'regions',
      'sources/{id}',
      'search',
      'suggest',
      'experts',
      'peers/{id}',
      'stats',
      'changes',
    ])
      expect(paths).toContain(`/api/v1/${name}`);
  });
});

describe('breakingChanges', () => {
  const operation = { get: { parameters: [{ name: 'q' }], responses: { 200: {} } } };
  const document = (path: object) => ({ paths: { '/x': path } });

  it('sees a path, a parameter and an answer that are gone', () => {
    expect(breakingChanges(document(operation), { paths: {} })).toEqual(['#/paths//x is gone']);
    expect(
      breakingChanges(document(operation), document({ get: { parameters: [], responses: { 200: {} } } })),
    ).toEqual(['#/paths//x/get/parameters/q is gone']);
    expect(
      breakingChanges(document(operation), document({ get: { parameters: [{ name: 'q' }], responses: {} } })),
    ).toEqual(['#/paths//x/get/responses/200 is gone']);
  });

  it('sees a parameter that is required all at once', () => {
    const strict = { get: { parameters: [{ name: 'q', required: true }], responses: { 200: {} } } };
    expect(breakingChanges(document(operation), document(strict))).toEqual([
      '#/paths//x/get/parameters/q is now required',
    ]);
  });

  it('lets additions be', () => {
    const wider = { get: { parameters: [{ name: 'q' }, { name: 'r' }], responses: { 200: {}, 410: {} } } };
    expect(breakingChanges(document(operation), document(wider))).toEqual([]);
  });
});
