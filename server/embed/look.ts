import { z } from '@hono/zod-openapi';
import { langParameter } from '../routes/parameters.ts';
import { TOKEN_NAMES, TOKENS, type TokenName } from '../vocabulary/widgets.ts';
import { fitsToken, usableTokens, type Tokens } from './theme/tokens.ts';

export const THEMES = ['light', 'dark'] as const;

/** How a host wants a frame to look. */
export interface Look {
  /** Null leaves it to the reader's system. */
  theme: (typeof THEMES)[number] | null;
  tokens: Tokens;
}

export const tokenParameters = Object.fromEntries(
  TOKEN_NAMES.map((name) => [
    name,
    z
      .string()
      .refine((value) => fitsToken(name, value), { params: { about: TOKENS[name] } })
      .optional(),
  ]),
) as Record<TokenName, z.ZodOptional<z.ZodString>>;

/** The parameters that every frame takes. */
export const lookParameters = { lang: langParameter, theme: z.enum(THEMES).optional(), ...tokenParameters };

/** The look of an address; what cannot be used counts as not given, so that even an error wears the host's colours. */
export function lookOf(given: Readonly<Record<string, string>>): Look {
  return { theme: THEMES.find((one) => one === given['theme']) ?? null, tokens: usableTokens(given) };
}
