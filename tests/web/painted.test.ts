import { describe, expect, it } from 'vitest';
import { drawList, type SceneEdge, type SceneNode } from '../../server/scene/draw-list.ts';
import { WHOLE, zoomed } from '../../web/graph/camera.ts';
import { namesInView } from '../../web/graph/labelled.ts';
import { pointedAt, prepareScene, radiusIn, toView } from '../../web/graph/painted.ts';
import { stretched, stretchedCamera, stretchFor } from '../../web/graph/tall.ts';
import { walk } from '../../web/graph/walk.ts';
import { overlappingShapes } from '../support/overlapping-shapes.ts';

const node = (id: string, x: number, y: number, rest: Partial<SceneNode> = {}): SceneNode => ({
  id,
  type: 'organisation',
  kind: 'municipality',
  name: `Kunta ${id}`,
  x,
  y,
  size: 10,
  ...rest,
});
const edge = (from: string, to: string): SceneEdge => ({
  id: `${from}--${to}`,
  from,
  to,
  weight: 1,
  certainty: 'stated',
});
const SIZE = { width: 600, height: 400 };
const SCENE = {
  ...SIZE,
  nodes: [
    node('a', 300, 200, { hub: true, size: 17 }),
    node('b', 500, 200),
    node('c', 300, 350),
    node('d', 100, 60),
  ],
  edges: [edge('b', 'a'), edge('c', 'a'), edge('c', 'nobody')],
  selected: null,
  frame: { x: 6, y: 6, width: 588, height: 388 },
};
const VIEW = { camera: WHOLE, unit: 1 };
const painted = prepareScene(SCENE, 1);

describe('a painted scene', () => {
  it('has the labels of the server’s picture while all of it is in view', () => {
    const server = drawList(SCENE).filter(({ mark }) => mark === 'label');
    expect(namesInView(painted, VIEW, SIZE).labels).toEqual(server);
  });

  it('places labels anew from near, still without collisions', () => {
    const crowd = prepareScene(
      {
        ...SCENE,
        nodes: Array.from({ length: 60 }, (_, at) =>
          node(`n${at}`, 250 + (at % 10) * 9, 150 + Math.floor(at / 10) * 9, { name: `n${at}`, size: 3 }),
        ),
        edges: [],
      },
      1,
    );
    const far = namesInView(crowd, VIEW, SIZE).labels;
    const near = namesInView(
      crowd,
      { camera: zoomed(WHOLE, 8, { x: 290, y: 170 }, SIZE), unit: 1 },
      SIZE,
    ).labels;
    expect(near.length).toBeGreaterThan(far.length);
    for (const [index, { box: a }] of near.entries())
      for (const { box: b } of near.slice(index + 1))
        expect(
          a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
        ).toBe(false);
  });

  it('names those of most lines amid thousands, and no more than there is room for', () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      node(`n${at}`, (at * 37) % 600, (at * 91) % 400, { size: 1 }),
    );
    const lines = Array.from({ length: 1200 }, (_, at) =>
      edge(`n${3 * at}`, at % 2 === 0 ? 'n1010' : 'n2020'),
    );
    const { labels } = namesInView(prepareScene({ ...SCENE, nodes: many, edges: lines }, 1), VIEW, SIZE);
    expect(labels.map(({ id }) => id)).toEqual(expect.arrayContaining(['n1010', 'n2020']));
    expect(labels.length).toBeLessThanOrEqual(240);
  });

  it('knows what lies under a point: the node in front, else the line, else nothing', () => {
    expect(pointedAt(painted, VIEW, { x: 305, y: 205 })?.id).toBe('a');
    expect(pointedAt(painted, VIEW, { x: 400, y: 203 })?.id).toBe('b--a');
    expect(pointedAt(painted, VIEW, { x: 400, y: 300 })).toBeNull();
    const near = { camera: zoomed(WHOLE, 4, { x: 300, y: 200 }, SIZE), unit: 1 };
    expect(pointedAt(painted, near, toView({ x: 320, y: 200 }, near))?.id).toBe('b--a');
  });
});

describe('a walk by keyboard', () => {
  const at = (id: string) => ({ node: painted.node(id)!, edge: null });
  const to = (from: string | null, key: string) => walk(painted, from === null ? null : at(from), key);

  it('begins at the node with the most lines', () => {
    expect(to(null, 'ArrowDown')?.node.id).toBe('a');
    expect(to('d', 'Home')?.node.id).toBe('a');
  });

  it('follows lines, and reaches what no line leads to', () => {
    expect(to('a', 'ArrowRight')?.node.id).toBe('b');
    expect(to('a', 'ArrowDown')?.node.id).toBe('c');
    expect(to('a', 'ArrowLeft')?.node.id).toBe('d');
    expect(to('b', 'ArrowRight')?.node.id).toBe('b');
  });

  it('goes round the lines of a node and back to it', () => {
    const first = walk(painted, at('a'), 'PageDown')!;
    const second = walk(painted, first, 'PageDown')!;
    expect([first.edge?.id, second.edge?.id]).toEqual(['b--a', 'c--a']);
    expect(walk(painted, second, 'PageDown')).toEqual(at('a'));
    expect(walk(painted, at('a'), 'PageUp')?.edge?.id).toBe('c--a');
  });

  it('hears no other key', () => {
    expect(to('a', 'x')).toBeNull();
  });
});

describe('a picture on a phone', () => {
  it('is drawn tall where it is no map, and as it is on a wide screen', () => {
    const phone = { width: 375, height: 468.75 };
    const by = stretchFor(SCENE, phone);
    expect(SCENE.height * by).toBeCloseTo(SCENE.width * 1.25);
    expect(stretchFor(SCENE, { width: 900, height: 600 })).toBe(1);
    expect(stretchFor({ ...SCENE, backdrop: { land: 'M0 0', borders: 'M0 0' } }, phone)).toBe(1);
    const tall = stretched(SCENE, by);
    expect(tall.nodes.map(({ x, y }) => [x, y])).toEqual(SCENE.nodes.map(({ x, y }) => [x, y * by]));
    expect(tall.height - (tall.frame?.height ?? 0)).toBeCloseTo(12);
    expect(SCENE.nodes[2]?.y).toBe(350);
  });

  it('shares its point of view with the wide one', () => {
    const there = stretchedCamera({ scale: 2, x: 10, y: 100 }, 1.5);
    expect(stretchedCamera(there, 1 / 1.5)).toEqual({ scale: 2, x: 10, y: 100 });
  });

  it('gives a finger what is near it, and a pen what it points at', () => {
    const beside = { x: 500, y: 224 };
    expect(pointedAt(painted, VIEW, beside)).toBeNull();
    expect(pointedAt(painted, VIEW, beside, true)).toMatchObject({ id: 'b' });
  });
});

describe('a scene in a small place', () => {
  it('has no shape on another, though shapes are larger there than distances', () => {
    const unit = 0.3;
    const close = prepareScene(
      {
        ...SCENE,
        nodes: Array.from({ length: 40 }, (_, at) =>
          node(`n${at}`, 100 + (at % 8) * 23, 100 + Math.floor(at / 8) * 23, {
            kind: at % 2 === 0 ? 'ministry' : 'museum',
            size: 7,
          }),
        ),
        edges: [],
      },
      unit,
    );
    const asSeen = close.nodes.map((one) => ({
      ...one,
      size: radiusIn(one, { camera: WHOLE, unit }) / unit,
    }));
    expect(overlappingShapes(asSeen)).toEqual([]);
  });

  it('stays as it is where it has room', () => {
    expect(prepareScene(SCENE, 0.6).nodes).toEqual(SCENE.nodes);
  });
});
