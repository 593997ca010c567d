import { html, LitElement } from 'lit';
import { readCamera, WHOLE, writeCamera, type Camera, type Extent } from '../graph/camera.ts';
import type { WholeScene } from '../graph/painted.ts';
import type { Hands } from '../graph/hands.ts';
import type { Painter } from '../graph/painter.ts';
import { stretched, stretchedCamera, stretchFor } from '../graph/tall.ts';

const STEP = 1.4;
const INTENTS = ['pointerdown', 'wheel', 'focusin', 'pointerover'] as const;

/**
 * Gives the picture that it holds zoom, dragging, pinching and a keyboard. The picture is the server's and is whole
 * without it; a canvas takes its place at the same pixels when the reader reaches for it, or when the browser is idle.
 *
 * @attr zoom-in - name of the button that comes nearer
 * @attr zoom-out - name of the button that goes further
 * @attr whole - name of the button that shows everything
 * @attr picture - name of the picture for the keyboard, with the keys that it knows
 * @attr camera - what is in view at first, as an address tells it
 * @attr on-intent - the canvas waits until the reader reaches for the picture, however idle the browser is
 * @attr wheel - rolling zooms and a finger moves what is near; without it both scroll the page
 * @fires solmu-choose - the reader chose a node or a line that has no link: `detail` is its id
 * @fires solmu-camera - the reader looks at another part: `detail` is that part for an address, or null for all
 */
export class SolmuNetworkView extends LitElement {
  static override properties = {
    zoomIn: { attribute: 'zoom-in' },
    zoomOut: { attribute: 'zoom-out' },
    whole: {},
    picture: {},
    camera: {},
    wheel: { type: Boolean, reflect: true },
    scale: { state: true },
  };

  declare zoomIn: string;
  declare zoomOut: string;
  declare whole: string;
  declare picture: string;
  declare camera: string | null;
  declare wheel: boolean;
  /** What a node or a line says that has no link in the picture. */
  wordsOf: ((id: string) => string | null) | null = null;
  declare scale: number;
  #painter: Painter | null = null;
  #hands: Hands | null = null;
  #loading: Promise<Painter | null> | null = null;
  #resized: ResizeObserver | null = null;
  #stretch = 1;
  readonly #media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );

  constructor() {
    super();
    this.zoomIn = '+';
    this.zoomOut = '−';
    this.whole = '';
    this.picture = '';
    this.camera = null;
    this.wheel = false;
    this.scale = 1;
  }

  /** The page's own styles hold, and the buttons come before the server's picture. */
  override createRenderRoot(): this {
    this.renderOptions.renderBefore ??= this.firstChild;
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const intent of INTENTS) this.addEventListener(intent, this.#take, { passive: true });
    for (const media of this.#media) media.addEventListener('change', this.#renew);
    if (this.hasAttribute('on-intent')) return;
    if ('requestIdleCallback' in window) requestIdleCallback(this.#take, { timeout: 2000 });
    else setTimeout(this.#take, 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const intent of INTENTS) this.removeEventListener(intent, this.#take);
    for (const media of this.#media) media.removeEventListener('change', this.#renew);
    this.#resized?.disconnect();
    this.#hands?.destroy();
    this.#painter?.destroy();
    [this.#painter, this.#hands, this.#loading] = [null, null, null];
  }

  /**
   * Shows another picture of the same size in place of the present one, from the same point of view; `reveal` leads to
   * what is chosen in it where that is out of view.
   */
  exchange(picture: SVGElement, scene: Element | null, reveal = false): void {
    this.#svg?.replaceWith(picture);
    const before = this.querySelector('.scene-data');
    if (scene && before) before.replaceWith(scene);
    const data = this.#readScene();
    if (!this.#painter || !data) return;
    hide(picture);
    this.#painter.exchange(stretched(data, this.#stretch));
    if (reveal && data.selected) this.#painter.reveal(data.selected);
  }

  /** Lets the canvas take the picture over before the reader reaches for it. */
  async ready(): Promise<void> {
    await this.#take();
  }

  /** Fades all but a node and those it is joined to; null shows all alike. */
  async focusOn(id: string | null): Promise<void> {
    (await this.#take())?.focus(id);
  }

  /** Marks a node or a line as chosen; null marks nothing. */
  async select(id: string | null): Promise<void> {
    const painter = await this.#take();
    painter?.exchange({ ...painter.painted.scene, selected: id });
  }

  /** The name of a node in the picture. */
  nameOf(id: string): string | null {
    return this.#painter?.painted.node(id)?.name.replaceAll('\u00AD', '') ?? null;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('wheel')) this.#hands?.moved();
  }

  override render() {
    return html`<div class="picture-tools">
      <button class="button tool" type="button" aria-label=${this.zoomIn} @click=${() => this.#zoom(STEP)}>
        +
      </button>
      <button
        class="button tool"
        type="button"
        aria-label=${this.zoomOut}
        ?disabled=${this.scale <= 1}
        @click=${() => this.#zoom(1 / STEP)}
      >
        −
      </button>
      <button
        class="button tool"
        type="button"
        aria-label=${this.whole}
        ?disabled=${this.scale <= 1}
        @click=${() => this.#zoom(0)}
      >
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
        </svg>
      </button>
    </div>`;
  }

  get #svg(): SVGSVGElement | null {
    return this.querySelector<SVGSVGElement>('svg.scene');
  }

  #readScene(): WholeScene | null {
    const text = this.querySelector('.scene-data')?.textContent;
    const svg = this.#svg;
    if (!text || !svg) return null;
    const path = (selector: string) => svg.querySelector(selector)?.getAttribute('d');
    const [land, borders] = [path('.land'), path('.land-line')];
    const scene = JSON.parse(text) as WholeScene;
    return land && borders ? { ...scene, backdrop: { land, borders } } : scene;
  }

  async #zoom(factor: number): Promise<void> {
    (await this.#take())?.zoom(factor);
  }

  readonly #take = (): Promise<Painter | null> => (this.#loading ??= this.#paint());

  async #paint(): Promise<Painter | null> {
    const [{ createPainter }, { giveHands }] = await Promise.all([
      import('../graph/painter.ts'),
      import('../graph/hands.ts'),
    ]);
    // Measures of words are those of the page's own font.
    await document.fonts.ready;
    const [scene, svg] = [this.#readScene(), this.#svg];
    if (!scene || !svg || !this.isConnected) return null;
    const focused = svg.querySelector(':focus')?.getAttribute('data-id');
    const layer = document.createElement('div');
    layer.className = 'scene-layer';
    svg.before(layer);
    layer.append(svg);
    this.#stretch = stretchFor(scene, placeOf(svg));
    const painter = createPainter({
      host: layer,
      scene: stretched(scene, this.#stretch),
      camera: stretchedCamera(readCamera(this.camera, scene), this.#stretch),
      onCamera: this.#onCamera,
    });
    layer.append(painter.canvas);
    hide(svg);
    this.#hands = giveHands(painter, {
      name: this.picture,
      linkOf: (id) => this.#linkOf(id),
      wordsOf: (id) => this.wordsOf?.(id) ?? null,
      wheelZooms: () => this.wheel,
    });
    if (focused) this.#hands.enter(focused);
    this.#painter = painter;
    this.scale = painter.camera.scale;
    this.#resized = new ResizeObserver(() => {
      if (Math.abs(layer.clientWidth - painter.canvas.clientWidth) >= 1) this.#resize(painter);
    });
    this.#resized.observe(layer);
    return painter;
  }

  /** A screen that was turned has another height for the picture. */
  #resize(painter: Painter): void {
    const [scene, svg] = [this.#readScene(), this.#svg];
    const stretch = scene && svg ? stretchFor(scene, placeOf(svg)) : this.#stretch;
    if (scene && Math.abs(stretch - this.#stretch) > 0.01) {
      this.#stretch = stretch;
      painter.look(WHOLE);
      painter.exchange(stretched(scene, stretch));
    }
    painter.renew();
  }

  #linkOf(id: string): Element | null {
    return this.#svg?.querySelector(`[data-id="${CSS.escape(id)}"]`) ?? null;
  }

  readonly #renew = (): void => this.#painter?.renew();

  readonly #onCamera = (camera: Camera): void => {
    this.scale = camera.scale;
    this.#hands?.moved();
    const detail = writeCamera(stretchedCamera(camera, 1 / this.#stretch));
    this.dispatchEvent(new CustomEvent('solmu-camera', { detail, bubbles: true }));
  };
}

function placeOf(picture: SVGElement): Extent {
  const { width, height } = picture.getBoundingClientRect();
  return { width, height };
}

/** The server's picture keeps its place, its links and its names, but is neither seen nor reached by Tab. */
function hide(picture: SVGElement): void {
  picture.style.visibility = 'hidden';
  picture.setAttribute('aria-hidden', 'true');
}

customElements.define('solmu-network-view', SolmuNetworkView);
