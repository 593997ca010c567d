import type { Scene } from './draw-list.ts';

/** The ids of all that is marked in a scene: what is selected, and the way that is shown. */
export function chosenIn({ selected, way = [] }: Pick<Scene, 'selected' | 'way'>): ReadonlySet<string> {
  return new Set([...(selected ? [selected] : []), ...way]);
}
