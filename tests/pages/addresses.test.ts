import { describe, expect, it } from 'vitest';
import {
  correctionAddress,
  PAGE_ADDRESSES,
  pageAddress,
  SOURCE_SEGMENT,
  sourceAddress,
  type PageName,
} from '../../server/pages/addresses.ts';
import { ENTITY_TYPES, MUNICIPALITY_SEGMENT } from '../../server/vocabulary/kinds.ts';
import { LANGUAGES } from '../../server/vocabulary/languages.ts';

const names = Object.keys(PAGE_ADDRESSES) as PageName[];

describe('addresses of pages', () => {
  it.each(LANGUAGES)('differ from each other in %s', (lang) => {
    expect(new Set(names.map((name) => pageAddress(name, lang))).size).toBe(names.length);
  });

  it('need no escaping', () => {
    for (const name of names)
      for (const lang of LANGUAGES) expect(pageAddress(name, lang)).toMatch(/^\/(fi|sv|en)(\/[a-z-]+)?$/u);
  });

  it('carry a query, without what is not asked for', () => {
    expect(pageAddress('peers', 'fi', { municipality: 'kotka', k: 3, region: null, q: '' })).toBe(
      '/fi/verrokkikunnat?municipality=kotka&k=3',
    );
    expect(correctionAddress('r-a', 'sv')).toBe('/sv/respons?about=r-a');
  });

  it('of sources are not those of any entity', () => {
    const segments = [MUNICIPALITY_SEGMENT, ...Object.values(ENTITY_TYPES).map(({ segment }) => segment)];
    for (const lang of LANGUAGES) {
      expect(segments.map((segment) => segment[lang])).not.toContain(SOURCE_SEGMENT[lang]);
      expect(sourceAddress('kunnat-2026', lang)).toBe(`/${lang}/${SOURCE_SEGMENT[lang]}/kunnat-2026`);
    }
  });
});
