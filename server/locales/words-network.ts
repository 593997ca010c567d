import type { Label } from '../vocabulary/languages.ts';

/** The words of the network. */
export const NETWORK_WORDS = {} as const satisfies Record<string, Label>;
