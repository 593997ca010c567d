import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rankPeers, nearestPeers, standardise } from '../../server/peers/score.ts';
import { EvalError } from './eval-error.ts';
import { judgeLists } from './peers/judge-lists.ts';
import { readSweden, SWEDISH_VARIABLES, SWEDISH_WEIGHTS } from './peers/sweden.ts';

const HEAD = 'code,name,region,population,area,land,sea,ocean,density';
const PLACE = 'location_lat_google_2015_05_28,location_lng_google_2015_05_28';
const ROWS = [
  '01,A,x,10000,110,100,0,0,100,59.0,17.0',
  '02,B,x,11000,110,100,0,0,110,60.0,18.0',
  '03,C,y,50000,220,200,0,0,250,61.0,17.0',
  '04,D,y,900000,200,190,0,0,4700,59.3,18.1',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-eval-'));
  writeFileSync(join(folder, 'sweden_municipalities.csv'), [`${HEAD},${PLACE}`, ...ROWS].join('\n'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lists(rows: string): string {
  const file = join(folder, 'lists.csv');
  writeFileSync(file, `id,peer\n${rows}`);
  return file;
}

describe('peers against published lists', () => {
  it('are ranked as the pages rank them', () => {
    const { figures } = readSweden(folder, lists('01,02'));
    const all = standardise(figures, SWEDISH_VARIABLES);
    const ranked = rankPeers('01', all, SWEDISH_WEIGHTS, { k: 3 }).peers.map(({ id }) => id);
    expect(nearestPeers('01', all, SWEDISH_WEIGHTS, 3)).toEqual(ranked);
    expect(ranked[0]).toBe('02');
  });

  it('count what is right among the first seven and the first twenty', () => {
    const { figures, similar } = readSweden(folder, lists('01,02\n01,04'));
    const all = standardise(figures, SWEDISH_VARIABLES);
    expect(judgeLists(all, SWEDISH_WEIGHTS, similar)).toEqual({ overlapAt7: 0.2857, recallAt20: 1 });
  });

  it('take nothing from the lists into the figures', () => {
    expect(readSweden(folder, lists('01,02')).figures).toEqual(readSweden(folder, lists('01,04')).figures);
  });

  it('name the row of a list that speaks of nobody', () => {
    expect(() => readSweden(folder, lists('01,02\n01,99'))).toThrow(EvalError);
    expect(() => readSweden(folder, lists('01,02\n01,99'))).toThrow(
      'row 2: no municipality has the code "99"',
    );
    expect(() => readSweden(folder, lists(''))).toThrow('has no rows');
    expect(() => readSweden(folder)).toThrow('--lists FILE');
  });
});
