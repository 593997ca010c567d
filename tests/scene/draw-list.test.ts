import { describe, expect, it } from 'vitest';
import { drawList, type EdgeMark, type SceneEdge, type SceneNode } from '../../server/scene/draw-list.ts';
import { curveControl, lineWidth } from '../../server/scene/lines.ts';
import { fit, toScreen, toWorld, boundsOf } from '../../server/scene/scale.ts';
import { projectFinland } from '../../server/scene/projection.ts';
import { toSvg } from '../../server/scene/to-svg.ts';

const KOTKA: SceneNode = {
  id: 'kotka',
  type: 'organisation',
  kind: 'municipality',
  name: 'Kotka',
  x: 20,
  y: 80,
  size: 8,
};
const PROJECT: SceneNode = {
  id: 'museot',
  type: 'project',
  kind: 'project',
  name: 'Museot',
  x: 180,
  y: 20,
  size: 15,
};
const EDGE: SceneEdge = { id: 'e1', from: 'kotka', to: 'museot', weight: 0.7, certainty: 'stated' };

describe('the draw list', () => {
  it('goes from lines to nodes to labels, the selected line last among lines', () => {
    const second: SceneEdge = { ...EDGE, id: 'e2', certainty: 'layout' };
    const marks = drawList({ nodes: [KOTKA, PROJECT], edges: [EDGE, second], selected: 'e1' });
    expect(marks.map(({ mark }) => mark)).toEqual(['edge', 'edge', 'node', 'node', 'label', 'label']);
    expect((marks[1] as EdgeMark).id).toBe('e1');
  });

  it('gives each certainty its own line', () => {
    const forms = (['stated', 'layout', 'inferred', 'register', 'outside', 'curated'] as const).map(
      (certainty) => {
        const [mark] = drawList({ nodes: [KOTKA, PROJECT], edges: [{ ...EDGE, certainty }] }) as [EdgeMark];
        return JSON.stringify([mark.dash, mark.end?.form ?? null, mark.path.split('M').length]);
      },
    );
    expect(new Set(forms).size).toBe(6);
  });

  it('rings both ends of the selected line', () => {
    const marks = drawList({ nodes: [KOTKA, PROJECT], edges: [EDGE], selected: 'e1' });
    expect(marks.filter((mark) => mark.mark === 'node' && mark.ring !== null)).toHaveLength(2);
  });

  it('marks the nodes and lines of a way like what is selected, above all other lines', () => {
    const nodes = [KOTKA, PROJECT, { ...KOTKA, id: 'lahti', name: 'Lahti', x: 340 }];
    const edges = [
      EDGE,
      { ...EDGE, id: 'e2', from: 'lahti' },
      { ...EDGE, id: 'e3', from: 'lahti', to: 'kotka' },
    ];
    const marks = drawList({ nodes, edges, way: ['kotka', 'e1', 'museot', 'e2', 'lahti'] });
    const lines = marks.filter((mark) => mark.mark === 'edge');
    expect(lines.map(({ id, selected }) => [id, selected])).toEqual([
      ['e3', false],
      ['e1', true],
      ['e2', true],
    ]);
    expect(marks.filter((mark) => mark.mark === 'node' && mark.ring !== null)).toHaveLength(3);
  });

  it('leaves out an edge whose end is not drawn', () => {
    expect(drawList({ nodes: [KOTKA], edges: [EDGE] }).some(({ mark }) => mark === 'edge')).toBe(false);
  });

  it.each([160, 700])('names the middle of a star of %i undertakings, all of which are hubs', (leaves) => {
    const undertakings = Array.from({ length: leaves }, (_, leaf): SceneNode => ({
      ...PROJECT,
      id: `hanke-${leaf}`,
      name: `Hanke ${leaf}`,
      x: 50 + (leaf % 30) * 27,
      y: 50 + Math.floor(leaf / 30) * 27,
      size: 9,
      hub: true,
    }));
    const funder: SceneNode = { ...KOTKA, id: 'rahoittaja', name: 'Rahoittaja', x: 430, y: 90 };
    const marks = drawList({
      nodes: [...undertakings, funder],
      edges: undertakings.map(({ id }) => ({ ...EDGE, id: `rahoittaja--${id}`, from: 'rahoittaja', to: id })),
      frame: { x: 6, y: 6, width: 896, height: 828 },
    });
    expect(marks).toContainEqual(expect.objectContaining({ mark: 'label', id: 'rahoittaja' }));
  });

  it('draws weight as width and never wider than ten', () => {
    expect([lineWidth(0.5), lineWidth(0.7), lineWidth(1)]).toEqual([1.2, 1.7, 2.8]);
    expect([lineWidth(3, true), lineWidth(99, true)]).toEqual([1.64, 10]);
  });

  it('bends a curved line to the same side whichever end comes first', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 10, y: 100 },
    ];
    expect(curveControl(a, b)).toEqual(curveControl(b, a));
    expect(curveControl(a, b).x).toBeGreaterThan(5);
  });
});

describe('the SVG', () => {
  const options = { width: 200, height: 100, id: 'p', title: 'Verkosto' };

  it('escapes names, titles and addresses', () => {
    const evil = { ...KOTKA, id: 'x"><script>', name: '<script>alert("1")</script> & \'co\'' };
    const svg = toSvg(drawList({ nodes: [evil], edges: [] }), {
      ...options,
      title: '</title><b>',
      nodeHref: (id) => `/"onclick="${id}`,
    });
    expect(svg).not.toMatch(/<script|<b>|"onclick="/u);
    expect(svg).toContain('&#60;script&#62;');
  });

  it('links nodes in the tab order and lines outside it', () => {
    const svg = toSvg(drawList({ nodes: [KOTKA, PROJECT], edges: [EDGE] }), {
      ...options,
      nodeHref: (id) => `/fi/${id}`,
      edgeHref: (id) => `?line=${id}`,
      edgeTitle: () => 'Kotka oli pilottikaupunki',
    });
    expect(svg).toContain('<a class="node-group" href="/fi/kotka" data-id="kotka"><title>Kotka</title>');
    expect(svg).toContain(
      'href="?line=e1" data-id="e1" tabindex="-1"><title>Kotka oli pilottikaupunki</title>',
    );
  });

  it('carries no inline style, so that a strict policy lets it through', () => {
    const svg = toSvg(drawList({ nodes: [KOTKA, PROJECT], edges: [EDGE], selected: 'kotka' }), options);
    expect(svg).not.toMatch(/ style=|<style/u);
  });
});

describe('scale', () => {
  it('fits the world into the box and back', () => {
    const world = [
      { x: -5, y: 10 },
      { x: 15, y: 20 },
    ];
    const transform = fit(boundsOf(world), 240, 200, 20);
    expect(toScreen(world[0]!, transform)).toEqual({ x: 20, y: 50 });
    expect(toWorld(toScreen(world[1]!, transform), transform)).toEqual(world[1]);
  });

  it('shows a single point in the middle', () => {
    expect(toScreen({ x: 7, y: 7 }, fit(boundsOf([{ x: 7, y: 7 }]), 100, 60))).toEqual({ x: 50, y: 30 });
  });

  it('keeps distances of the plane near those of the ground', () => {
    const [helsinki, oulu] = [projectFinland(24.94, 60.17), projectFinland(25.47, 65.01)];
    expect(Math.hypot(helsinki.x - oulu.x, helsinki.y - oulu.y)).toBeCloseTo(538.9, -1);
    expect(oulu.y).toBeLessThan(helsinki.y);
  });
});
