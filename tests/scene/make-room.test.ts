import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SceneNode } from '../../server/scene/draw-list.ts';
import { areaTaken, makeRoom, moveOffEachOther } from '../../server/scene/make-room.ts';
import { overlappingShapes } from '../support/overlapping-shapes.ts';

const KINDS = [
  ['organisation', 'municipality'],
  ['organisation', 'university'],
  ['organisation', 'association'],
  ['organisation', 'museum'],
  ['organisation', 'ministry'],
  ['organisation', 'company'],
  ['project', 'project'],
  ['practice', null],
  ['person', null],
  ['topic', null],
  ['region', 'foreign'],
] as const;
const SIDE = 800;
const INSIDE = { left: 90, top: 40, right: SIDE - 90, bottom: SIDE - 40 };
/** The same pictures in every run; a full picture is no smaller one's fault, so none is looked for. */
const AS_EVER = { seed: 20_261_128, numRuns: 8, endOnFailure: true };
/** As much of a picture as its shapes take. */
const FULL = 0.25;

/** A picture as full as pictures are, of so many nodes of every shape, some of them on one spot. */
const pictures = (most: number) =>
  fc
    .array(
      fc.record({
        x: fc.integer({ min: INSIDE.left, max: INSIDE.right }),
        y: fc.integer({ min: INSIDE.top, max: INSIDE.bottom }),
        dress: fc.constantFrom(...KINDS),
        hub: fc.boolean(),
      }),
      { minLength: 2, maxLength: most, size: 'max' },
    )
    .map((drawn) => {
      const nodes = drawn.map(({ x, y, dress: [type, kind], hub }, at): SceneNode => {
        return { id: `n${at}`, name: `Solmu ${at}`, type, kind, x, y, size: hub ? 17 : 9.5, hub };
      });
      const share = Math.min(1, Math.sqrt((FULL * SIDE * SIDE) / areaTaken(nodes)));
      return nodes.map((node) => ({ ...node, size: node.size * share }));
    });

describe('a picture', () => {
  it('has no shape on another by their outlines, however full it is', () => {
    fc.assert(
      fc.property(pictures(500), (nodes) => {
        const placed = makeRoom(nodes, INSIDE);
        expect(overlappingShapes(placed)).toEqual([]);
        for (const { x, y, size } of placed)
          for (const place of [x, y]) expect(Math.abs(place - SIDE / 2) + size).toBeLessThan(SIDE / 2);
      }),
      AS_EVER,
    );
  });

  it('on a map has none either, and what has room stays in its place', () => {
    fc.assert(
      fc.property(pictures(120), (nodes) => {
        expect(overlappingShapes(moveOffEachOther(nodes))).toEqual([]);
      }),
      AS_EVER,
    );
    const alone = [
      { type: 'region', kind: 'maakunta', x: 0, y: 0, size: 16 },
      { type: 'region', kind: 'maakunta', x: 34, y: 0, size: 16 },
    ] as const;
    expect(moveOffEachOther(alone)).toEqual(alone);
  });
});
