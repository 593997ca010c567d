import { html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import type { EntitySummary, RelationAnswer, RelationEnd } from '../../server/contract/answers.ts';
import type { Neighbourhood } from '../../server/contract/network.ts';
import { yearsText } from '../../server/locales/dates.ts';
import { colourTokenOf, shapeOf, shapePath } from '../../server/scene/shapes.ts';
import { strongestCertainty } from '../../server/vocabulary/certainty.ts';
import {
  ARRANGEMENTS,
  drawFocus,
  GROUPINGS,
  prepareFocus,
  type Arrangement,
  type Focus,
  type Grouping,
} from '../graph/focus.ts';
import { firstPlaces, groupsOf } from '../graph/elements.ts';

/** The words of the view, in the page's language. */
export interface NeighbourhoodWords {
  over: string;
  close: string;
  picture: string;
  relations: string;
  truncated: string;
  failed: string;
  choice: string;
  open: string;
  centre: string;
  zoomIn: string;
  zoomOut: string;
  whole: string;
  arrange: string;
  arrangements: Readonly<Record<Arrangement, string>>;
  group: string;
  ungrouped: string;
  groupings: Readonly<Record<Grouping, string>>;
  farther: string;
}

const PAN_PX = 60;
const ZOOM = 1.3;
type Move = (focus: Focus) => void;
const KEYS: Readonly<Record<string, Move>> = {
  ArrowLeft: (focus) => focus.pan(PAN_PX, 0),
  ArrowRight: (focus) => focus.pan(-PAN_PX, 0),
  ArrowUp: (focus) => focus.pan(0, PAN_PX),
  ArrowDown: (focus) => focus.pan(0, -PAN_PX),
  '+': (focus) => focus.zoom(ZOOM),
  '-': (focus) => focus.zoom(1 / ZOOM),
  '0': (focus) => focus.fit(),
};

/**
 * What lies around one entity: a picture that can be moved, and a list equal to it in content. Choosing in one marks
 * the same in the other.
 *
 * @fires solmu-close - the reader is done
 * @fires solmu-centre - the reader wants another entity (its id is the detail) in the middle
 * @fires solmu-farther - the reader wants to see one step farther around the entity in the middle (its id is the detail)
 */
export class SolmuNeighbourhood extends LitElement {
  static override properties = {
    neighbourhood: { attribute: false },
    words: { attribute: false },
    chosen: { state: true },
    failed: { state: true },
    arrangement: { state: true },
    grouping: { state: true },
  };

  declare neighbourhood: Neighbourhood | null;
  declare words: NeighbourhoodWords;
  declare chosen: string | null;
  declare failed: boolean;
  declare arrangement: Arrangement;
  declare grouping: Grouping | null;
  #focus: Focus | null = null;
  #theme: MediaQueryList | null = null;

  constructor() {
    super();
    this.neighbourhood = null;
    this.chosen = null;
    this.failed = false;
    this.arrangement = 'forces';
    this.grouping = null;
  }

  override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#theme = matchMedia('(prefers-color-scheme: dark)');
    this.#theme.addEventListener('change', this.#onTheme);
    this.addEventListener('keydown', this.#onEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#theme?.removeEventListener('change', this.#onTheme);
    this.removeEventListener('keydown', this.#onEscape);
    this.#focus?.destroy();
    this.#focus = null;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('neighbourhood')) void this.#draw();
  }

  async #draw(): Promise<void> {
    const host = this.querySelector<HTMLElement>('.focus-canvas');
    if (!host || !this.neighbourhood) return;
    this.#focus?.destroy();
    this.#focus = null;
    this.arrangement = this.#arrangements()[0] as Arrangement;
    this.grouping = null;
    try {
      const focus = await drawFocus(host, this.neighbourhood, (id) => this.#choose(id));
      if (this.isConnected) this.#focus = focus;
      else focus.destroy();
    } catch {
      // The list beside says the same.
      this.failed = true;
    }
  }

  override render() {
    const { neighbourhood, words } = this;
    if (!neighbourhood) return nothing;
    return html`<div class="network-picture">
        ${this.failed ? html`<p class="focus-failed">${words.failed}</p>` : this.#picture()}
      </div>
      <aside class="network-panel">
        <p class="over">${words.over}</p>
        <h2 tabindex="-1">${neighbourhood.centre.name}</h2>
        <p class="actions">
          <button class="button small" type="button" @click=${this.#close}>${words.close}</button>
          ${
            neighbourhood.nodes.every(({ distance }) => distance < 2)
              ? html`<button class="button small" type="button" @click=${this.#farther}>
                  ${words.farther}
                </button>`
              : nothing
          }
        </p>
        ${this.failed ? nothing : this.#tools()} ${this.#choice()}
        <h3>${words.relations} ${neighbourhood.relations.length}</h3>
        <ul class="focus-list">
          ${neighbourhood.relations.map((relation) => this.#row(relation))}
        </ul>
        ${neighbourhood.truncated ? html`<p class="caption">${words.truncated}</p>` : nothing}
      </aside>`;
  }

  #picture() {
    const { words } = this;
    const tool = (label: string, sign: string, move: Move) =>
      html`<button class="button tool" type="button" aria-label=${label} @click=${() => this.#move(move)}>
        ${sign}
      </button>`;
    return html`<div
        class="focus-canvas"
        tabindex="0"
        role="application"
        aria-label=${words.picture}
        @keydown=${this.#onKey}
      ></div>
      <div class="picture-tools">
        ${tool(words.zoomIn, '+', (focus) => focus.zoom(ZOOM))}
        ${tool(words.zoomOut, '−', (focus) => focus.zoom(1 / ZOOM))}
        ${tool(words.whole, '⤢', (focus) => focus.fit())}
      </div>`;
  }

  /** The network's own places are offered where it has them. */
  #arrangements(): Arrangement[] {
    const known = this.neighbourhood !== null && firstPlaces(this.neighbourhood).size > 0;
    return ARRANGEMENTS.filter((by) => by !== 'network' || known);
  }

  /** How the picture is laid out, and what it is grouped by where there is anything to group. */
  #tools() {
    const { words, neighbourhood } = this;
    const groupings = GROUPINGS.filter((by) => neighbourhood && groupsOf(neighbourhood, by).length > 0);
    const arrange = ({ target }: Event) => {
      this.arrangement = (target as HTMLSelectElement).value as Arrangement;
      this.grouping = null;
      this.#focus?.arrange(this.arrangement);
    };
    const group = ({ target }: Event) => {
      this.grouping = ((target as HTMLSelectElement).value || null) as Grouping | null;
      this.#focus?.group(this.grouping);
      this.arrangement = this.#arrangements()[0] as Arrangement;
    };
    return html`<p class="focus-tools">
      <label class="filter"
        ><span>${words.arrange}</span
        ><select @change=${arrange}>
          ${this.#arrangements().map(
            (by) =>
              html`<option value=${by} .selected=${by === this.arrangement}>
                ${words.arrangements[by]}
              </option>`,
          )}
        </select></label
      >
      ${
        groupings.length > 0
          ? html`<label class="filter"
              ><span>${words.group}</span
              ><select @change=${group}>
                <option value="" .selected=${this.grouping === null}>${words.ungrouped}</option>
                ${groupings.map((by) => html`<option value=${by} .selected=${by === this.grouping}>${words.groupings[by]}</option>`)}
              </select></label
            >`
          : nothing
      }
    </p>`;
  }

  /** What was pointed at in the picture, and the ways on from it. */
  #choice() {
    const { neighbourhood, words } = this;
    const node = neighbourhood?.nodes.find(({ id }) => id === this.chosen);
    if (!node || node.id === neighbourhood?.centre.id) return nothing;
    return html`<div class="focus-choice" role="status">
      ${words.choice}: ${endOf(node)} <span class="caption">${node.label}</span>
      <p class="actions">
        <a class="button small" href=${node.url}>${words.open}</a>
        <button class="button small" type="button" @click=${() => this.#centre(node.id)}>
          ${words.centre}
        </button>
      </p>
    </div>`;
  }

  #row(relation: RelationAnswer) {
    const certainty = strongestCertainty(relation.evidence.map((piece) => piece.certainty));
    const years = yearsText(relation.period);
    const [first] = relation.evidence;
    const open = this.chosen === relation.id;
    return html`<li class="row${open || this.#touches(relation) ? ' on' : ''}">
      <div>
        ${endOf(relation.from)} ${this.#claim(relation, certainty, open)} ${endOf(relation.to)}
        ${years ? html`<span class="years">${years}</span>` : nothing}
      </div>
      ${
        open && first
          ? html`<div class="evidence-set single" data-open>
              <article class="evidence">
                ${
                  first.quote
                    ? html`<blockquote><mark>${first.quote}</mark></blockquote>`
                    : html`<p>${first.reason ?? rowText(first.row)}</p>`
                }
                <p class="caption">${first.source.title}${first.locator ? `, ${first.locator}` : ''}</p>
              </article>
            </div>`
          : nothing
      }
    </li>`;
  }

  #claim({ id, label }: RelationAnswer, certainty: string, open: boolean) {
    const toggle = (event: Event): void => {
      event.preventDefault();
      this.#choose(open ? null : id);
    };
    return html`<a class="claim ${certainty}" href="#${id}" aria-expanded=${open} @click=${toggle}
      >${label}</a
    >`;
  }

  #choose(id: string | null): void {
    this.chosen = id;
    this.#focus?.select(id);
    void this.updateComplete.then(() => this.querySelector('.row.on')?.scrollIntoView({ block: 'nearest' }));
  }

  /** Whether one end of the relation is the node that was chosen in the picture. */
  #touches({ from, to }: RelationAnswer): boolean {
    return [from, to].some((end) => 'id' in end && end.id === this.chosen);
  }

  #move(move: Move): void {
    if (this.#focus) move(this.#focus);
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('solmu-close', { bubbles: true }));
  }

  readonly #farther = (): void => {
    const detail = this.neighbourhood?.centre.id;
    this.dispatchEvent(new CustomEvent('solmu-farther', { bubbles: true, detail }));
  };

  /** First what is chosen goes, then the view. */
  readonly #onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (this.chosen === null) this.#close();
    else this.#choose(null);
  };

  #centre(id: string): void {
    this.chosen = null;
    this.dispatchEvent(new CustomEvent('solmu-centre', { bubbles: true, detail: id }));
  }

  #onKey(event: KeyboardEvent): void {
    const move = KEYS[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#move(move);
  }

  #onTheme = (): void => this.#focus?.recolour();
}

function endOf(end: RelationEnd) {
  return 'id' in end
    ? html`${shapeIcon(end)}<a class="name" href=${end.url} lang=${end.nameLang ?? nothing}>${end.name}</a>`
    : html`<span class="pill">${end.name}</span>`;
}

function shapeIcon({ type, kind }: EntitySummary) {
  return html`<svg class="shape-icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    ${svg`<path class="shape c-${colourTokenOf(type, kind)}" d=${shapePath(shapeOf(type, kind), 5.6, 8, 8.4)}></path>`}
  </svg> `;
}

function rowText(row: Readonly<Record<string, string>> | null): string {
  return Object.entries(row ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

/** Fetches what drawing takes, ahead of its use. */
export const prepare = prepareFocus;

customElements.define('solmu-neighbourhood', SolmuNeighbourhood);
