import type { Point } from '../../server/scene/lines.ts';
import { boundsOf } from '../../server/scene/scale.ts';

/** What part of a picture is in view: `scale` 1 shows all of it, and `x`, `y` is the corner at the top left. */
export interface Camera {
  scale: number;
  x: number;
  y: number;
}

export interface Extent {
  width: number;
  height: number;
}

export const WHOLE: Camera = { scale: 1, x: 0, y: 0 };
const MOST = 12;
/** What is brought into view stays so far from its rim, as a share of it. */
const RIM = 0.1;

/** The camera that shows the picture `factor` times as large and leaves the point `around` where it is. */
export function zoomed(camera: Camera, factor: number, around: Point, extent: Extent): Camera {
  const scale = Math.min(MOST, Math.max(1, camera.scale * factor));
  const share = camera.scale / scale;
  return inside(
    { scale, x: around.x - (around.x - camera.x) * share, y: around.y - (around.y - camera.y) * share },
    extent,
  );
}

export function moved(camera: Camera, dx: number, dy: number, extent: Extent): Camera {
  return inside({ ...camera, x: camera.x + dx, y: camera.y + dy }, extent);
}

/** The camera with this point in its middle, as far as the picture reaches. */
export function centred(camera: Camera, { x, y }: Point, extent: Extent): Camera {
  const { width, height } = inView(camera, extent);
  return inside({ ...camera, x: x - width / 2, y: y - height / 2 }, extent);
}

/** The camera that moves no farther than lets all these points be seen; it goes back only where they do not fit. */
export function showing(camera: Camera, points: readonly Point[], extent: Extent): Camera {
  const { minX, maxX, minY, maxY } = boundsOf(points);
  const room = 1 - 2 * RIM;
  const fitting = Math.min((room * extent.width) / (maxX - minX), (room * extent.height) / (maxY - minY));
  const scale = Math.max(1, Math.min(camera.scale, fitting));
  const { width, height } = inView({ ...camera, scale }, extent);
  const seen = inView(camera, extent);
  const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
  const x = camera.x + (seen.width - width) / 2;
  const y = camera.y + (seen.height - height) / 2;
  return inside(
    {
      scale,
      x: between(x, maxX - width * (1 - RIM), minX - width * RIM),
      y: between(y, maxY - height * (1 - RIM), minY - height * RIM),
    },
    extent,
  );
}

/** How much of the picture is in view. */
export function inView({ scale }: Camera, { width, height }: Extent): Extent {
  return { width: width / scale, height: height / scale };
}

/** Nothing is seen beside the picture. */
function inside(camera: Camera, extent: Extent): Camera {
  const { width, height } = inView(camera, extent);
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return {
    scale: camera.scale,
    x: clamp(camera.x, extent.width - width),
    y: clamp(camera.y, extent.height - height),
  };
}

/** The camera for an address, such as `2.5,310,120`; null where all is in view. */
export function writeCamera({ scale, x, y }: Camera): string | null {
  return scale === 1 ? null : [Math.round(scale * 100) / 100, Math.round(x), Math.round(y)].join();
}

/** The camera that an address tells; all in view where it tells none that can be used. */
export function readCamera(text: string | null, extent: Extent): Camera {
  const [scale, x, y] = (text ?? '').split(',').map(Number);
  if (!scale || !Number.isFinite(scale) || !Number.isFinite(x) || !Number.isFinite(y)) return WHOLE;
  return inside({ scale: Math.min(MOST, Math.max(1, scale)), x: x!, y: y! }, extent);
}
