import { html, LitElement } from 'lit';

/** How long a year stands while the years play. */
const PACE = 1400;

/**
 * A slider over years that plays when asked; where motion is not wanted the button goes on by one year.
 *
 * @attr first - the first year
 * @attr last - the last year
 * @attr label - name of the slider
 * @attr play - name of the button that plays
 * @attr stop - name of the button that stops
 * @attr next - name of the button where motion is not wanted
 * @attr all - name of the button that shows all years
 * @fires solmu-year - the year that is shown, as text; empty for all of them
 */
export class SolmuYears extends LitElement {
  static override properties = {
    first: { type: Number },
    last: { type: Number },
    label: {},
    play: {},
    stop: {},
    next: {},
    all: {},
    year: { state: true },
    playing: { state: true },
  };

  declare first: number;
  declare last: number;
  declare label: string;
  declare play: string;
  declare stop: string;
  declare next: string;
  declare all: string;
  declare year: number | null;
  declare playing: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.first = 0;
    this.last = 0;
    for (const name of ['label', 'play', 'stop', 'next', 'all'] as const) this[name] = '';
    this.year = null;
    this.playing = false;
  }

  override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readAddress();
    addEventListener('popstate', this.#readAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#readAddress);
    this.#halt();
  }

  /** Waits until what was asked for is shown; then, while playing, goes on. */
  shown(): void {
    if (this.playing) this.#timer = setTimeout(() => this.#step(), PACE);
  }

  override render() {
    const year = this.year;
    return html`<button class="button small" type="button" @click=${this.#onPlay}>
        ${this.playing ? this.stop : calm() ? this.next : this.play}
      </button>
      <label>
        <span>${this.label}</span>
        <input
          type="range"
          min=${this.first}
          max=${this.last}
          .value=${String(year ?? this.last)}
          aria-valuetext=${year ?? this.all}
          @change=${this.#onChange}
        />
        <output>${year ?? `${this.first}–${this.last}`}</output>
      </label>
      <button class="quiet" type="button" ?hidden=${year === null} @click=${() => this.#show(null)}>
        ${this.all}
      </button>`;
  }

  #readAddress = (): void => {
    this.year = yearInAddress();
  };

  #onPlay = (): void => {
    if (this.playing) this.#halt();
    else if (calm()) this.#step();
    else {
      this.playing = true;
      this.#step();
    }
  };

  #onChange = (event: Event): void => {
    this.#halt();
    this.#show(Number((event.target as HTMLInputElement).value));
  };

  #step(): void {
    const year = this.year === null || this.year >= this.last ? this.first : this.year + 1;
    if (year === this.last) this.playing = false;
    this.#show(year);
  }

  #show(year: number | null): void {
    clearTimeout(this.#timer);
    this.year = year;
    this.dispatchEvent(
      new CustomEvent('solmu-year', { detail: year === null ? '' : String(year), bubbles: true }),
    );
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The year that is shown, where it is a single one. */
function yearInAddress(): number | null {
  const query = new URLSearchParams(location.search);
  const [from, to] = [query.get('from'), query.get('to')];
  return from !== null && from === to ? Number(from) : null;
}

customElements.define('solmu-years', SolmuYears);
