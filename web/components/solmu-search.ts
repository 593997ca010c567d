/** What may be meant by what was typed. */
export interface SearchSuggestion {
  /** Where choosing it leads. */
  url: string;
  name: string;
  /** The stretches of the name that match. */
  marks: readonly { start: number; end: number }[];
  /** Language of the name when it is not the page's. */
  lang: string | null;
  /** What kind of thing it is, or by which other name it was found. */
  note: string;
  /** The heading it stands under; those of one heading come together. */
  group: string;
  shape: { path: string; token: string };
}

const SVG = 'http://www.w3.org/2000/svg';
const WAIT_MS = 120;

/**
 * A search form whose field offers suggestions: the combobox of WAI-ARIA's authoring practices with a list. The form is
 * the server's and works alone. This element asks for suggestions by an event, shows those it is given and follows the
 * one that is chosen.
 *
 * Keys: Down and Up move through the list and round its ends; Enter follows the chosen one, or sends the form when none
 * is; Escape shuts the list; Tab leaves it. What was typed stays in the field; where the element `fills` it, the name of
 * the chosen one takes its place instead of being followed.
 *
 * @attr list-label - the name of the list
 * @attr fills - choosing writes the name into the field
 * @attr types - the types of entity to offer, with a space between them; all where absent
 * @fires solmu-suggest - something was typed; `detail.text` is what to offer suggestions for
 * @slot - the form, or a part of one, with the field
 */
export class SolmuSearch extends HTMLElement {
  #listening: AbortController | null = null;
  #list: HTMLElement | null = null;
  #status: HTMLElement | null = null;
  #chosen = -1;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const input = this.#input;
    if (!input || this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#prepare(input);
    input.addEventListener('input', () => this.#typed(), { signal });
    input.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    this.addEventListener('focusout', (event) => this.#left(event), { signal });
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#listening = null;
    clearTimeout(this.#waiting);
    this.#list?.remove();
    this.#status?.remove();
  }

  /** Shows suggestions for a text, unless something else has been typed since; `said` tells a screen reader how many. */
  offer(text: string, suggestions: readonly SearchSuggestion[], said: string): void {
    const input = this.#input;
    if (!this.#list || !input || input.value.trim() !== text || document.activeElement !== input) return;
    this.#list.replaceChildren(...groupsOf(suggestions).map((group, place) => this.#groupOf(group, place)));
    this.#options.forEach((option, place) => (option.id = `${this.#list?.id}-${place}`));
    if (this.#status) this.#status.textContent = said;
    this.#choose(-1);
    this.#open(suggestions.length > 0);
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  get #options(): HTMLElement[] {
    return [...(this.#list?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
  }

  #prepare(input: HTMLInputElement): void {
    const place = [...document.querySelectorAll('solmu-search')].indexOf(this);
    const list = element('div', 'suggestions');
    list.id = `suggestions-${place}`;
    list.role = 'listbox';
    list.ariaLabel = this.getAttribute('list-label');
    list.hidden = true;
    const status = element('div', 'visually-hidden');
    status.role = 'status';
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    input.ariaExpanded = 'false';
    input.setAttribute('aria-controls', list.id);
    this.append(list, status);
    [this.#list, this.#status] = [list, status];
  }

  #typed(): void {
    clearTimeout(this.#waiting);
    const text = this.#input?.value.trim() ?? '';
    if (text === '') return this.#open(false);
    this.#waiting = setTimeout(
      () => this.dispatchEvent(new CustomEvent('solmu-suggest', { bubbles: true, detail: { text } })),
      WAIT_MS,
    );
  }

  #pressed(event: KeyboardEvent): void {
    const isOpen = this.#list?.hidden === false;
    const count = this.#options.length;
    if (event.isComposing || count === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than there are options: beyond the ends the field itself is meant again.
      this.#choose(isOpen ? ((this.#chosen + step + count + 2) % (count + 1)) - 1 : step > 0 ? 0 : count - 1);
      this.#open(true);
      event.preventDefault();
    } else if (event.key === 'Escape' && isOpen) {
      this.#open(false);
      event.preventDefault();
    } else if (event.key === 'Enter' && isOpen && this.#chosen >= 0) {
      event.preventDefault();
      this.#options[this.#chosen]?.querySelector('a')?.click();
    }
  }

  #left({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node) || !this.contains(relatedTarget)) this.#open(false);
  }

  #open(open: boolean): void {
    if (!this.#list || !this.#input) return;
    this.#list.hidden = !open;
    this.#input.ariaExpanded = String(open);
    if (!open) this.#choose(-1);
  }

  #choose(place: number): void {
    this.#chosen = place;
    this.#options.forEach((option, at) => (option.ariaSelected = String(at === place)));
    const option = this.#options[place];
    if (option) this.#input?.setAttribute('aria-activedescendant', option.id);
    else this.#input?.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  #groupOf([heading, suggestions]: Group, place: number): HTMLElement {
    const group = element('div', 'suggestion-group');
    group.role = 'group';
    const title = element('div', 'suggestion-heading', heading);
    title.id = `${this.#list?.id}-group-${place}`;
    group.setAttribute('aria-labelledby', title.id);
    group.append(title, ...suggestions.map((suggestion) => this.#optionOf(suggestion)));
    return group;
  }

  #optionOf(suggestion: SearchSuggestion): HTMLElement {
    const option = optionOf(suggestion);
    option.querySelector('a')?.addEventListener('click', (event) => this.#fill(event, suggestion.name));
    return option;
  }

  #fill(event: MouseEvent, name: string): void {
    const input = this.#input;
    if (!input || !this.hasAttribute('fills') || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    input.value = name;
    this.#open(false);
  }
}

type Group = [heading: string, suggestions: readonly SearchSuggestion[]];

/** In the order in which their best ones come. */
function groupsOf(suggestions: readonly SearchSuggestion[]): Group[] {
  return [...Map.groupBy(suggestions, ({ group }) => group)];
}

function optionOf(suggestion: SearchSuggestion): HTMLElement {
  const option = element('div', 'suggestion');
  option.role = 'option';
  option.ariaSelected = 'false';
  // Focus stays in the field; the link is for the pointer, and for opening in another tab.
  const link = document.createElement('a');
  link.href = suggestion.url;
  link.tabIndex = -1;
  link.addEventListener('pointerdown', (event) => event.preventDefault());
  const name = element('span', 'suggestion-name');
  if (suggestion.lang) name.lang = suggestion.lang;
  name.append(...marked(suggestion));
  link.append(shapeOf(suggestion), name, element('span', 'suggestion-note', suggestion.note));
  option.append(link);
  return option;
}

function marked({ name, marks }: SearchSuggestion): Node[] {
  const pieces: Node[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    pieces.push(new Text(name.slice(at, start)), element('b', '', name.slice(start, end)));
    at = end;
  }
  return [...pieces, new Text(name.slice(at))];
}

function shapeOf({ shape }: SearchSuggestion): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({
    class: 'shape-icon',
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
  }))
    svg.setAttribute(name, value);
  svg.ariaHidden = 'true';
  path.setAttribute('class', `shape c-${shape.token}`);
  path.setAttribute('d', shape.path);
  svg.append(path);
  return svg;
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

customElements.define('solmu-search', SolmuSearch);

declare global {
  interface HTMLElementTagNameMap {
    'solmu-search': SolmuSearch;
  }
  interface HTMLElementEventMap {
    'solmu-suggest': CustomEvent<{ text: string }>;
  }
}
