import type { Label } from '../vocabulary/languages.ts';

/** The words of the pages. */
export const PAGE_WORDS = {} as const satisfies Record<string, Label>;
