import { describe, expect, it } from 'vitest';
import { textWithoutNames } from '../../server/experts/without-names.ts';

describe('textWithoutNames', () => {
  it.each([
    ['XAMK: Maija Virtanen, projektipäällikkö', 'XAMK: …, projektipäällikkö'],
    ['Luennoitsijana MAIJA VIRTANEN', 'Luennoitsijana …'],
    ['Maija Virtasen luento', '… luento'],
    ['sovittiin Virtasen ja Maijan kanssa', 'sovittiin … ja … kanssa'],
  ])('leaves out a name in every form: %s', (text, left) => {
    expect(textWithoutNames(text, ['Maija Virtanen'])).toBe(left);
  });

  it('knows the forms whose consonants change', () => {
    expect(textWithoutNames('Pekan ja Niemen ajatus', ['Pekka Niemi'])).toBe('… ja … ajatus');
  });

  it('leaves out a name of two letters, and nothing that only begins so', () => {
    expect(textWithoutNames('puhui Bo Ek, Boforsin ja Ekenäsin puolesta', ['Bo Ek'])).toBe(
      'puhui …, Boforsin ja Ekenäsin puolesta',
    );
  });

  it('keeps the common word that a name is spelled as', () => {
    expect(textWithoutNames('koivun alla istui Koivu', ['Koivu'])).toBe('koivun alla istui …');
  });
});
