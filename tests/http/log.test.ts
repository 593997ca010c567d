import { describe, expect, it } from 'vitest';
import { errorDetails } from '../../server/http/log.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import { appOver } from '../support/seeded-app.ts';

/** A store that fails and tells all it knows of the reader's words. */
function failing(error: Error): GraphStore {
  const fail = async () => {
    throw error;
  };
  return new Proxy({} as GraphStore, {
    get: (_target, name) => (name === 'close' ? async () => {} : fail),
  });
}

describe('an error in the log', () => {
  it('tells its name, message, frames and causes', () => {
    const cause = new TypeError('no such column');
    const details = errorDetails(new Error('reading failed', { cause }));
    expect(details).toMatchObject({
      error: 'Error',
      message: 'reading failed',
      cause: { error: 'TypeError', message: 'no such column' },
    });
    expect(details['stack']).toMatch(/^Error: reading failed\n\s+at .*log\.test\.ts/);
  });

  it('has none of the words that the reader asked with, whichever way they are written', () => {
    const secrets = ['salainen+sana', 'salainen sana', 'x'];
    const error = new Error('near "salainen sana" (q=salainen+sana): x', { cause: 'salainen sana again' });
    expect(JSON.stringify(errorDetails(error, secrets))).not.toContain('salainen');
    expect(errorDetails(error, secrets)['message']).toBe('near "…" (q=…): x');
  });
});

describe('the words of a query', () => {
  it.each([
    ['unexpected', new Error('syntax error near "Maija Meikäläinen", Maija%20Meik%C3%A4l%C3%A4inen')],
    ['store unavailable', new StoreUnavailableError('gave up on "Maija Meikäläinen"')],
  ])('are not logged with what is %s', async (event, error) => {
    const app = appOver(failing(error));
    const response = await app.get('/api/v1/search?q=Maija%20Meik%C3%A4l%C3%A4inen');
    await app.close();
    expect(response.status).toBeGreaterThanOrEqual(500);
    expect(await response.text()).not.toMatch(/syntax|gave up/);
    const [line] = app.log.filter((text) => text.includes(event));
    expect(line).toContain('"path":"/api/v1/search"');
    expect(line).not.toMatch(/Maija|Meik/);
  });
});
