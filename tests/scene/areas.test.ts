import { describe, expect, it } from 'vitest';
import { areaMarks, type AreaSurroundings } from '../../server/scene/areas.ts';
import { drawList } from '../../server/scene/draw-list.ts';
import { overlaps } from '../../server/scene/labels.ts';
import { toSvg } from '../../server/scene/to-svg.ts';

const FRAME = { x: 0, y: 0, width: 900, height: 800 };
const at = (id: string, x: number, y: number) => ({ id, x, y, reach: 10 });
/** Two groups far from each other. */
const NODES = [
  ...[0, 1, 2, 3].map((n) => at(`a${n}`, 150 + 120 * (n % 2), 150 + 120 * Math.floor(n / 2))),
  ...[0, 1, 2].map((n) => at(`b${n}`, 650 + 80 * n, 600)),
];
const around: AreaSurroundings = { nodes: NODES, labels: [], frame: FRAME };
const AREAS = [
  { id: 'a', name: 'Musiikki · Pohjois-Pohjanmaa', members: ['a0', 'a1', 'a2', 'a3'] },
  { id: 'b', name: 'Museot', members: ['b0', 'b1', 'b2', 'elsewhere'] },
];

function museumsNamed(name: string) {
  return NODES.map(({ id, x, y }) => ({
    id,
    x,
    y,
    size: 8,
    name,
    type: 'organisation' as const,
    kind: 'museum',
  }));
}

describe('the names of areas', () => {
  it('stand near the middle of their members and cover neither nodes nor labels', () => {
    const labels = [{ x: 180, y: 190, width: 60, height: 40 }];
    const marks = areaMarks(AREAS, { ...around, labels });
    expect(marks.map(({ id }) => id)).toEqual(['a', 'b']);
    for (const { box } of marks) {
      for (const label of labels) expect(overlaps(box, label)).toBe(false);
      for (const { x, y, reach } of NODES)
        expect(overlaps(box, { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach })).toBe(
          false,
        );
    }
    expect(Math.hypot(marks[0]!.x - 210, marks[0]!.y - 210)).toBeLessThan(150);
  });

  it('are left out where there is no room, where too few are drawn, and where members lie all over', () => {
    const full = [{ x: 0, y: 0, width: 900, height: 800 }];
    expect(areaMarks(AREAS, { ...around, labels: full })).toEqual([]);
    expect(areaMarks([{ id: 'c', name: 'Kaksi', members: ['a0', 'a1'] }], around)).toEqual([]);
    const scattered = [{ id: 'd', name: 'Siellä täällä', members: ['a0', 'a3', 'b0', 'b2'] }];
    expect(areaMarks(scattered, around)).toEqual([]);
  });

  it('are said in short where the whole has no room', () => {
    const labels = [
      { x: 0, y: 0, width: 900, height: 190 },
      { x: 0, y: 214, width: 900, height: 600 },
    ];
    const long = [
      { id: 'a', name: 'Musiikki ja taide ja hyvinvointi', short: ['Taide'], members: ['a0', 'a1', 'a2'] },
    ];
    expect(areaMarks(long, { ...around, labels }).map(({ lines }) => lines)).toEqual([['Taide']]);
  });

  it('of the largest come before labels of single nodes, which make room', () => {
    const nodes = Array.from({ length: 42 }, (_, n) => ({
      id: `n${n}`,
      x: 20 + 140 * (n % 6),
      y: 100 + 24 * Math.floor(n / 6),
      size: 8,
      name: 'Kulttuuripalvelut',
      type: 'organisation' as const,
      kind: 'museum',
    }));
    const scene = { nodes, edges: [], frame: { x: 0, y: 88, width: 1000, height: 168 } };
    const alone = drawList(scene).filter((mark) => mark.mark === 'label');
    const members = ['n14', 'n15', 'n20', 'n21', 'n26', 'n27'];
    const marks = drawList({ ...scene, areas: [{ id: 'a', name: 'Musiikki', members }] });
    const [area] = marks.filter((mark) => mark.mark === 'area');
    const labels = marks.filter((mark) => mark.mark === 'label');
    expect(area?.lines).toEqual(['Musiikki']);
    expect(alone.some(({ box }) => overlaps(box, area!.box))).toBe(true);
    expect(labels.filter(({ box }) => overlaps(box, area!.box))).toEqual([]);
  });

  it('and labels keep off what lies over the picture', () => {
    const nodes = museumsNamed('Museo');
    const scene = { nodes, edges: [], areas: AREAS, frame: FRAME };
    const boxes = (marks: ReturnType<typeof drawList>) =>
      marks.flatMap((mark) => (mark.mark === 'label' || mark.mark === 'area' ? [mark.box] : []));
    const free = boxes(drawList(scene));
    const covered = [free[0]!, free.at(-1)!];
    const kept = boxes(drawList({ ...scene, covered }));
    expect(kept.length).toBeGreaterThan(4);
    expect(kept.filter((box) => covered.some((other) => overlaps(box, other)))).toEqual([]);
  });

  it('are written over the lines and under the nodes, for the eye alone', () => {
    const nodes = museumsNamed('');
    const svg = toSvg(drawList({ nodes, edges: [], areas: AREAS, frame: FRAME }), {
      width: 900,
      height: 800,
      id: 'n',
      title: 'Verkosto',
    });
    expect(svg).toMatch(/<g class="areas" aria-hidden="true"><text class="area"[^>]*>Musiikki/u);
    const order = ['edges', 'areas', 'nodes'].map((part) => svg.indexOf(`class="${part}"`));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});
