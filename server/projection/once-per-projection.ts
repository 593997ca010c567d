import type { Projection } from './projection.ts';

/** Remembers what is derived from a projection for as long as the projection lives. */
export function oncePerProjection<G extends { readonly projection: Projection }, T>(
  derive: (ground: G) => T,
): (ground: G) => T {
  const known = new WeakMap<Projection, { value: T }>();
  return (ground) => {
    const found = known.get(ground.projection) ?? { value: derive(ground) };
    known.set(ground.projection, found);
    return found.value;
  };
}
