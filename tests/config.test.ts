import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../server/config.ts';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig([], {})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      store: { engine: 'sqlite', folder: './data' },
    });
  });

  it('lets a flag beat the environment', () => {
    expect(readConfig(['--port', '4000'], { PORT: '5000' }).port).toBe(4000);
  });

  it('takes the Neo4j password from the environment only', () => {
    expect(readConfig(['--solmu-store', 'neo4j'], { NEO4J_PASSWORD: 'secret' }).store).toMatchObject({
      engine: 'neo4j',
      password: 'secret',
    });
    expect(() => readConfig(['--neo4j-password', 'secret'], {})).toThrow(ConfigError);
  });

  it.each([
    [{ PORT: 'abc' }, /^PORT=abc: must be a whole number from 0 to 65535/],
    [{ PORT: '99999' }, /^PORT=99999: must be a whole number from 0 to 65535/],
    [{ SOLMU_STORE: 'mysql' }, /^SOLMU_STORE=mysql: allowed: sqlite, neo4j/],
    [{ NEO4J_URI: 'http://x' }, /^NEO4J_URI=http:\/\/x: must start with neo4j:\/\//],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud: allowed: debug, info, warn, error, silent/],
  ])('names the setting, the value and what is allowed: %o', (environment, message) => {
    expect(() => readConfig([], environment)).toThrow(message);
  });

  it('answers what is no setting as the rest', () => {
    expect(readConfig(['edits.yaml', '--solmu-data', '/tmp/x'], {}).rest).toEqual(['edits.yaml']);
  });
});
