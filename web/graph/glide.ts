import type { Camera } from './camera.ts';

const GLIDE_MS = 240;

/**
 * Leads from one camera to another in 240 ms, or at once where the reader wants no motion; the answer stops it on the way.
 */
export function glide(from: Camera, to: Camera, look: (camera: Camera) => void): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    look(to);
    return () => {};
  }
  const started = performance.now();
  let frame = 0;
  const step = (now: number) => {
    const done = Math.min(1, Math.max(0, now - started) / GLIDE_MS);
    look(done === 1 ? to : between(from, to, 1 - (1 - done) ** 3));
    if (done < 1) frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

function between(from: Camera, to: Camera, share: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { scale: mix(from.scale, to.scale), x: mix(from.x, to.x), y: mix(from.y, to.y) };
}
