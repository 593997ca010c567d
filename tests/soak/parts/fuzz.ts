import { fuzz } from '../fuzz/fuzz.ts';
import { openWorld } from '../fuzz/world.ts';
import type { SoakOptions, SoakResult } from '../part.ts';

export const name = 'fuzz';

/**
 * Requests made from our own OpenAPI document: careful, with slips and harmful ones. Every answer must be among those
 * that the document lists and fit its schema; nothing may be a 5xx, tell of the inside or make memory grow.
 */
export async function run(options: SoakOptions): Promise<SoakResult> {
  const world = await openWorld();
  try {
    return await fuzz(world, options);
  } finally {
    await world.close();
  }
}
