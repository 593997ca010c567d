import { compose, mapFrame } from '../../network/map-frame.ts';
import type { Ground } from '../../network/ground.ts';
import { positions } from '../../network/positions.ts';
import type { Point } from '../../scene/lines.ts';
import { boundsOf, fit, toScreen } from '../../scene/scale.ts';
import { finlandMapAt, worldBounds } from '../geometry/finland.ts';
import type { PictureView } from './picture.ts';

const PADDING = 30;

type MapUnder = NonNullable<PictureView['map']>;

/**
 * The land under the regions of a picture. Finland and every region abroad that the graph knows have room in it,
 * whatever is shown, so that filters never move the map.
 */
export function mapUnder(ground: Ground, width: number, height: number): MapUnder {
  const abroad = [...positions(ground, 'region')].flatMap(([id, place]) =>
    ground.projection.entity(id)?.kind === 'maakunta' ? [] : [place],
  );
  return mapAround([...cornersOfFinland(), ...abroad], width, height);
}

/** Finland alone, as large as the picture allows. */
export function mapOfFinland(width: number, height: number): MapUnder {
  return mapAround(cornersOfFinland(), width, height);
}

function cornersOfFinland(): Point[] {
  const land = worldBounds();
  return [
    { x: land.minX, y: land.minY },
    { x: land.maxX, y: land.maxY },
  ].map((corner) => toScreen(corner, mapFrame));
}

function mapAround(points: readonly Point[], width: number, height: number): MapUnder {
  const toPicture = fit(boundsOf(points), width, height, PADDING);
  return {
    land: finlandMapAt(width, height, compose(mapFrame, toPicture)),
    place: (x, y) => toScreen({ x, y }, toPicture),
  };
}
