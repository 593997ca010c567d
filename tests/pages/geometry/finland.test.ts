import { describe, expect, it } from 'vitest';
import { finlandMap } from '../../../server/pages/geometry/finland.ts';
import { simplifyLine } from '../../../server/pages/geometry/simplify.ts';

describe('the map of Finland', () => {
  const map = finlandMap(440, 740, 4);

  it('is light enough for the first page', () => {
    expect(map.land.length + map.borders.length).toBeLessThan(25_000);
  });

  it('is well-formed path data of closed land and open borders', () => {
    expect(map.land).toMatch(/^(M[\d.]+,[\d.]+l[-\d., ]+Z)+$/u);
    expect(map.borders).toMatch(/^(M[\d.]+,[\d.]+l[-\d., ]+)+$/u);
  });

  it('puts places where they are: Utsjoki in the north, Helsinki in the south, Turku to the west of it', () => {
    const [utsjoki, helsinki, turku] = [
      map.project(27.03, 69.91),
      map.project(24.94, 60.17),
      map.project(22.27, 60.45),
    ];
    expect(utsjoki.y).toBeLessThan(60);
    expect(helsinki.y).toBeGreaterThan(680);
    expect(turku.x).toBeLessThan(helsinki.x);
  });

  it('keeps the ends of a line it simplifies', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 5, y: 0.01 },
      { x: 10, y: 0 },
    ];
    expect(simplifyLine(line, 1)).toEqual([line[0], line[2]]);
  });
});
