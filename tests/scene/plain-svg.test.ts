import { describe, expect, it } from 'vitest';
import { drawList, type SceneNode } from '../../server/scene/draw-list.ts';
import { toPlainSvg } from '../../server/scene/plain-svg.ts';
import { toSvg } from '../../server/scene/to-svg.ts';

const node = (id: string, x: number, kind: string | null = 'municipality'): SceneNode => ({
  id,
  type: kind === null ? 'programme' : 'organisation',
  kind,
  name: id,
  x,
  y: 50,
  size: 10,
});
const nodes = [
  node('kotka', 40),
  node('kouvola', 140),
  node('metropolia', 240, 'university'),
  node('taiku', 340, null),
];
const edge = (from: string, to: string, certainty: 'stated' | 'layout' | 'curated' = 'stated') => ({
  id: `${from}--${to}`,
  from,
  to,
  weight: 0.5,
  certainty,
});
const scene = {
  nodes,
  edges: [
    edge('kotka', 'kouvola'),
    edge('kouvola', 'metropolia'),
    edge('metropolia', 'taiku', 'layout'),
    edge('kotka', 'taiku', 'curated'),
  ],
};
const options = { width: 400, height: 100, id: 'n', title: 'Kuva & lista' };

describe('a large picture without links', () => {
  const plain = toPlainSvg(drawList(scene), options);

  it('has one path for the lines and one for the nodes that look alike', () => {
    expect(plain.match(/<path class="edge"/gu)).toHaveLength(2);
    expect(plain.match(/class="shape c-n-municipality solid"/gu)).toHaveLength(1);
    expect(plain).not.toMatch(/<a |href/u);
  });

  it('has every label, ring and end of the picture with links, and its title', () => {
    const linked = toSvg(drawList(scene), options);
    for (const part of [/<text/gu, /class="end-/gu, /class="backing"/gu])
      expect(plain.match(part)).toHaveLength(linked.match(part)?.length ?? 0);
    expect(plain).toContain('Kuva &#38; lista');
  });

  it('draws a shape in steps from its middle to the same corners', () => {
    const [, path = ''] = /class="shape c-n-university solid" d="([^"]+)"/u.exec(plain) ?? [];
    const absolute = drawList(scene).find((mark) => mark.mark === 'node' && mark.id === 'metropolia');
    expect(cornersOf(path)).toEqual(cornersOf((absolute as { path: string }).path));
  });

  it('marks what is chosen', () => {
    const chosen = toPlainSvg(drawList({ ...scene, selected: 'kotka--kouvola' }), options);
    expect(chosen.match(/class="ring"/gu)).toHaveLength(2);
    expect(chosen).toContain('class="under"');
  });
});

/** The corners of a path of straight lines, absolute or in steps. */
function cornersOf(path: string): number[][] {
  let pen = [0, 0];
  return [...path.matchAll(/([MLml])(-?[\d.]+),(-?[\d.]+)/gu)].flatMap(([, step = '', x, y]) => {
    const to = [Number(x), Number(y)];
    pen = step === step.toLowerCase() ? [pen[0]! + to[0]!, pen[1]! + to[1]!] : to;
    const corner = pen.map((value) => Math.round(value));
    return step === 'M' && path.includes('m') ? [] : [corner];
  });
}
