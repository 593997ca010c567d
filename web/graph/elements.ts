import type { ElementDefinition } from 'cytoscape';
import type { EntitySummary, RelationAnswer } from '../../server/contract/answers.ts';
import type { Neighbourhood } from '../../server/contract/network.ts';
import { moveApart } from '../../server/scene/apart.ts';
import { lineWidth, type Point } from '../../server/scene/lines.ts';
import { colourTokenOf, isHollow, outlinePath, shapeOf, shapePath } from '../../server/scene/shapes.ts';
import { wrapLabel } from '../../server/scene/text.ts';
import { strongestCertainty } from '../../server/vocabulary/certainty.ts';
import { roleOf } from '../../server/vocabulary/roles.ts';
import type { Palette } from './tokens.ts';

const RADIUS = 11;
const CENTRE_RADIUS = 17;
const RING = 90;
const CELL = 48;
/** Px between two nodes at least, where the network's own places are taken. */
const APART = 84;

/**
 * A neighbourhood as Cytoscape's elements: our shapes as pictures, our lines by certainty and role, and a first
 * place for every node: the network's own where it has one, else on rings around the centre, nearest ring first, so
 * that the same data gives the same start.
 */
export function toElements(neighbourhood: Neighbourhood, colour: Palette): ElementDefinition[] {
  const { centre, nodes, relations } = neighbourhood;
  const drawn = new Set([centre.id, ...nodes.map(({ id }) => id)]);
  const around = nodes.filter(({ id }) => id !== centre.id);
  const places = firstPlaces(neighbourhood);
  return [
    nodeElement(centre, 0, places.get(centre.id) ?? { x: 0, y: 0 }, colour),
    ...around.map((node) =>
      nodeElement(node, node.distance, places.get(node.id) ?? placeOnRing(node, around), colour),
    ),
    ...relations.flatMap((relation) => edgeElement(relation, drawn)),
  ];
}

/** A party that is not named has no place in a picture; its relation stays in the list beside it. */
function edgeElement({ id, from, to, role, evidence }: RelationAnswer, drawn: ReadonlySet<string>) {
  if (!('id' in from) || !('id' in to) || !drawn.has(from.id) || !drawn.has(to.id)) return [];
  const certainty = strongestCertainty(evidence.map((piece) => piece.certainty));
  const width = lineWidth(roleOf(role).weight);
  return [
    { group: 'edges', data: { id, source: from.id, target: to.id, width }, classes: certainty } as const,
  ];
}

function nodeElement(
  { id, type, kind, name }: EntitySummary,
  distance: number,
  position: { x: number; y: number },
  colour: Palette,
): ElementDefinition {
  const radius = distance === 0 ? CENTRE_RADIUS : RADIUS;
  return {
    group: 'nodes',
    data: {
      id,
      name,
      label: wrapLabel(name).join('\n'),
      picture: shapePicture({ type, kind }, colour),
      shape: shapeOf(type, kind),
      radius,
    },
    position,
    classes: `entity ${distance === 0 ? 'centre' : type}`,
  };
}

/** Nodes that share a region or a sector, as a box around them. */
export interface Group {
  id: string;
  name: string;
  members: readonly string[];
}

/** The groups of two nodes or more, by name; none where nothing is told of where they stand. */
export function groupsOf({ standing = [] }: Neighbourhood, by: 'region' | 'sector'): Group[] {
  const told = standing.filter((one) => one[by] !== null);
  return [...Map.groupBy(told, (one) => one[by]!.id)]
    .filter(([, own]) => own.length > 1)
    .map(([id, own]) => ({
      id: `group:${id}`,
      name: own[0]![by]!.name,
      members: own.map((one) => one.id),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The network's own places around the centre's, so wide apart that names have room, where at least half have one. Who
 * has none is put beside the centre, on a ring.
 */
export function firstPlaces({ centre, nodes, standing = [] }: Neighbourhood): Map<string, Point> {
  const known = standing.flatMap(({ id, x, y }) => (x === null || y === null ? [] : [{ id, x, y }]));
  const middle = known.find(({ id }) => id === centre.id);
  if (!middle || known.length < (nodes.length + 1) / 2) return new Map();
  const far = Math.max(1, ...known.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)));
  const wide = (APART * Math.sqrt(known.length)) / far;
  const placed = moveApart(
    known.map(({ x, y }) => ({ x: (x - middle.x) * wide, y: (y - middle.y) * wide })),
    APART,
  );
  return new Map(known.map(({ id }, at) => [id, placed[at]!]));
}

function placeOnRing(node: Neighbourhood['nodes'][number], nodes: Neighbourhood['nodes']) {
  const ring = nodes.filter(({ distance }) => distance === node.distance);
  const angle = (2 * Math.PI * ring.indexOf(node)) / ring.length - Math.PI / 2;
  const reach = node.distance * RING + ring.length * 6;
  return { x: reach * Math.cos(angle), y: reach * Math.sin(angle) };
}

/** The shape as an address of its own, for a canvas that only knows plainer ones. */
export function shapePicture({ type, kind }: Pick<EntitySummary, 'type' | 'kind'>, colour: Palette): string {
  const shape = shapeOf(type, kind);
  const at = [CELL / 3.4, CELL / 2, CELL / 2] as const;
  const backing = isHollow(shape)
    ? `<path d="${outlinePath(shape, ...at)}" fill="${colour('surface')}"/>`
    : '';
  const drawn = `<path d="${shapePath(shape, ...at)}" fill="${colour(colourTokenOf(type, kind))}" fill-rule="evenodd" stroke="${colour('paper')}" stroke-width="3" paint-order="stroke"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CELL * 2}" height="${CELL * 2}" viewBox="0 0 ${CELL} ${CELL}">${backing}${drawn}</svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

/** Node boxes are wider than their shape by this factor, for the picture has air around it. */
export const PICTURE_SCALE = 3.4 / 2;
