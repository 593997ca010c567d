import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlacesFileError, readPlaces, writePlaces } from '../../server/network/kept-places.ts';
import { freshPartyPlaces, partyPositions } from '../../server/network/positions.ts';
import { smallGround, type SmallEntity, type SmallRelation } from '../support/small-projection.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'solmu-places-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const fileWith = (text: string) => {
  const path = join(folder, '2026-11.csv');
  writeFileSync(path, text);
  return path;
};

const ENTITIES: SmallEntity[] = [
  ['silta', 'project'],
  ['polku', 'project'],
  ...['a', 'b', 'c', 'd', 'e'].map((id): SmallEntity => [id, 'museum']),
];
const RELATIONS: SmallRelation[] = [
  ['a', 'partner', 'silta'],
  ['b', 'partner', 'silta'],
  ['c', 'partner', 'silta'],
  ['c', 'partner', 'polku'],
  ['d', 'partner', 'polku'],
];

describe('places that a file keeps', () => {
  it('come back as they were written', () => {
    const places = new Map([
      ['b', { x: 12.3, y: 1000 }],
      ['a', { x: 0, y: 4 }],
    ]);
    const text = writePlaces(places);
    expect(text).toBe('id,x,y\na,0,4\nb,12.3,1000\n');
    expect(readPlaces(fileWith(text))).toEqual(places);
    expect(readPlaces(null)).toBeNull();
  });

  it('are refused with the line at fault', () => {
    expect(() => readPlaces(join(folder, 'none.csv'))).toThrow(
      /none.csv: this file cannot be read.*npm run layout/,
    );
    expect(() => readPlaces(fileWith('name;x;y\n'))).toThrow(/first line is not "id,x,y"/);
    for (const line of ['a,1', 'a,1,2,3', 'a,x,2', 'a,1,1001', ',1,2', 'a,,2'])
      expect(() => readPlaces(fileWith(`id,x,y\nb,1,2\n${line}\n`))).toThrow(PlacesFileError);
    expect(() => readPlaces(fileWith('id,x,y\nb,1,2\na,1\n'))).toThrow(/line 3 .*"a,1"/);
  });

  it('are where nobody moves when somebody new comes', () => {
    const kept = freshPartyPlaces(smallGround(ENTITIES, RELATIONS));
    const grown = smallGround(ENTITIES, [...RELATIONS, ['e', 'partner', 'polku']]);
    const places = partyPositions({ ...grown, kept });
    for (const [id, place] of kept) expect(places.get(id)).toEqual(place);
    expect(places.get('e')).toBeDefined();
  });

  it('of another network are left aside', () => {
    const ground = smallGround(ENTITIES, RELATIONS);
    const other = new Map([['a', { x: 500, y: 500 }]]);
    expect(partyPositions({ ...ground, kept: other })).toEqual(
      partyPositions(smallGround(ENTITIES, RELATIONS)),
    );
  });
});
