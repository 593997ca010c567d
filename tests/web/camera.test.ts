import { describe, expect, it } from 'vitest';
import { centred, moved, readCamera, showing, WHOLE, writeCamera, zoomed } from '../../web/graph/camera.ts';

const EXTENT = { width: 900, height: 800 };

describe('a camera', () => {
  it('leaves the point that it nears where it is', () => {
    const camera = zoomed(WHOLE, 2, { x: 300, y: 200 }, EXTENT);
    expect(camera).toEqual({ scale: 2, x: 150, y: 100 });
    expect(zoomed(camera, 1 / 2, { x: 300, y: 200 }, EXTENT)).toEqual(WHOLE);
  });

  it('shows nothing beside the picture and is never farther than all of it', () => {
    expect(zoomed(WHOLE, 1 / 3, { x: 0, y: 0 }, EXTENT)).toEqual(WHOLE);
    const near = zoomed(WHOLE, 2, { x: 450, y: 400 }, EXTENT);
    expect(moved(near, 5000, -5000, EXTENT)).toEqual({ scale: 2, x: 450, y: 0 });
    expect(centred(near, { x: 10, y: 790 }, EXTENT)).toEqual({ scale: 2, x: 0, y: 400 });
  });

  it('moves no farther than lets what is chosen be seen', () => {
    const near = { scale: 4, x: 0, y: 0 };
    const seen = [{ x: 100, y: 100 }];
    expect(showing(near, seen, EXTENT)).toEqual(near);
    const line = [
      { x: 300, y: 100 },
      { x: 400, y: 150 },
    ];
    expect(showing(near, line, EXTENT)).toEqual({ scale: 4, x: 400 - 0.9 * 225, y: 0 });
  });

  it('goes back where two ends do not fit, no farther than both need', () => {
    const near = { scale: 6, x: 700, y: 600 };
    const ends = [
      { x: 200, y: 300 },
      { x: 560, y: 320 },
    ];
    const camera = showing(near, ends, EXTENT);
    expect(camera.scale).toBe(2);
    expect(camera.x).toBeCloseTo(155);
    expect(
      showing(
        near,
        [
          { x: 0, y: 0 },
          { x: 900, y: 800 },
        ],
        EXTENT,
      ),
    ).toEqual(WHOLE);
  });

  it('stands in an address and is read from it', () => {
    const camera = { scale: 2.5, x: 310, y: 120 };
    expect(writeCamera(camera)).toBe('2.5,310,120');
    expect(readCamera('2.5,310,120', EXTENT)).toEqual(camera);
    expect(writeCamera(WHOLE)).toBeNull();
  });

  it('shows all where the address tells no camera', () => {
    for (const text of [null, '', 'near', '2', '2,a,b', '0,1,1', 'Infinity,0,0'])
      expect(readCamera(text, EXTENT)).toEqual(WHOLE);
  });
});
