import { TOKEN_NAMES, TOKENS, type TokenForm, type TokenName } from '../../vocabulary/widgets.ts';
import { readColour } from './contrast.ts';

export type Tokens = Readonly<Partial<Record<TokenName, string>>>;

export const DENSITIES = { compact: 0.7, normal: 1, roomy: 1.35 } as const;
export const LARGEST_RADIUS = 24;
const MOST_FONTS = 6;

const FITS: Readonly<Record<TokenForm, (value: string) => boolean>> = {
  colour: (value) => readColour(value) !== null,
  radius: (value) => /^\d{1,2}(px)?$/.test(value) && Number.parseInt(value, 10) <= LARGEST_RADIUS,
  font: (value) => fontNames(value) !== null,
  density: (value) => Object.hasOwn(DENSITIES, value),
};

/** Whether a token can have this value. */
export function fitsToken(name: TokenName, value: string): boolean {
  return FITS[TOKENS[name]](value);
}

/** The tokens of an address that can be used; the rest is left out. */
export function usableTokens(given: Readonly<Record<string, string>>): Tokens {
  return Object.fromEntries(
    TOKEN_NAMES.flatMap((name) => {
      const value = given[name];
      return value && fitsToken(name, value) ? [[name, value]] : [];
    }),
  );
}

/** The families of a list such as `"Source Sans 3", Georgia, serif`, unquoted; null where one is no name. */
export function fontNames(value: string): string[] | null {
  const names = value.split(',').map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'));
  const good =
    names.length <= MOST_FONTS && names.every((name) => /^[\p{L}\d][\p{L}\d _-]{0,59}$/u.test(name));
  return good ? names : null;
}
