import { describe, expect, it } from 'vitest';
import { missingSpans } from './quotes.ts';

const TEXT = 'Toteuttajat\n\n• Lapin ELY-\nkeskus.   Toinen\nrivi';

describe('missingSpans', () => {
  it('finds a span over a line break and a joined hyphen', () => {
    expect(missingSpans(TEXT, 'Lapin ELY-keskus. Toinen rivi')).toEqual([]);
  });
  it('finds spans in order', () => {
    expect(missingSpans(TEXT, 'Toteuttajat … Lapin')).toEqual([]);
  });
  it('names a span that stands before the one ahead of it', () => {
    expect(missingSpans(TEXT, 'Lapin … Toteuttajat')).toEqual(['Toteuttajat']);
  });
  it('names a span with one letter off', () => {
    expect(missingSpans(TEXT, 'Lapin ELY-keskukset')).toEqual(['Lapin ELY-keskukset']);
  });
});
