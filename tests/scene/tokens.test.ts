import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../server/routes/formats/light-colours.ts';
import { ciede2000, contrast, distance, VISIONS } from './colour.ts';

const CSS = readFileSync(new URL('../../web/styles/tokens.css', import.meta.url), 'utf8');
const THEMES = {
  light: tokensAfter(':root {'),
  dark: tokensAfter(":root[data-theme='dark'] {"),
};
const WISHED_DARK = tokensAfter(":root:not([data-theme='light']) {");
const NODES = ['municipality', 'university', 'association', 'museum', 'state', 'project', 'person', 'topic'];
const GROUNDS = ['paper', 'surface', 'sunk', 'land'];
const VISION_NAMES = Object.keys(VISIONS) as (keyof typeof VISIONS)[];

describe('colour tokens', () => {
  it('keep the same dark set whether chosen or wished for by the system', () => {
    expect(WISHED_DARK).toEqual(THEMES.dark);
  });

  describe.each(Object.entries(THEMES))('in the %s theme', (_theme, tokens) => {
    it('read a colour for every node, ground and ink', () => {
      expect(tokens.size).toBeGreaterThanOrEqual(28);
    });

    it.each([...NODES, 'other'])('draw %s with a contrast of at least 3 on every ground', (node) => {
      const faint = GROUNDS.filter((ground) => contrast(tokens.get(`n-${node}`)!, tokens.get(ground)!) < 3);
      expect(faint).toEqual([]);
    });

    it.each(['ink', 'ink-2', 'ink-3', 'lake', 'alarm'])('write %s with a contrast of at least 4.5', (ink) => {
      const grounds = ['paper', 'surface', 'sunk'];
      expect(grounds.filter((ground) => contrast(tokens.get(ink)!, tokens.get(ground)!) < 4.5)).toEqual([]);
    });

    it('keep ink readable on the marker and lines visible on paper, surface and land', () => {
      expect(contrast(tokens.get('ink')!, tokens.get('lichen')!)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tokens.get('on-lake')!, tokens.get('lake')!)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['paper', 'surface', 'land']) {
        expect(contrast(tokens.get('edge')!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3);
        expect(contrast(tokens.get('lichen-line')!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3);
      }
    });

    it.each(VISION_NAMES)('keep the eight node colours at least 16 apart to %s vision', (vision) => {
      const near = NODES.flatMap((one, index) =>
        NODES.slice(index + 1)
          .filter((other) => distance(tokens.get(`n-${one}`)!, tokens.get(`n-${other}`)!, vision) < 16)
          .map((other) => `${one}, ${other}`),
      );
      expect(near).toEqual([]);
    });
  });

  it('are carried along by files in the light set', () => {
    for (const [token, colour] of Object.entries(COLOURS))
      expect([token, colour]).toEqual([token, THEMES.light.get(token)]);
  });

  it('measures distance as the published test data of CIEDE2000 do', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  });
});

function tokensAfter(selector: string): Map<string, string> {
  const start = CSS.indexOf(selector);
  const block = CSS.slice(start, CSS.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map(([, name, value]) => [name!, value!]),
  );
}
