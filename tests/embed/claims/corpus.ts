import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { WIDGET_NAMES } from '../../../server/vocabulary/widgets.ts';
import type { TestApp } from '../../support/seeded-app.ts';

const FOLDER = fileURLToPath(new URL('../corpus/', import.meta.url));
const SERVER = 'https://solmu.example';

const snippets = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.html'))
  .map((name) => [name, readFileSync(FOLDER + name, 'utf8')] as const);

/** Snippets that stand on other people's pages: what they ask is answered for as long as there is a `/embed/v1/`. */
export function corpusClaims(app: () => TestApp): void {
  describe('the snippets of /embed/v1/', () => {
    it('are of every widget, as frame and as element', () => {
      for (const name of WIDGET_NAMES) {
        expect(snippets.some(([, text]) => text.includes(`/embed/v1/${name}`))).toBe(true);
        expect(snippets.some(([, text]) => text.includes(`<solmu-${name}`))).toBe(true);
      }
    });

    it.each(snippets)('%s shows what it showed', async (_, text) => {
      const [, shown = ''] = /<!-- shows: (.+?) -->/.exec(text) ?? [];
      const addresses = [...addressesIn(text), ...elementsIn(text)];
      const answers = await Promise.all(addresses.map((address) => app().get(address)));
      expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 200));
      const framed = answers.filter((_answer, index) => /embed\/v1\/\w+\?|oembed/.test(addresses[index]!));
      expect(framed.length).toBeGreaterThan(0);
      for (const answer of framed) expect(await answer.text()).toContain(shown);
    });
  });
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap(([, address = '']) =>
    address.startsWith(SERVER)
      ? [address.slice(SERVER.length).replaceAll('&amp;', '&').replace(/#.*/, '')]
      : [],
  );
}

/** The frame that an element asks for: its attributes in the spelling of the address. */
function elementsIn(text: string): string[] {
  return [...text.matchAll(/<solmu-(\w+)([^>]*)>/g)].map(([, name = '', attributes = '']) => {
    const asked = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)]
      .filter(([, attribute]) => attribute !== 'server' && attribute !== 'height')
      .map(([, attribute = '', value = '']) => [parameterOf(attribute), value] as [string, string]);
    return `/embed/v1/${name}?${new URLSearchParams(asked).toString()}`;
  });
}

function parameterOf(attribute: string): string {
  if (attribute === 'entity') return 'id';
  return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
