import type { Saying } from '../context.ts';
import { mapUnder } from './map.ts';
import { linesOfWay, type NetworkModel } from './model.ts';
import { withAreas } from './named-areas.ts';
import type { PictureView } from './picture.ts';
import { onMap } from './places-on-map.ts';
import type { NetworkQuery } from './query.ts';
import { readNetwork } from './read-network.ts';

const WIDTH = 908;
const HEIGHT = { region: 860, municipality: 860, topic: 760, organisation: 840 } as const;

/** The network of a query, and what its view shows of it. */
export interface Drawing {
  model: NetworkModel;
  drawn: NetworkModel;
}

/** Reads what a query asks for: its parties by what joins them, or on the map by where they are. */
export function readDrawing(saying: Saying, query: NetworkQuery): Drawing {
  const model = readNetwork(saying, query.view === 'map' ? { ...query, minWeight: 1 } : query);
  return { model, drawn: asDrawn(saying, query, model) };
}

function asDrawn(saying: Saying, query: NetworkQuery, model: NetworkModel): NetworkModel {
  if (query.view === 'map') return onMap(saying, model, query);
  return query.view === 'picture' ? withAreas(saying, query, model) : model;
}

/** The picture of what is drawn: its size in px, the land under it, and what of the query is chosen in it. */
export function pictureOf(
  { snapshot }: Pick<Saying, 'snapshot'>,
  { edge, node }: Pick<NetworkQuery, 'edge' | 'node'>,
  model: NetworkModel,
): Pick<PictureView, 'width' | 'height' | 'selected' | 'way' | 'map'> {
  const { level, map, way } = model;
  const height = map ? HEIGHT.region : HEIGHT[level];
  return {
    width: WIDTH,
    height,
    selected: edge ?? node,
    ...(way && { way: [...way.nodes, ...linesOfWay(model).flatMap((line) => line?.id ?? [])] }),
    map: map ? mapUnder(snapshot, WIDTH, height) : null,
  };
}
