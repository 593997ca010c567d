import { describe, expect, it } from 'vitest';
import { readTransducer, TransducerFormatError } from '../../../server/search/voikko/transducer.ts';
import { buildMachine, type States, type Step } from './build-machine.ts';

/** "kala" and "kalan", "talo" only after a flag that "t" sets. */
const FISH: States = {
  start: {
    steps: [
      ['k', '[Ln]', 'k'],
      ['t', '[Ln]', 't'],
    ],
  },
  k: { steps: [['a', 'k', 'ka']] },
  ka: { steps: [['l', 'a', 'kal']] },
  kal: { steps: [['a', 'l', 'kala']] },
  kala: {
    steps: [
      ['', '[Sn]', 'end'],
      ['n', '[Sg]', 'end'],
    ],
  },
  t: {
    steps: [
      ['@P.LONG.ON@', '@P.LONG.ON@', 'set'],
      ['', '', 'unset'],
    ],
  },
  set: { steps: [['o', 'o', 'to']] },
  unset: { steps: [['o', 'u', 'to']] },
  to: { steps: [['@R.LONG@', '@R.LONG@', 'end']] },
  end: { steps: [], end: true },
};

describe.each([
  ['without weights', false],
  ['with weights', true],
])('a transducer %s', (_, weighted) => {
  const analyse = (states: States, word: string) =>
    readTransducer(buildMachine(states, { weighted })).analyse(word);

  it('says what stands on every way through a word', () => {
    expect(analyse(FISH, 'kala')).toEqual(['[Ln]kal[Sn]']);
    expect(analyse(FISH, 'kalan')).toEqual(['[Ln]kal[Sg]']);
  });

  it('answers nothing for a word it does not know, or with a letter it does not know', () => {
    expect(analyse(FISH, 'kal')).toEqual([]);
    expect(analyse(FISH, 'kalaa')).toEqual([]);
    expect(analyse(FISH, 'k?la')).toEqual([]);
    expect(analyse(FISH, '')).toEqual([]);
  });

  it('takes only the way on which the flags agree', () => {
    expect(analyse(FISH, 'to')).toEqual(['[Ln]o']);
  });

  it('reads a state of many transitions', () => {
    const letters = Array.from({ length: 400 }, (_letter, place) => String.fromCharCode(0x4e00 + place));
    const steps = letters.map((letter): Step => [letter, letter, 'end']);
    const wide: States = { start: { steps }, end: { steps: [], end: true } };
    for (const letter of [letters[0], letters[1], letters[255], letters[399]] as string[])
      expect(analyse(wide, letter)).toEqual([letter]);
  });

  it('ends where a machine goes round without reading', () => {
    const round: States = {
      start: {
        steps: [
          ['', 'x', 'start'],
          ['a', 'a', 'end'],
        ],
      },
      end: { steps: [], end: true },
    };
    expect(analyse(round, 'a').length).toBeGreaterThan(0);
  });
});

describe('bytes that are no transducer', () => {
  it('are refused, also where they end too early', () => {
    const whole = buildMachine(FISH);
    for (const bytes of [new Uint8Array(), Buffer.from('GIF89a, and then some more'), whole.subarray(0, 30)])
      expect(() => readTransducer(bytes)).toThrow(TransducerFormatError);
  });
});
