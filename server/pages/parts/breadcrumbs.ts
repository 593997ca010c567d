import { html, type Html } from './html.ts';

/** The way down to this page; the page itself is the title below and is left out. */
export function breadcrumbs(steps: readonly { label: string; href: string }[], label: string): Html {
  return html`<nav class="crumbs" aria-label="${label}">
    <ol>
      ${steps.map((step) => html`<li><a href="${step.href}">${step.label}</a></li>`)}
    </ol>
  </nav>`;
}
