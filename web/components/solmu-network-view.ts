import { html, LitElement } from 'lit';
import { readCamera, writeCamera, type Camera } from '../graph/camera.ts';
import type { WholeScene } from '../graph/painted.ts';
import type { Hands } from '../graph/hands.ts';
import type { Painter } from '../graph/painter.ts';

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
 * @attr wheel - rolling zooms; without it rolling scrolls the page
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
  declare scale: number;
  #painter: Painter | null = null;
  #hands: Hands | null = null;
  #loading: Promise<Painter | null> | null = null;
  #resized: ResizeObserver | null = null;
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

  /** Shows another picture of the same size in place of the present one, from the same point of view. */
  exchange(picture: SVGElement, scene: Element | null): void {
    this.#svg?.replaceWith(picture);
    const before = this.querySelector('.scene-data');
    if (scene && before) before.replaceWith(scene);
    const data = this.#readScene();
    if (!this.#painter || !data) return;
    hide(picture);
    this.#painter.exchange(data);
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
    const painter = createPainter({
      host: layer,
      scene,
      camera: readCamera(this.camera, scene),
      onCamera: this.#onCamera,
    });
    layer.append(painter.canvas);
    hide(svg);
    showMiddle(this);
    this.#hands = giveHands(painter, {
      name: this.picture,
      linkOf: (id) => this.#linkOf(id),
      wheelZooms: () => this.wheel,
    });
    if (focused) this.#hands.enter(focused);
    this.#painter = painter;
    this.scale = painter.camera.scale;
    this.#resized = new ResizeObserver(() => {
      if (Math.abs(layer.clientWidth - painter.canvas.clientWidth) >= 1) painter.renew();
    });
    this.#resized.observe(layer);
    return painter;
  }

  #linkOf(id: string): Element | null {
    return this.#svg?.querySelector(`[data-id="${CSS.escape(id)}"]`) ?? null;
  }

  readonly #renew = (): void => this.#painter?.renew();

  readonly #onCamera = (camera: Camera): void => {
    this.scale = camera.scale;
    this.dispatchEvent(new CustomEvent('solmu-camera', { detail: writeCamera(camera), bubbles: true }));
  };
}

/** The server's picture keeps its place, its links and its names, but is neither seen nor reached by Tab. */
function hide(picture: SVGElement): void {
  picture.style.visibility = 'hidden';
  picture.setAttribute('aria-hidden', 'true');
}

/** A picture wider than the screen begins in its middle: what leaves it on either side shows that there is more. */
function showMiddle(box: Element): void {
  if (box.scrollLeft === 0) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
}

customElements.define('solmu-network-view', SolmuNetworkView);
