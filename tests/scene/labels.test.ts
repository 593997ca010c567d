import { describe, expect, it } from 'vitest';
import { overlaps, placeLabels, type Box, type LabelRequest } from '../../server/scene/labels.ts';
import { textWidth, wrapLabel } from '../../server/scene/text.ts';

describe('label places', () => {
  it.each([1, 2, 3, 4, 5])('never overlap one another or a node, crowded world %i', (seed) => {
    const nodes = crowd(120, seed);
    const placed = placeLabels(nodes, { lines: [] });
    for (const [index, label] of placed.entries()) {
      for (const other of placed.slice(index + 1)) expect(overlaps(label.box, other.box)).toBe(false);
      for (const node of nodes) expect(covers(label.box, node)).toBe(false);
    }
  });

  it('are always found for hubs and for what is selected', () => {
    const nodes = crowd(120, 9).map((node, index) => ({ ...node, hub: index < 6, selected: index === 7 }));
    const placed = new Set(placeLabels(nodes, { lines: [] }).map(({ id }) => id));
    for (const node of nodes.filter(({ hub, selected }) => hub || selected))
      expect(placed.has(node.id)).toBe(true);
  });

  it('are found for the middle of a star, amid so many leaves that no place is free', () => {
    const { nodes, frame } = star(160);
    const placed = placeLabels(nodes, { lines: [], frame });
    const middle = placed.find(({ id }) => id === 'middle');
    expect(middle).toMatchObject({ lines: ['Rahoittaja'], plate: true });
    for (const other of placed.filter((label) => label !== middle))
      expect(overlaps(other.box, middle!.box)).toBe(false);
  });

  it('are sure of a place for few of those that many lines end at, for all together would cover the picture', () => {
    const nodes = crowd(300, 3).map((node) => ({ ...node, lines: 20, hub: true }));
    const frame = { x: 0, y: 0, width: 700, height: 500 };
    const covering = placeLabels(nodes, { lines: [], frame }).filter(({ box }) =>
      nodes.some((node) => covers(box, node)),
    );
    expect(covering.length).toBeLessThanOrEqual(6);
  });

  it('keep clear of shapes that are not asked for one', () => {
    const node = request({ id: 'n', name: 'Kotka' });
    const right = { x: 30, y: 0, reach: 8 };
    expect(placeLabels([node], { lines: [], shapes: [right] })[0]!.anchor).toBe('end');
  });

  it('are given up by the lightest first', () => {
    const heavy = request({ id: 'heavy', name: 'Raskas', weight: 9 });
    const light = request({ id: 'light', name: 'Kevyt', weight: 1 });
    const frame = { x: 0, y: -10, width: 60, height: 20 };
    expect(placeLabels([light, heavy], { lines: [], frame }).map(({ id }) => id)).toEqual(['heavy']);
  });

  it('lie on the far side of the hub', () => {
    const right = request({ id: 'r', name: 'Oikea', x: 100, awayFrom: { x: 0, y: 0 } });
    const left = request({ id: 'l', name: 'Vasen', x: -100, awayFrom: { x: 0, y: 0 } });
    const above = request({ id: 'u', name: 'Ylä', y: -100, awayFrom: { x: 0, y: 0 } });
    const anchors = placeLabels([right, left, above], { lines: [] }).map(({ id, anchor }) => [id, anchor]);
    expect(Object.fromEntries(anchors)).toEqual({ r: 'start', l: 'end', u: 'middle' });
  });

  it('choose the place that crosses the fewest lines', () => {
    const node = request({ id: 'n', name: 'Kotka' });
    const across = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
    ];
    expect(placeLabels([node], { lines: [across] })[0]!.anchor).toBe('end');
  });

  it('stand under hubs, on a plate', () => {
    const [label] = placeLabels([request({ id: 'h', name: 'Musiikki elämään', hub: true })], { lines: [] });
    expect(label).toMatchObject({ anchor: 'middle', plate: true });
    expect(label!.box.y).toBeGreaterThan(0);
  });
});

describe('wrapping', () => {
  it('breaks between words at eighteen characters', () => {
    expect(wrapLabel('Pohjoisen kulttuuri-instituutti')).toEqual(['Pohjoisen', 'kulttuuri-', 'instituutti']);
    expect(wrapLabel('Oulun Palvelusäätiö')).toEqual(['Oulun', 'Palvelusäätiö']);
  });

  it('breaks a long compound at its seam with a hyphen and drops the seams it does not need', () => {
    expect(wrapLabel('Opetus- ja kulttuuri\u00ADministeriö')).toEqual([
      'Opetus- ja',
      'kulttuuri-',
      'ministeriö',
    ]);
    expect(wrapLabel('Kulttuuri\u00ADtalo')).toEqual(['Kulttuuritalo']);
  });

  it('leaves a long word without a seam whole', () => {
    expect(wrapLabel('kulttuurihyvinvointikoordinaattori')).toEqual(['kulttuurihyvinvointikoordinaattori']);
  });

  it('reckons bold text wider and empty text as nothing', () => {
    expect(textWidth('Kotka', 14, true)).toBeGreaterThan(textWidth('Kotka', 14));
    expect(textWidth('', 14)).toBe(0);
  });
});

function request(given: Partial<LabelRequest> & { id: string; name: string }): LabelRequest {
  return { x: 0, y: 0, reach: 8, weight: 1, hub: false, selected: false, awayFrom: null, ...given };
}

/** One in the middle that all the others hang from, so near to each other that no word goes between them. */
function star(leaves: number): { nodes: LabelRequest[]; frame: Box } {
  const side = Math.ceil(Math.sqrt(leaves));
  const around = Array.from({ length: leaves }, (_, leaf) =>
    request({
      id: `leaf-${leaf}`,
      name: `Hanke ${leaf}`,
      x: (leaf % side) * 20,
      y: Math.floor(leaf / side) * 20,
      hub: true,
      weight: 17,
      lines: 1,
    }),
  );
  const at = (side / 2) * 20 - 10;
  const middle = request({ id: 'middle', name: 'Rahoittaja', x: at, y: at, lines: leaves });
  return {
    nodes: [...around, middle],
    frame: { x: -40, y: -40, width: side * 20 + 80, height: side * 20 + 80 },
  };
}

function crowd(count: number, seed: number): LabelRequest[] {
  let state = seed;
  const next = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
  return Array.from({ length: count }, (_, index) =>
    request({
      id: `n${index}`,
      name: `Toimija numero ${index}`,
      x: next() * 700,
      y: next() * 500,
      weight: next() * 10,
    }),
  );
}

function covers(box: { x: number; y: number; width: number; height: number }, node: LabelRequest): boolean {
  const dx = Math.max(box.x - node.x, 0, node.x - box.x - box.width);
  const dy = Math.max(box.y - node.y, 0, node.y - box.y - box.height);
  return Math.hypot(dx, dy) < node.reach - 0.001;
}
