import type { Label } from '../vocabulary/languages.ts';

/** The words of the finders. */
export const FINDER_WORDS = {} as const satisfies Record<string, Label>;
