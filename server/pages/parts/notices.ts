import { html, type Html } from './html.ts';
import { placeholderPill } from './pills.ts';
import { openKnot } from './wordmark.ts';

/** What happened, what we do about it, what the reader can do. */
export function notice({
  what,
  next,
  action,
}: {
  what: string;
  next: string;
  action?: { label: string; href: string };
}): Html {
  return html`<div class="notice" role="alert">
    <strong>${what}</strong> ${next} ${action ? html`<a href="${action.href}">${action.label}</a>` : ''}
  </div>`;
}

/** A way on from a dead end. Carries no shape: a shape always means an entity. */
export interface WayOn {
  label: string;
  href: string;
  note?: string | null;
}

export interface EmptyView {
  heading: string;
  text: string;
  ways: readonly WayOn[];
}

/** Nothing found: the open knot, a plain sentence, two or three ways on. */
export function empty({ heading, text, ways }: EmptyView): Html {
  return html`<section class="empty">
    ${openKnot()}
    <h2>${heading}</h2>
    <p class="lead">${text}</p>
    ${waysOn(ways)}
  </section>`;
}

/** Ways on as rows with their notes at the right. */
export function waysOn(ways: readonly WayOn[]): Html {
  return html`<ul class="plain-list no-shapes ways">
    ${ways.map(({ label, href, note }) => html`<li><a href="${href}">${label}</a><span class="value">${note ?? ''}</span></li>`)}
  </ul>`;
}

/** A seat that a municipality has: who holds it, or that nobody is recorded. */
export function postRow({
  name,
  holder,
  missing,
}: {
  name: Html | string;
  holder: Html | null;
  missing: string;
}): Html {
  return html`<li class="post">
    <h3>${name}</h3>
    ${holder ?? placeholderPill(missing)}
  </li>`;
}

/** `found` with the letters that `asked` lacks or has otherwise set in bold. Compares by common start and end. */
export function differingLetters(asked: string, found: string): Html {
  const shorter = Math.min(asked.length, found.length);
  let start = 0;
  while (start < shorter && asked[start] === found[start]) start += 1;
  let end = 0;
  while (end < shorter - start && asked.at(-1 - end) === found.at(-1 - end)) end += 1;
  const middle = found.slice(start, found.length - end);
  const marked = middle === '' ? '' : html`<b class="differs">${middle}</b>`;
  return html`${found.slice(0, start)}${marked}${found.slice(found.length - end)}`;
}
