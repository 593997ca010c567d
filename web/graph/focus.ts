import type { BoundingBox12, BoundingBoxWH, Core, LayoutOptions, StylesheetJson } from 'cytoscape';
import type { Neighbourhood } from '../../server/contract/network.ts';
import { lineForm } from '../../server/scene/lines.ts';
import type { Shape } from '../../server/scene/shapes.ts';
import { CERTAINTY_NAMES } from '../../server/vocabulary/certainty.ts';
import { blockPlaces } from './blocks.ts';
import { firstPlaces, groupsOf, PICTURE_SCALE, toElements, type Group } from './elements.ts';
import { focusLabels, type LabelPlace } from './focus-labels.ts';
import { readPalette, type Palette } from './tokens.ts';

/** A drawn neighbourhood. */
export interface Focus {
  /** Marks a node or a relation and brings it into view; null clears. */
  select(id: string | null): void;
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  fit(): void;
  /** Lays the nodes out in another way, without boxes. */
  arrange(by: Arrangement): void;
  /** Puts those of one region or sector in a box, the boxes side by side; null takes the boxes away. */
  group(by: Grouping | null): void;
  /** Reads the colours anew, after the theme has changed. */
  recolour(): void;
  destroy(): void;
}

export const ARRANGEMENTS = ['network', 'forces', 'rings', 'tree'] as const;
export const GROUPINGS = ['region', 'sector'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];
export type Grouping = (typeof GROUPINGS)[number];

type BoundingBox = BoundingBox12 & BoundingBoxWH;

const CAMERA_MS = 240;
const PADDING = 48;
/** Of the width. */
const MARGIN = 0.05;
const LARGEST = 1.25;
/** A picture whose names would be smaller begins with its middle, at the second. */
const LEAST_READABLE = 0.5;
const READABLE = 0.85;
/** An element with this id keeps Cytoscape from adding a style element, which a strict CSP would refuse. */
const STYLE_ID = '__________cytoscape_stylesheet';

/** Fetches the library ahead of its use. */
export async function prepareFocus(): Promise<void> {
  await import('cytoscape');
}

/**
 * Draws the neighbourhood into `host`, which has a size and stands in the document. `onChoose` hears the id of a node
 * or a relation that was pointed at, or null for the ground.
 */
export async function drawFocus(
  host: HTMLElement,
  neighbourhood: Neighbourhood,
  onChoose: (id: string | null) => void,
): Promise<Focus> {
  const { default: cytoscape } = await import('cytoscape');
  keepStyleOut();
  const palette = readPalette(host);
  const cy = cytoscape({
    container: host,
    elements: toElements(neighbourhood, palette),
    style: styleOf(palette),
    layout: { name: 'preset' },
    // Two fingers zoom; a wheel would, too, and is the page's.
    userZoomingEnabled: matchMedia('(pointer: coarse)').matches,
    boxSelectionEnabled: false,
    minZoom: 0.2,
    maxZoom: 4,
  });
  let groups: readonly Group[] = [];
  const arranged = (by: Arrangement) => {
    if (groups.length > 0) inBlocks(cy, groups, neighbourhood.centre.id);
    else arrange(cy, neighbourhood, by);
    nameWithoutCovering(cy);
    if (groups.length > 0) showAll(cy);
    else showReadable(cy, neighbourhood.centre.id);
  };
  arranged(firstPlaces(neighbourhood).size > 0 ? 'network' : 'forces');
  cy.getElementById(neighbourhood.centre.id).select();
  cy.on('mouseover', 'node.entity', (event) => void event.target.addClass('pointed'));
  cy.on('mouseout', 'node.entity', (event) => void event.target.removeClass('pointed'));
  cy.on('dragfree', () => nameWithoutCovering(cy));
  cy.on('tap', (event) =>
    onChoose(event.target === cy || event.target.hasClass('group') ? null : (event.target.id() as string)),
  );
  return {
    select: (id) => select(cy, id),
    zoom: (factor) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: middleOf(cy) }),
    pan: (x, y) => void cy.panBy({ x, y }),
    fit: () => showAll(cy),
    arrange: (by) => {
      groups = [];
      group(cy, groups);
      arranged(by);
    },
    group: (by) => {
      groups = by === null ? [] : groupsAround(neighbourhood, by);
      group(cy, groups);
      arranged(firstPlaces(neighbourhood).size > 0 ? 'network' : 'forces');
    },
    recolour: () => recolour(cy, neighbourhood, readPalette(host)),
    destroy: () => cy.destroy(),
  };
}

function keepStyleOut(): void {
  if (document.getElementById(STYLE_ID)) return;
  const placeholder = document.createElement('meta');
  placeholder.id = STYLE_ID;
  document.head.append(placeholder);
}

/** Every way of laying out starts from the same first places, without chance: the same data gives the same picture. */
function arrange(cy: Core, neighbourhood: Neighbourhood, by: Arrangement): void {
  const start = new Map(toElements(neighbourhood, () => '').map(({ data, position }) => [data.id, position]));
  cy.nodes().forEach((node) => {
    const place = start.get(node.id());
    if (place) node.position({ ...place });
  });
  cy.layout(layoutFor(by, neighbourhood.centre.id)).run();
}

function inBlocks(cy: Core, groups: readonly Group[], centre: string): void {
  const grouped = new Set(groups.flatMap(({ members }) => members));
  const others = cy
    .nodes('.entity')
    .map((node) => node.id())
    .filter((id) => id !== centre && !grouped.has(id));
  const places = blockPlaces(groups, { centre, others, aspect: cy.width() / cy.height() });
  for (const [id, place] of places) cy.getElementById(id).position({ ...place });
}

function layoutFor(by: Arrangement, centre: string): LayoutOptions {
  switch (by) {
    case 'network':
      return { name: 'preset', fit: false };
    case 'rings':
      return {
        name: 'concentric',
        fit: false,
        minNodeSpacing: 50,
        concentric: (node: { id(): string; degree(): number }) =>
          node.id() === centre ? 1e6 : node.degree(),
      } as LayoutOptions;
    case 'tree':
      return { name: 'breadthfirst', fit: false, roots: [centre], spacingFactor: 1.3 };
    case 'forces':
      return {
        name: 'cose',
        randomize: false,
        animate: false,
        fit: false,
        idealEdgeLength: () => 110,
        nodeRepulsion: () => 60_000,
        gravity: 1,
        nodeOverlap: 40,
        numIter: 600,
      };
  }
}

/** The centre, from which lines lead to every box, stands in none. */
function groupsAround(neighbourhood: Neighbourhood, by: Grouping): Group[] {
  return groupsOf(neighbourhood, by).map((one) => ({
    ...one,
    members: one.members.filter((id) => id !== neighbourhood.centre.id),
  }));
}

/** Nodes move between boxes, and keep their places and what is chosen. */
function group(cy: Core, groups: readonly Group[]): void {
  cy.nodes('.entity').move({ parent: null });
  cy.nodes('.group').remove();
  for (const { id, name, members } of groups) {
    cy.add({ group: 'nodes', data: { id, label: name }, classes: 'group', selectable: false });
    for (const member of members) cy.getElementById(member).move({ parent: id });
  }
}

/** All, where names can be read then; else the middle, so near that they can, and the rest around it. */
function showReadable(cy: Core, centre: string): void {
  showAll(cy);
  if (cy.zoom() >= LEAST_READABLE) return;
  cy.zoom(READABLE);
  cy.center(cy.getElementById(centre));
}

/** A few nodes are not blown up to fill the picture. */
function showAll(cy: Core): void {
  cy.fit(undefined, Math.min(PADDING, cy.width() * MARGIN));
  if (cy.zoom() <= LARGEST) return;
  cy.zoom(LARGEST);
  cy.center();
}

/** Names stand where they cover neither shapes nor one another; who has no room for one shows it when pointed at. */
function nameWithoutCovering(cy: Core): void {
  const nodes = cy.nodes('.entity');
  const places = focusLabels(
    nodes.map((node) => ({
      id: node.id(),
      name: node.data('name') as string,
      shape: node.data('shape') as Shape,
      radius: node.data('radius') as number,
      centre: node.hasClass('centre'),
      statement: node.hasClass('statement'),
      ...node.position(),
    })),
    cy.edges().map((edge) => [edge.source().id(), edge.target().id()] as const),
    (radius) => radius * PICTURE_SCALE,
  );
  nodes.removeClass('placed unnamed');
  cy.batch(() => {
    for (const node of nodes.toArray()) {
      const place = places.get(node.id());
      node.data({ place }).addClass(place ? 'placed' : 'unnamed');
    }
  });
  const titles = cy.nodes('.group').map((group) => group.boundingBox(LABEL_ALONE));
  for (const node of titles.length > 0 ? nodes.filter('.placed').toArray() : []) {
    const box = node.boundingBox(LABEL_ALONE);
    if (titles.some((title) => overlaps(box, title))) node.removeClass('placed').addClass('unnamed');
  }
}

const LABEL_ALONE = { includeNodes: false, includeEdges: false, includeLabels: true };

function overlaps(a: BoundingBox, b: BoundingBox): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

function select(cy: Core, id: string | null): void {
  cy.elements().unselect();
  const chosen = id === null ? cy.collection() : cy.getElementById(id);
  if (chosen.empty()) return;
  chosen.select();
  if (!chosen.isEdge()) moveTo(cy, chosen);
}

function moveTo(cy: Core, node: ReturnType<Core['getElementById']>): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still) cy.center(node);
  else cy.animate({ center: { eles: node }, duration: CAMERA_MS, easing: 'ease-out' });
}

function middleOf(cy: Core): { x: number; y: number } {
  return { x: cy.width() / 2, y: cy.height() / 2 };
}

function recolour(cy: Core, neighbourhood: Neighbourhood, palette: Palette): void {
  for (const { data } of toElements(neighbourhood, palette))
    if (data.picture) cy.getElementById(data.id!).data('picture', data.picture);
  cy.style(styleOf(palette));
}

interface Named {
  data(key: 'place'): LabelPlace;
}

function styleOf(colour: Palette): StylesheetJson {
  return [
    {
      selector: 'node.entity',
      style: {
        width: (node: { data(key: string): number }) => node.data('radius') * 2 * PICTURE_SCALE,
        height: (node: { data(key: string): number }) => node.data('radius') * 2 * PICTURE_SCALE,
        'background-opacity': 0,
        'background-image': 'data(picture)',
        'background-fit': 'contain',
        label: 'data(label)',
        color: colour('ink'),
        'font-family': getComputedStyle(document.body).fontFamily,
        'font-size': 13,
        'text-wrap': 'wrap',
        'text-valign': 'bottom',
        'text-margin-y': -4,
        'text-outline-color': colour('paper'),
        'text-outline-width': 2,
        'overlay-opacity': 0,
      },
    },
    {
      selector: 'node.group',
      style: {
        shape: 'round-rectangle',
        'background-color': colour('land'),
        'background-opacity': 1,
        'border-width': 1,
        'border-color': colour('edge'),
        padding: '18px',
        label: 'data(label)',
        color: colour('ink-2'),
        'font-family': getComputedStyle(document.body).fontFamily,
        'font-size': 20,
        'font-weight': 'bold',
        'text-valign': 'top',
        'text-margin-y': -4,
        'overlay-opacity': 0,
      },
    },
    {
      selector: 'node.placed',
      style: {
        label: (node: Named) => node.data('place').text,
        'line-height': 1.17,
        'text-valign': 'center',
        'text-halign': (node: Named) => node.data('place').halign,
        'text-justification': (node: Named) => node.data('place').justify,
        'text-margin-x': (node: Named) => node.data('place').dx,
        'text-margin-y': (node: Named) => node.data('place').dy,
      },
    },
    { selector: 'node.unnamed', style: { label: '' } },
    { selector: 'node.unnamed:selected, node.pointed', style: { label: 'data(label)', 'z-index': 10 } },
    { selector: 'node.centre', style: { 'font-size': 14, 'font-weight': 'bold' } },
    {
      selector: 'node:selected',
      style: { 'border-width': 2.5, 'border-color': colour('lichen-line'), 'font-weight': 'bold' },
    },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': colour('edge'),
        'curve-style': 'bezier',
        'overlay-opacity': 0,
      },
    },
    ...CERTAINTY_NAMES.flatMap((certainty) => {
      const { dash } = lineForm(certainty);
      return dash
        ? [
            {
              selector: `edge.${certainty}`,
              style: { 'line-style': 'dashed', 'line-dash-pattern': [...dash] },
            },
          ]
        : [];
    }),
    {
      selector: 'edge:selected',
      style: {
        width: 3.2,
        'line-color': colour('lichen-line'),
        'underlay-color': colour('lichen'),
        'underlay-opacity': 1,
        'underlay-padding': 5,
      },
    },
  ] as StylesheetJson;
}
