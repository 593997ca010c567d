import type { RefusedValue } from '../../http/errors.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { LANGUAGES, type Label } from '../../vocabulary/languages.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { notice } from '../parts/notices.ts';
import type { QueryProblem } from './query.ts';

/** What is wrong with a query, value by value, what to do, and what is shown `instead`. */
export function problemNotice(
  { words }: Pick<PageContext, 'words'>,
  problems: readonly QueryProblem[],
  instead: string,
): Html {
  return html`${problems.map((problem) =>
    notice({
      what: words('network.problem', {
        field: words(`network.field.${problem.field}`),
        value: problem.value,
      }),
      next: `${remedy(problem, words)} ${instead}`,
    }),
  )}`;
}

/** A problem as an answer tells it to programs. */
export function refusedValue(problem: QueryProblem): RefusedValue {
  const { field, value } = problem;
  const detail = Object.fromEntries(LANGUAGES.map((lang) => [lang, remedy(problem, wordsIn(lang))])) as Label;
  return { pointer: `#/query/${field}`, value, detail };
}

/** What to do about a value that cannot be used. */
export function remedy(
  { reason, allowed = [], near, field }: QueryProblem,
  words: PageContext['words'],
): string {
  const list = allowed.join(', ');
  const meant = near === null ? '' : words('network.problem.near', { value: near });
  if (reason === 'parameter')
    return `${words('embed.bad.unknown', { field, allowed: list })} ${meant}`.trim();
  return meant || words(`network.problem.${reason}`, { allowed: list });
}
