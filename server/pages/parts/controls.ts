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
  /** The first option is "all" and means the filter is off. Options of one group stand together under its name. */
  options: readonly ChoiceOption[];
}

export interface ChoiceOption {
  value: string;
  label: string;
  group?: string;
}

export interface TickFilter {
  form: 'tick';
  name: string;
  label: string;
  on: boolean;
  /** What a ticked box says; `true` unless told. */
  value?: string;
}

export interface TextFilter {
  form: 'text';
  name: string;
  label: string;
  value: string;
  inputMode?: 'numeric' | 'text';
  /** Whether the value could not be used; why is told above the filters. */
  invalid?: boolean;
  /** The label in words, where what is shown is only a sign. */
  spoken?: string;
  /** What may be written; the browser offers these. */
  options?: readonly string[];
  placeholder?: string;
}

export type Filter = ChoiceFilter | TickFilter | TextFilter;

export interface FilterFormView {
  action: string;
  /** What stands before the filters: "Rajaa". */
  label: string;
  submit: string;
  /** Query parameters that go along unchanged. */
  kept: Readonly<Record<string, string | readonly string[]>>;
  filters: readonly Filter[];
  /** Filters that few need, behind a word that opens them. */
  more?: { label: string; open: boolean; filters: readonly Filter[] };
}

/** Filters as a GET form with a button; a script may send it on change. */
export function filterForm({ action, label, submit, kept, filters, more }: FilterFormView): Html {
  return html`<form class="filters" method="get" action="${action}" aria-label="${label}" data-filters>
    ${Object.entries(kept).flatMap(([name, values]) =>
      [values].flat().map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
    )}
    <span class="filters-name" aria-hidden="true">${label}</span>
    ${filters.map(filterControl)}
    <button class="button small" type="submit">${submit}</button>
    ${more ? moreFilters(more, submit) : ''}
  </form>`;
}

function moreFilters({ label, open, filters }: NonNullable<FilterFormView['more']>, submit: string): Html {
  return html`<details class="more-filters" ${open ? html` open` : ''}>
    <summary>${label}</summary>
    <div>
      ${filters.map(filterControl)}
      <button class="button small" type="submit">${submit}</button>
    </div>
  </details>`;
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
      ${inGroups(options).map(([group, own]) => {
        const listed = own.map((option) => optionOf(option, value));
        return group === null ? listed : html`<optgroup label="${group}">${listed}</optgroup>`;
      })}
    </select>
    ${icon('chevron')}
  </label>`;
}

function inGroups(options: readonly ChoiceOption[]): [string | null, ChoiceOption[]][] {
  return [...Map.groupBy(options, ({ group }) => group ?? null)];
}

function optionOf({ value, label }: ChoiceOption, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen ? html` selected` : ''}>${label}</option>`;
}

function tick({ name, label, on, value = 'true' }: TickFilter): Html {
  return html`<label class="filter${on ? ' on' : ''}">
    <input type="checkbox" name="${name}" value="${value}" ${on ? html` checked` : ''} />${label}
  </label>`;
}

function text(filter: TextFilter): Html {
  const { name, label, value, inputMode = 'text', spoken, options, placeholder, invalid = false } = filter;
  return html`<label class="filter${value && !invalid ? ' on' : ''}${invalid ? ' invalid' : ''}">
    <span>${label}</span>
    <input
      type="text"
      name="${name}"
      value="${value}"
      inputmode="${inputMode}"
      autocomplete="off"
      ${invalid ? html` aria-invalid="true"` : ''}
      ${spoken ? html` aria-label="${spoken}"` : ''}
      ${placeholder ? html` placeholder="${placeholder}"` : ''}
      ${options ? html` list="${name}-options"` : ''}
    />
    ${
      options
        ? html`<datalist id="${name}-options">
            ${options.map((option) => html`<option value="${option}"></option>`)}
          </datalist>`
        : ''
    }
  </label>`;
}

export interface FilterOn {
  label: string;
  value: string;
  /** The address without it. */
  href: string;
}

/** The filters that are on, each a link that takes it away. */
export function filtersOn(
  filters: readonly FilterOn[],
  words: { label: string; remove: string },
): Html | string {
  if (filters.length === 0) return '';
  return html`<ul class="filters-on" aria-label="${words.label}">
    ${filters.map(
      ({ label, value, href }) =>
        html`<li>
          <a href="${href}"
            ><span class="visually-hidden">${words.remove} </span>${label} <b>${value}</b
            ><span class="cross" aria-hidden="true">×</span></a
          >
        </li>`,
    )}
  </ul>`;
}

export interface SearchView {
  /** The name of the suggestions that appear under the field. */
  suggestions: string;
  action: string;
  label: string;
  placeholder: string;
  value?: string;
  /** The button's word; the field in the header has none. */
  submit?: string;
  large?: boolean;
}

/** The search field: a GET form with `q`; where scripts run, it offers names while a reader types. */
export function searchForm({
  action,
  label,
  placeholder,
  value = '',
  submit,
  large = false,
  suggestions,
}: SearchView): Html {
  return html`<solmu-search list-label="${suggestions}"
    ><form class="search${large ? ' large' : ''}" role="search" method="get" action="${action}">
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
    </form></solmu-search
  >`;
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
