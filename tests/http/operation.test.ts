import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig, settingsTable } from '../../server/config.ts';
import { weigh } from '../../server/http/costs.ts';
import { readProxies } from '../../server/http/proxies.ts';
import { limitHeader, policyHeader } from '../../server/http/rate-limit.ts';
import { gatedServer } from '../support/gated-server.ts';

const text = readFileSync(fileURLToPath(new URL('../../docs/operation.md', import.meta.url)), 'utf8');
const named = (pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] as string)),
];

describe('docs/operation.md', () => {
  it('names only settings that there are', () => {
    const names = named(/`([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)(?:=[^`]*)?`/g);
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !settingsTable().includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('tells the quota as it is', () => {
    const { rateLimit } = readConfig([], {}).http;
    expect(text).toContain(`RateLimit-Policy: ${policyHeader(rateLimit)}\n`);
    expect(text).toContain(
      `RateLimit: ${limitHeader({ allowed: true, remaining: rateLimit - 10, reset: 1, retryAfter: 0 })}\n`,
    );
    const costs = [
      '/api/v1/sources',
      '/api/v1/search',
      '/api/v1/experts',
      '/api/v1/network',
      '/api/v1/network.svg',
    ];
    expect(costs.map((path) => weigh(path).cost)).toEqual([1, 3, 5, 10, 20]);
  });

  it('shows proxies as the setting takes them', () => {
    const shown = named(/^\(`([^`]+)`\)/gm);
    expect(shown).toEqual(['127.0.0.1, 10.0.0.0/8']);
    expect(readProxies(shown[0] as string)).not.toBeNull();
  });

  it('lists the figures of the gate, and shows a line of the log with its fields', async () => {
    const server = await gatedServer();
    await (await fetch(`${server.url}/api/v1/stats`)).text();
    const figures = await server.metrics.render();
    const present = [...figures.matchAll(/^# TYPE (\S+) /gm)].map((match) => match[1] as string);
    expect(present.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    const example = JSON.parse(/```json\n(.*?)```/s.exec(text)?.[1] ?? '') as object;
    expect(Object.keys(example)).toEqual([...Object.keys(server.log[0] ?? {}), 'cache']);
    await server.close();
  });
});
