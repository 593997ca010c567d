import type { Words } from '../../pages/parts/html.ts';
import { LANGUAGES } from '../../vocabulary/languages.ts';
import { TOKEN_NAMES, TOKENS, type TokenName } from '../../vocabulary/widgets.ts';
import { THEMES } from '../look.ts';
import { FRAME_VIEWS } from '../network-query.ts';
import { fitsToken } from '../theme/tokens.ts';

/** A value of the look that no frame can use. */
interface Unusable {
  name: string;
  value: string;
  /** The name of its field, and what would do, in words. */
  field: string;
  form: string;
}

interface Check {
  fits(value: string): boolean;
  field(words: Words): string;
  form(words: Words): string;
}

const CHECKS: Readonly<Record<string, Check>> = {
  lang: choice('lang', LANGUAGES),
  theme: choice('theme', THEMES),
  view: choice('view', FRAME_VIEWS),
  ...Object.fromEntries(TOKEN_NAMES.map((name) => [name, token(name)])),
};

function choice(name: string, allowed: readonly string[]): Check {
  return {
    fits: (value) => allowed.includes(value),
    field: (words) => words(`builder.field.${name}`),
    form: (words) => words('network.problem.choice', { allowed: allowed.join(', ') }),
  };
}

function token(name: TokenName): Check {
  return {
    fits: (value) => fitsToken(name, value),
    field: (words) => words(`builder.token.${name}`),
    form: (words) => words(`network.problem.${TOKENS[name]}`),
  };
}

/** What of a look cannot be used, in the order of the form. */
export function unusableLook(given: Readonly<Record<string, string>>, words: Words): Unusable[] {
  return Object.entries(CHECKS).flatMap(([name, { fits, field, form }]) => {
    const value = given[name]?.trim();
    return value && !fits(value) ? [{ name, value, field: field(words), form: form(words) }] : [];
  });
}
