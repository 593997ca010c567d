import { WHOLE, type Camera, type Extent } from './camera.ts';
import type { WholeScene } from './painted.ts';

/** Pixels are whole: a picture is never quite as high as it should be. */
const JUST_AS_HIGH = 1.02;

/**
 * How many times as high a picture becomes in the place that the style sheet gives it, such as a tall one on a phone: a
 * network has no north, a map has.
 */
export function stretchFor({ width, height, backdrop }: WholeScene, place: Extent): number {
  const by = ((place.height / place.width) * width) / height;
  return backdrop || !(by > JUST_AS_HIGH) ? 1 : by;
}

/** The scene drawn so many times as high. */
export function stretched(scene: WholeScene, by: number): WholeScene {
  if (by === 1) return scene;
  const { frame } = scene;
  return {
    ...scene,
    height: scene.height * by,
    nodes: scene.nodes.map((node) => ({ ...node, y: node.y * by })),
    ...(frame && { frame: { ...frame, height: scene.height * by - 2 * frame.y } }),
  };
}

/** An address tells what is in view of the picture as the server drew it. */
export function stretchedCamera(camera: Camera, by: number): Camera {
  return camera.scale === 1 ? WHOLE : { ...camera, y: camera.y * by };
}
