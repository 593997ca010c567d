import { html, type Html } from './html.ts';
import { icon, type Icon } from './icons.ts';

export interface Segment {
  label: string;
  href: string;
  current: boolean;
  icon?: Icon;
}

/** Views or levels to switch between; links, so they work without script. */
export function segments(items: readonly Segment[], label: string): Html {
  return html`<nav class="segments" aria-label="${label}">
    ${items.map(
      (item) =>
        html`<a href="${item.href}" ${item.current ? html` aria-current="true"` : ''}
          >${item.icon ? icon(item.icon) : ''}${item.label}</a
        >`,
    )}
  </nav>`;
}

export interface ChoiceFilter {
  form: 'choice';
  name: string;
  label: string;
  value: string;
  /** The first option is "all" and means the filter is off. */
  options: readonly { value: string; label: string }[];
}

export interface TickFilter {
  form: 'tick';
  name: string;
  label: string;
  on: boolean;
}

export interface TextFilter {
  form: 'text';
  name: string;
  label: string;
  value: string;
  inputMode?: 'numeric' | 'text';
  /** The label in words, where what is shown is only a sign. */
  spoken?: string;
}

export type Filter = ChoiceFilter | TickFilter | TextFilter;

export interface FilterFormView {
  action: string;
  /** What stands before the filters: "Rajaa". */
  label: string;
  submit: string;
  /** Query parameters that go along unchanged. */
  kept: Readonly<Record<string, string>>;
  filters: readonly Filter[];
}

/** Filters as a GET form with a button; a script may send it on change. */
export function filterForm({ action, label, submit, kept, filters }: FilterFormView): Html {
  return html`<form class="filters" method="get" action="${action}" aria-label="${label}" data-filters>
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <span class="filters-name" aria-hidden="true">${label}</span>
    ${filters.map(filterControl)}
    <button class="button small" type="submit">${submit}</button>
  </form>`;
}

/** One filter as a control that says name and value; filled when it is on. */
export function filterControl(filter: Filter): Html {
  if (filter.form === 'choice') return choice(filter);
  return filter.form === 'tick' ? tick(filter) : text(filter);
}

function choice({ name, label, value, options }: ChoiceFilter): Html {
  const on = options.some((option, index) => index > 0 && option.value === value);
  return html`<label class="filter${on ? ' on' : ''}">
    <span>${label}</span>
    <select name="${name}">
      ${options.map(
        (option) =>
          html`<option value="${option.value}" ${option.value === value ? html` selected` : ''}>
            ${option.label}
          </option>`,
      )}
    </select>
    ${icon('chevron')}
  </label>`;
}

function tick({ name, label, on }: TickFilter): Html {
  return html`<label class="filter${on ? ' on' : ''}">
    <input type="checkbox" name="${name}" value="true" ${on ? html` checked` : ''} />${label}
  </label>`;
}

function text({ name, label, value, inputMode = 'text', spoken }: TextFilter): Html {
  return html`<label class="filter${value ? ' on' : ''}">
    <span>${label}</span>
    <input
      type="text"
      name="${name}"
      value="${value}"
      inputmode="${inputMode}"
      autocomplete="off"
      ${spoken ? html` aria-label="${spoken}"` : ''}
    />
  </label>`;
}

export interface SearchView {
  action: string;
  label: string;
  placeholder: string;
  value?: string;
  /** The button's word; the field in the header has none. */
  submit?: string;
  large?: boolean;
}

/** The search field: a GET form with `q`. */
export function searchForm({
  action,
  label,
  placeholder,
  value = '',
  submit,
  large = false,
}: SearchView): Html {
  return html`<form class="search${large ? ' large' : ''}" role="search" method="get" action="${action}">
    ${icon('search', large ? 20 : 16)}
    <input
      type="search"
      name="q"
      value="${value}"
      placeholder="${placeholder}"
      aria-label="${label}"
      autocomplete="off"
    />
    ${submit ? html`<button class="button primary" type="submit">${submit}</button>` : ''}
  </form>`;
}

export interface ButtonLink {
  label: string;
  href: string;
  primary?: boolean;
  small?: boolean;
}

/** A row of ways on that look like buttons; at most one is primary. */
export function buttonLinks(links: readonly ButtonLink[]): Html {
  return html`<p class="actions">
    ${links.map(
      ({ label, href, primary, small }) =>
        html`<a class="button${primary ? ' primary' : ''}${small ? ' small' : ''}" href="${href}"
          >${label}</a
        >`,
    )}
  </p>`;
}
