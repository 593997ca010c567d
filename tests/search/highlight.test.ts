import { describe, expect, it } from 'vitest';
import { buildSearchIndex } from '../../server/search/search-index.ts';

const index = buildSearchIndex(
  ['Lahden kaupunginmuseo', 'Kulttuuripalvelut', 'Lahti', 'Kunnan kirjastot'].map((text) => ({
    id: text,
    fields: [{ text, lang: 'fi' as const, weight: 1, kind: 'name' }],
  })),
);

/** The text with the marked stretches in brackets. */
function marked(text: string, query: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of index.highlight(text, query)) {
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return out + text.slice(at);
}

describe('a highlight', () => {
  it.each([
    ['Lahden kaupunginmuseo', 'Lahti', '[Lahden] kaupunginmuseo'],
    ['Lahti', 'Lahdessa', '[Lahti]'],
    ['Kunnan kirjastot', 'kirjastoista kunnissa', '[Kunnan] [kirjastot]'],
    ['Kunnan kirjastot', 'kirj', 'Kunnan [kirj]astot'],
    ['Lahden kaupunginmuseo', 'ja', 'Lahden kaupunginmuseo'],
    ['Kulttuuripalvelut', 'kultturipalvelut', '[Kulttuuripalvelut]'],
    ['Lahti – ÄÄNI', 'ääni', 'Lahti – [ÄÄNI]'],
    ['Lahti', '…', 'Lahti'],
  ])('of %s for "%s" is %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });
});

describe('did you mean', () => {
  it('mends the words that the index does not know and leaves the rest as it is written', () => {
    expect(index.didYouMean('Kunnan kirjatsot')).toBe('Kunnan kirjastot');
    expect(index.didYouMean('kunnissa, kirjastoissa')).toBeNull();
  });
});
