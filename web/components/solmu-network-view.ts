import { html, LitElement } from 'lit';

const STEP = 1.4;
const MOST = 6;
/** A press that moves less than this is a click. */
const CLICK_PX = 4;

interface ViewBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Adds zoom buttons and dragging to the picture that it holds. The picture is the server's and is whole without it.
 *
 * @attr zoom-in - name of the button that comes nearer
 * @attr zoom-out - name of the button that goes further
 * @attr whole - name of the button that shows everything
 */
export class SolmuNetworkView extends LitElement {
  static override properties = {
    zoomIn: { attribute: 'zoom-in' },
    zoomOut: { attribute: 'zoom-out' },
    whole: {},
    scale: { state: true },
  };

  declare zoomIn: string;
  declare zoomOut: string;
  declare whole: string;
  declare scale: number;
  #home: ViewBox | null = null;
  #view: ViewBox | null = null;
  #drag: { x: number; y: number; moved: boolean } | null = null;

  constructor() {
    super();
    this.zoomIn = '+';
    this.zoomOut = '−';
    this.whole = '';
    this.scale = 1;
  }

  /** The page's own styles hold, and the buttons come before the server's picture. */
  override createRenderRoot(): this {
    this.renderOptions.renderBefore ??= this.firstChild;
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#home = this.#readViewBox();
    this.#view = this.#home;
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('pointermove', this.#onMove);
    this.addEventListener('pointerup', this.#onUp);
    this.addEventListener('pointercancel', this.#onUp);
    this.addEventListener('click', this.#onClick, true);
    this.addEventListener('wheel', this.#onWheel, { passive: false });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('pointerdown', this.#onDown);
    this.removeEventListener('pointermove', this.#onMove);
    this.removeEventListener('pointerup', this.#onUp);
    this.removeEventListener('pointercancel', this.#onUp);
    this.removeEventListener('click', this.#onClick, true);
    this.removeEventListener('wheel', this.#onWheel);
  }

  /** Shows another picture of the same size in place of the present one, from the same point of view. */
  exchange(picture: SVGElement): void {
    this.#picture?.replaceWith(picture);
    this.#apply();
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

  get #picture(): SVGSVGElement | null {
    return this.querySelector<SVGSVGElement>('svg.scene');
  }

  #readViewBox(): ViewBox | null {
    const box = this.#picture?.viewBox.baseVal;
    return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
  }

  /** Zooms around a point of the picture, its middle unless told; 0 shows everything. */
  #zoom(factor: number, around?: { x: number; y: number }): void {
    if (!this.#home || !this.#view) return;
    this.scale = factor === 0 ? 1 : Math.min(MOST, Math.max(1, this.scale * factor));
    const at = around ?? {
      x: this.#view.x + this.#view.width / 2,
      y: this.#view.y + this.#view.height / 2,
    };
    const width = this.#home.width / this.scale;
    const height = this.#home.height / this.scale;
    const share = {
      x: (at.x - this.#view.x) / this.#view.width,
      y: (at.y - this.#view.y) / this.#view.height,
    };
    this.#moveTo({ x: at.x - share.x * width, y: at.y - share.y * height, width, height });
  }

  #moveTo(view: ViewBox): void {
    const home = this.#home!;
    this.#view = {
      ...view,
      x: Math.min(Math.max(view.x, home.x), home.x + home.width - view.width),
      y: Math.min(Math.max(view.y, home.y), home.y + home.height - view.height),
    };
    this.#apply();
  }

  #apply(): void {
    if (!this.#view) return;
    const { x, y, width, height } = this.#view;
    this.#picture?.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    this.toggleAttribute('zoomed', this.scale > 1);
  }

  #onDown = (event: PointerEvent): void => {
    if (this.scale <= 1 || event.button !== 0 || !this.#isPicture(event)) return;
    this.#drag = { x: event.clientX, y: event.clientY, moved: false };
  };

  #onMove = (event: PointerEvent): void => {
    const [drag, view, picture] = [this.#drag, this.#view, this.#picture];
    if (!drag || !view || !picture) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < CLICK_PX) return;
    if (!drag.moved) picture.setPointerCapture(event.pointerId);
    const perPx = view.width / picture.clientWidth;
    this.#drag = { x: event.clientX, y: event.clientY, moved: true };
    this.#moveTo({ ...view, x: view.x - dx * perPx, y: view.y - dy * perPx });
  };

  #onUp = (): void => {
    // The click that ends a drag comes after this; it is the one to swallow.
    if (this.#drag?.moved) setTimeout(() => (this.#drag = null));
    else this.#drag = null;
  };

  #onClick = (event: MouseEvent): void => {
    if (!this.#drag?.moved) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Rolling scrolls the page; a pinch, or rolling with Ctrl, zooms. */
  #onWheel = (event: WheelEvent): void => {
    const [view, picture] = [this.#view, this.#picture];
    if (!event.ctrlKey || !view || !picture || !this.#isPicture(event)) return;
    event.preventDefault();
    const box = picture.getBoundingClientRect();
    this.#zoom(Math.exp(-event.deltaY / 200), {
      x: view.x + ((event.clientX - box.left) / box.width) * view.width,
      y: view.y + ((event.clientY - box.top) / box.height) * view.height,
    });
  };

  #isPicture(event: Event): boolean {
    return event.composedPath().includes(this.#picture as EventTarget);
  }
}

customElements.define('solmu-network-view', SolmuNetworkView);
