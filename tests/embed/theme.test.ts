import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_COLOURS, NODE_COLOURS } from '../../server/embed/theme/base-colours.ts';
import { contrast, hexOf, readColour, type Colour } from '../../server/embed/theme/contrast.ts';
import {
  SHAPE_CONTRAST,
  TEXT_CONTRAST,
  themeColours,
  themeSheet,
} from '../../server/embed/theme/theme-sheet.ts';
import { fitsToken } from '../../server/embed/theme/tokens.ts';

const colour = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
  .map((parts) => hexOf(parts));
const wish = fc.option(colour, { nil: undefined });
const tokens = fc
  .record({ accent: wish, link: wish, surface: wish, ground: wish, text: wish, muted: wish, line: wish })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

function contrasts(colours: Record<string, string>, names: readonly string[], grounds: readonly string[]) {
  const read = (name: string) => readColour(colours[name] as string) as Colour;
  return names.flatMap((name) => grounds.map((ground) => contrast(read(name), read(ground))));
}

describe('a host’s colours', () => {
  it('end at a contrast of 4.5 for text and 3 for shapes, whatever comes in', () => {
    fc.assert(
      fc.property(tokens, fc.constantFrom('light', 'dark'), (given, scheme) => {
        const colours = themeColours(given, scheme);
        const texts = ['ink', 'ink-2', 'ink-3', 'lake', 'lake-strong', 'lichen-line', 'alarm'];
        const least = [
          ...contrasts(colours, texts, ['surface', 'paper', 'sunk', 'alarm-soft']),
          ...contrasts(colours, ['ink'], ['lichen', 'lake-soft']),
          ...contrasts(colours, ['on-lake'], ['lake']),
        ];
        expect(Math.min(...least)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        const shapes = contrasts(
          colours,
          ['edge', 'line-strong', ...NODE_COLOURS],
          ['surface', 'paper', 'land'],
        );
        expect(Math.min(...shapes)).toBeGreaterThanOrEqual(SHAPE_CONTRAST);
      }),
      {
        numRuns: 500,
        // Its shades of text could be read on white and on the ground beside it, those of links could not.
        examples: [[{ ground: '#000000', text: '#44052b' }, 'light']],
      },
    );
  });

  it('stay as they came where they are legible', () => {
    const colours = themeColours({ accent: '8a1253', surface: 'fffafc', text: '2b1420' }, 'light');
    expect(colours).toMatchObject({ 'lichen-line': '#8a1253', surface: '#fffafc', ink: '#2b1420' });
  });

  it('wear the dark set on a dark surface, whatever the reader’s system wishes', () => {
    expect(themeColours({ surface: '101418' }, 'light')['n-state']).toBe('#a4a4a4');
  });

  it('begin from the colours of our own pages', () => {
    const sheet = readFileSync(
      fileURLToPath(new URL('../../web/styles/tokens.css', import.meta.url)),
      'utf8',
    );
    const [light = '', dark = ''] = sheet.split("[data-theme='dark']");
    for (const [scheme, text] of [
      ['light', light],
      ['dark', dark.split('@media')[0]!],
    ] as const)
      for (const [name, value] of Object.entries(BASE_COLOURS[scheme]))
        expect(text).toContain(`--${name}: ${value};`);
  });
});

describe('the style sheet of a host’s tokens', () => {
  it('yields to forced colours', () => {
    expect(themeSheet({ accent: '8a1253' })).toContain('(forced-colors:none)');
  });

  it('quotes the names of fonts and takes nothing else', () => {
    expect(themeSheet({ font: '"Source Sans 3", Georgia, serif' })).toContain(
      '--sans:"Source Sans 3","Georgia",serif,system-ui,sans-serif',
    );
    expect(fitsToken('font', 'x;} body{display:none')).toBe(false);
    expect(fitsToken('font', 'url(https://example.com)')).toBe(false);
  });

  it.each([
    ['accent', 'red'],
    ['accent', '12345'],
    ['radius', '99'],
    ['radius', '-1'],
    ['density', 'airy'],
    ['density', 'toString'],
  ] as const)('does not take %s=%s', (name, value) => {
    expect(fitsToken(name, value)).toBe(false);
  });
});
