import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../server/search/nearest.ts';

describe('nearest', () => {
  it('finds the word meant behind one slip', () => {
    expect(nearest(['metropolia', 'metso', 'minedu'], 'metropola')).toBe('metropolia');
  });

  it('counts two swapped letters as one slip', () => {
    expect(distance('kirjatsot', 'kirjastot', 2)).toBe(1);
    expect(nearest(['lead', 'about'], 'laed')).toBe('lead');
  });

  it('forgives two slips only in long words', () => {
    expect(nearest(['organisation'], 'orgnisaton')).toBe('organisation');
    expect(nearest(['lahti'], 'lohta')).toBeNull();
  });

  it('answers null when nothing is near', () => {
    expect(nearest(['kauhava', 'turku'], 'reykjavik')).toBeNull();
    expect(nearest([], 'kauhava')).toBeNull();
  });

  it('answers the same among equals whatever their order', () => {
    expect(nearest(['sata', 'sada'], 'saa')).toBe(nearest(['sada', 'sata'], 'saa'));
  });

  it('ignores case and answers the candidate as written', () => {
    expect(nearest(['Kauhava'], 'kauhva')).toBe('Kauhava');
  });

  it('stops counting beyond the bound', () => {
    expect(distance('abc', 'xyzabcdef', 2)).toBe(3);
    expect(distance('abcdef', 'uvwxyz', 2)).toBe(3);
  });
});
