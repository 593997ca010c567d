/**
 * Solmu's widgets as elements. One script, no dependencies; each element shows the frame that the server draws, so it
 * works wherever a frame does: under a strict policy, Trusted Types and in isolated pages.
 */
import {
  TOKEN_NAMES,
  TOKENS,
  WIDGET_ASKS,
  WIDGET_NAMES,
  type WidgetName,
} from '../../server/vocabulary/widgets.ts';
import { askedBy, attributesRead, unknownAttributes } from './attributes.ts';
import { TITLES } from './definitions.ts';

/** A frame that has not spoken this long after it loaded was not let in. */
const SILENCE = 2000;

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(
  ':host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;border:0;color-scheme:auto}.failed iframe,:not(.failed)>slot{display:none}',
);

/**
 * What every element of ours does.
 *
 * @attr lang - fi, sv or en; default: the language of the page around it
 * @attr theme - light or dark; default: light, dark where the page's `color-scheme` is dark, the reader's where it has both
 * @attr height - Pixels until the frame has told its own height
 * @attr server - The address of Solmu, where the script was copied to another server
 * @attr accent, link, surface, ground, text, muted, line, radius, font, density - The look; each also as `--solmu-…`
 * @slot - What stands there without script, and where the frame is not let in
 * @csspart frame - The iframe
 * @fires solmu-select - The reader opened something: `detail.id` (null for a line) and `detail.url`
 * @fires solmu-resize - The frame has a new height: `detail.height`
 * @fires solmu-error - The frame was not let in, or Solmu does not answer
 */
abstract class SolmuElement extends HTMLElement {
  abstract readonly widget: WidgetName;
  readonly #box = document.createElement('div');
  readonly #frame = document.createElement('iframe');
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** Whether the frame of this address was let in: it speaks before or after its load. */
  #spoken = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [SHEET];
    this.#frame.part.add('frame');
    this.#frame.loading = 'lazy';
    this.#box.append(this.#frame, document.createElement('slot'));
    shadow.append(this.#box);
    this.#frame.addEventListener('load', () => this.#await());
  }

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    clearTimeout(this.#silence);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const { widget } = this;
    const lang = languageOf(this);
    this.#frame.title = TITLES[widget][lang];
    this.#frame.height = this.getAttribute('height') ?? String(WIDGET_ASKS[widget].height);
    const address = new URL(
      `embed/v1/${widget}`,
      this.getAttribute('server') ?? import.meta.url.replace(/embed\/v1\/.*/, ''),
    );
    const unknown = unknownAttributes(this, widget).join();
    address.search = new URLSearchParams({
      lang,
      ...askedBy(this, widget),
      ...lookOf(this),
      ...(unknown && { attributes: unknown }),
    }).toString();
    if (this.#frame.src === address.href) return;
    this.#spoken = false;
    this.#frame.src = address.href;
  }

  #await(): void {
    clearTimeout(this.#silence);
    if (!this.#spoken) this.#silence = setTimeout(() => this.#fail(true), SILENCE);
  }

  #fail(failed: boolean): void {
    clearTimeout(this.#silence);
    this.#box.classList.toggle('failed', failed);
    if (failed) this.#fire('error', {});
  }

  readonly #hear = ({ data, source }: MessageEvent): void => {
    if (source !== this.#frame.contentWindow || !data?.solmu) return;
    this.#spoken = true;
    this.#fail(false);
    const { solmu, value } = data;
    if (solmu === 'select') this.#fire('select', value);
    if (solmu !== 'height' || !Number.isInteger(value)) return;
    this.#frame.style.height = `${value}px`;
    this.#fire('resize', { height: value });
  };

  #fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`solmu-${name}`, { detail, bubbles: true, composed: true }));
  }
}

function languageOf(element: Element): 'fi' | 'sv' | 'en' {
  const asked = element.closest<HTMLElement>('[lang]')?.lang.slice(0, 2).toLowerCase();
  return asked === 'sv' || asked === 'en' ? asked : 'fi';
}

/** Attributes speak before custom properties. */
function lookOf(element: Element): Record<string, string> {
  const style = getComputedStyle(element);
  const told = TOKEN_NAMES.flatMap((name) => {
    const value = element.getAttribute(name) ?? style.getPropertyValue(`--solmu-${name}`).trim();
    return value ? [[name, TOKENS[name] === 'colour' ? hexOf(value) : value]] : [];
  });
  const theme = element.getAttribute('theme') ?? themeOf(style.colorScheme);
  return Object.fromEntries([...(theme ? [['theme', theme]] : []), ...told]) as Record<string, string>;
}

/** A page that says nothing is light, whatever the reader's system wishes. */
function themeOf(scheme: string): string | null {
  if (scheme.includes('dark')) return scheme.includes('light') ? null : 'dark';
  return 'light';
}

/** Any colour that the browser knows, in hex; what it does not know as it came, for the frame to say so. */
function hexOf(colour: string): string {
  const brush = document.createElement('canvas').getContext('2d');
  if (!brush || !CSS.supports('color', colour)) return colour;
  brush.fillStyle = colour;
  return brush.fillStyle.startsWith('#') ? brush.fillStyle : colour;
}

for (const widget of WIDGET_NAMES) {
  const tag = `solmu-${widget}`;
  if (customElements.get(tag)) continue;
  customElements.define(
    tag,
    class extends SolmuElement {
      static readonly observedAttributes = attributesRead(widget);
      readonly widget = widget;
    },
  );
}
