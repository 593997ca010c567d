/**
 * A list in which one evidence card is open at a time. The content is the server's: claims are links to cards that
 * stand in the list. This element shuts the cards and lets claims open them in place.
 *
 * Keys: Enter on a claim opens or shuts its card; Escape shuts the open one and returns to its claim. An address that
 * ends with a card's id opens that card. Buttons with `data-copy` copy their text.
 *
 * @attr data-enhanced - set once the element shuts and opens cards itself; the styles wait for it
 * @slot - claims (`a.claim`) and their cards (`.evidence-set`)
 */
export class SolmuEvidence extends HTMLElement {
  #listening: AbortController | null = null;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => this.#clicked(event), { signal });
    this.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    this.addEventListener('focusout', restoreCopyButton, { signal });
    globalThis.addEventListener('hashchange', () => this.#openFromAddress(), { signal });
    for (const claim of this.#claims()) claim.ariaExpanded ??= 'false';
    this.#openFromAddress();
    this.dataset['enhanced'] = '';
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Opens the card of a claim and shuts the others of this list. Only a card that a reader asked for moves. */
  open(claim: HTMLAnchorElement, asked = false): void {
    for (const other of this.#claims()) if (other !== claim) this.shut(other);
    const set = this.#setOf(claim);
    if (!set) return;
    claim.ariaExpanded = 'true';
    set.dataset['open'] = asked ? 'asked' : '';
  }

  /** Shuts the card of a claim. */
  shut(claim: HTMLAnchorElement): void {
    claim.ariaExpanded = 'false';
    delete this.#setOf(claim)?.dataset['open'];
  }

  #claims(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a.claim')].filter((claim) => this.#setOf(claim));
  }

  #setOf(claim: HTMLAnchorElement): HTMLElement | null {
    const set = document.getElementById(claim.hash.slice(1));
    return set && this.contains(set) ? set : null;
  }

  #clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const button = target.closest<HTMLButtonElement>('[data-copy]');
    if (button) void copyFrom(button);
    const claim = target.closest<HTMLAnchorElement>('a.claim');
    const asksForTab = event.metaKey || event.ctrlKey || event.shiftKey;
    if (!claim || asksForTab || !this.#setOf(claim)) return;
    event.preventDefault();
    if (claim.ariaExpanded === 'true') this.shut(claim);
    else this.open(claim, true);
    rememberInAddress(claim);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    const claim = this.#claims().find(({ ariaExpanded }) => ariaExpanded === 'true');
    if (!claim) return;
    this.shut(claim);
    rememberInAddress(claim);
    claim.focus();
  }

  #openFromAddress(): void {
    const claim = this.#claims().find(({ hash }) => hash !== '' && hash === location.hash);
    if (!claim) return;
    this.open(claim);
    claim.scrollIntoView({ block: 'nearest' });
  }
}

/** The address follows the open card, so that a link to it can be passed on; going back is left alone. */
function rememberInAddress(claim: HTMLAnchorElement): void {
  const address = claim.ariaExpanded === 'true' ? claim.hash : location.pathname + location.search;
  history.replaceState(history.state, '', address);
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  const { copy = '', copied, notCopied } = button.dataset;
  button.dataset['before'] ??= button.textContent;
  button.ariaLive = 'polite';
  const said = await navigator.clipboard.writeText(copy).then(
    () => copied,
    () => notCopied,
  );
  button.textContent = said ?? button.dataset['before'];
}

function restoreCopyButton({ target }: FocusEvent): void {
  if (!(target instanceof HTMLButtonElement)) return;
  const { before } = target.dataset;
  if (before === undefined) return;
  target.textContent = before;
  delete target.dataset['before'];
}

customElements.define('solmu-evidence', SolmuEvidence);

declare global {
  interface HTMLElementTagNameMap {
    'solmu-evidence': SolmuEvidence;
  }
}
