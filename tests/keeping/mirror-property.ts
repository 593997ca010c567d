import fc from 'fast-check';
import { expect } from 'vitest';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { beginning, command } from '../store/commands.ts';
import { perform } from '../store/perform.ts';
import { heldBy, mirrorOf, publicGraph, type Mirror } from './mirror.ts';

/** Between two writes: nothing, a page of some things, or all that is there. */
const visit = fc.record({ pages: fc.constantFrom(0, 1, 2, 100), limit: fc.integer({ min: 1, max: 12 }) });

/**
 * Any sequence of loads, edits, merges and erasures, with visits of a mirror in between: it ends up equal to the public
 * graph, and so does each copy of it that stopped on the way.
 */
export function expectMirrorsToEndEqual(open: () => Promise<GraphStore>, runs: number): Promise<void> {
  const steps = fc.array(fc.tuple(command, visit), { minLength: 2, maxLength: 8 });
  return fc.assert(
    fc.asyncProperty(beginning, steps, async (first, rest) => {
      const store = await open();
      try {
        await perform(store, first);
        const mirror = mirrorOf(store);
        const stopped: Mirror[] = [mirror];
        for (const [one, { pages, limit }] of rest) {
          stopped.push(mirror.copy());
          for (let page = 0; page < pages; page += 1) if (!(await mirror.readPage(limit))) break;
          await perform(store, one);
        }
        const expected = await publicGraph(store);
        for (const each of [...stopped, mirrorOf(store)]) {
          await each.readAll(7);
          expect(heldBy(each)).toEqual(expected);
        }
      } finally {
        await store.close();
      }
    }),
    { numRuns: runs, endOnFailure: true },
  );
}
