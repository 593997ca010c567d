import { remedy } from '../pages/network/problems.ts';
import type { QueryProblem } from '../pages/network/query.ts';
import { html, type Html, type Words } from '../pages/parts/html.ts';

/** What is wrong with an address, value by value, and what to do; after all of it, what is shown `instead`. */
export function slipList(problems: readonly QueryProblem[], words: Words, instead = ''): Html {
  return html`<div class="frame-problem" role="alert">
    <p><strong>${words('embed.bad.text')}</strong></p>
    <ul>
      ${problems.map((problem) => html`<li>${whatIsWrong(problem, words)} ${whatToDo(problem, words)}</li>`)}
    </ul>
    ${instead ? html`<p>${instead}</p>` : ''}
  </div>`;
}

function whatIsWrong({ field, value, reason }: QueryProblem, words: Words): string {
  if (reason === 'parameter') return '';
  return words(reason === 'unknown' ? 'embed.bad.name' : 'network.problem', { field, value });
}

/** That a name is unknown says already that nothing bears it. */
function whatToDo(problem: QueryProblem, words: Words): string {
  return problem.reason === 'unknown' && problem.near === null ? '' : remedy(problem, words);
}

/** That what is chosen is not in the picture, by name. */
export function notDrawnNote(names: readonly string[], words: Words): Html {
  return html`${names.map(
    (name) =>
      html`<div class="frame-problem" role="status"><p>${words('embed.not-drawn', { name })}</p></div>`,
  )}`;
}
