import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parametersOf, TOKEN_NAMES, WIDGET_NAMES } from '../../../server/vocabulary/widgets.ts';
import type { TestApp } from '../../support/seeded-app.ts';

const guide = readFileSync(fileURLToPath(new URL('../../../docs/widgets.md', import.meta.url)), 'utf8');
const addresses = [...guide.matchAll(/http:\/\/127\.0\.0\.1:3000(\/[^\s'"<>)]+)/g)].map(([, address = '']) =>
  address.replaceAll('&amp;', '&').replaceAll('http%3A%2F%2F127.0.0.1%3A3000', 'https%3A%2F%2Fsolmu.example'),
);

export function docsClaims(app: () => TestApp): void {
  describe('docs/widgets.md', () => {
    it.each(addresses)('%s answers', async (address) => {
      expect((await app().get(address)).status).toBe(200);
    });

    it('names every widget, parameter and token', () => {
      const names = WIDGET_NAMES.flatMap((name) => [name, ...parametersOf(name)]);
      expect([...names, ...TOKEN_NAMES].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    });
  });
}
