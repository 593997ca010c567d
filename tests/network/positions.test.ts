import { describe, expect, it } from 'vitest';
import { inFrame } from '../../server/network/map-frame.ts';
import { positions } from '../../server/network/positions.ts';
import { spread } from '../../server/network/spread.ts';
import { smallGround, type SmallEntity } from '../support/small-projection.ts';

describe('spreading', () => {
  it('moves only what is too close, and never what is fixed', () => {
    const [a, b, far] = spread(
      [
        { id: 'a', x: 0, y: 0, fixed: true },
        { id: 'b', x: 4, y: 0 },
        { id: 'far', x: 100, y: 0 },
      ],
      { x: 20, y: 20 },
    );
    expect(a).toEqual({ id: 'a', x: 0, y: 0, fixed: true });
    expect(b?.x).toBeCloseTo(20, 0);
    expect(far).toEqual({ id: 'far', x: 100, y: 0 });
  });

  it('parts two on the same spot', () => {
    const [a, b] = spread(
      [
        { id: 'a', x: 5, y: 5 },
        { id: 'b', x: 5, y: 5 },
      ],
      { x: 10, y: 10 },
    );
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(9.9);
  });
});

describe('geography', () => {
  const point = (lat: number, lon: number) => ({ point: { lat, lon } });
  const entities: SmallEntity[] = [
    ['kotka', 'municipality', point(60.5, 26.9)],
    ['kouvola', 'municipality', point(60.9, 26.7)],
    ['utsjoki', 'municipality', point(69.9, 27)],
    ['valkeala', 'municipality'],
    ['kymenlaakso', 'maakunta'],
    ['lappi', 'maakunta'],
    ['tromssa', 'foreign', { identifiers: [{ scheme: 'nuts', value: 'NO07' }] }],
    ['bodo', 'foreign', { identifiers: [{ scheme: 'nuts', value: 'NO07' }] }],
    ['gronlanti', 'foreign', point(70, -42)],
    ['tallinna', 'foreign', point(59.4, 24.7)],
    ['jossain', 'foreign'],
    ['norja', 'country', { identifiers: [{ scheme: 'iso-3166', value: 'NO' }] }],
    ['ruotsi', 'country', { identifiers: [{ scheme: 'iso-3166', value: 'SE' }] }],
    ['suomi', 'country', { identifiers: [{ scheme: 'iso-3166', value: 'FI' }] }],
    ['nuuk', 'university'],
    ['okm', 'ministry'],
  ];
  const ground = smallGround(entities, [
    ['kotka', 'located-in', 'kymenlaakso'],
    ['kouvola', 'located-in', 'kymenlaakso'],
    ['utsjoki', 'located-in', 'lappi'],
    ['valkeala', 'succeeded-by', 'kouvola'],
    ['nuuk', 'located-in', 'norja'],
    ['okm', 'located-in', 'suomi'],
  ]);
  const regions = positions(ground, 'region');
  const municipalities = positions(ground, 'municipality');

  it('puts north up and a municipality at its own point, a former one at its heir', () => {
    expect(municipalities.get('kotka')).toEqual(inFrame(26.9, 60.5));
    expect(municipalities.get('utsjoki')!.y).toBeLessThan(municipalities.get('kotka')!.y);
    expect(municipalities.get('valkeala')).toEqual(municipalities.get('kouvola'));
  });

  it('puts a region amid its municipalities', () => {
    const [kotka, kouvola] = [municipalities.get('kotka')!, municipalities.get('kouvola')!];
    expect(regions.get('kymenlaakso')).toEqual({
      x: (kotka.x + kouvola.x) / 2,
      y: (kotka.y + kouvola.y) / 2,
    });
  });

  it('gives a country a place only abroad, where somebody lies in it and no region is known', () => {
    expect(regions.get('norja')!.x).toBeLessThan(regions.get('lappi')!.x);
    expect([regions.has('ruotsi'), regions.has('suomi')]).toEqual([false, false]);
  });

  it('puts regions abroad where they are, the far ones at the edge, each in its own place', () => {
    expect(regions.get('tallinna')!.y).toBeGreaterThan(regions.get('kymenlaakso')!.y);
    expect(regions.get('tromssa')!.x).toBeLessThan(regions.get('lappi')!.x);
    expect(regions.get('tromssa')).not.toEqual(regions.get('bodo'));
    expect(regions.get('gronlanti')!.x).toBeLessThan(regions.get('lappi')!.x);
    expect(regions.get('gronlanti')!.y).toBeLessThan(regions.get('tromssa')!.y);
    for (const { x, y } of regions.values()) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1000);
    }
    expect(regions.has('jossain')).toBe(true);
  });

  it('leaves room between many regions abroad that lie beyond the same edge', () => {
    const irish = Array.from({ length: 8 }, (_, at): SmallEntity => [
      `ie-${at}`,
      'foreign',
      { identifiers: [{ scheme: 'nuts', value: `IE0${at}` }] },
    ]);
    const places = [...positions(smallGround(irish, []), 'region').values()];
    for (const [index, a] of places.entries())
      for (const b of places.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40);
  });

  it('answers the same places every time it is asked', () => {
    expect(positions(ground, 'region')).toBe(regions);
    expect([...positions(smallGround(entities, []), 'region').keys()]).toContain('tromssa');
  });

  it('has none for topics', () => {
    expect(positions(ground, 'topic').size).toBe(0);
  });
});
