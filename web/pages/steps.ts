/**
 * Undo and redo: every choice is a step in the history, so both walk there. Which steps there are stands in the states
 * of the history itself, and nowhere else.
 */

/** What `history.state` holds of ours. */
interface Step {
  step: number;
}

const BUTTONS = { '[data-undo]': -1, '[data-redo]': 1 } as const;

let last = 0;

/** Begins to count, and makes the buttons and Ctrl+Z go back and forth. */
export function startSteps(): void {
  if (stepOf(history.state) === null) {
    // A form of the page leads to a new document: the step before is the page that it was sent from.
    const cameFromHere = document.referrer.split('?')[0] === location.origin + location.pathname;
    history.replaceState({ step: cameFromHere ? 1 : 0 } satisfies Step, '');
  }
  last = current();
  showSteps();
  document.addEventListener('click', ({ target }) => {
    for (const [selector, by] of Object.entries(BUTTONS))
      if ((target as Element).closest(selector)) history.go(by);
  });
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    if (!(ctrlKey || metaKey) || key.toLowerCase() !== 'z' || isWrittenIn(target)) return;
    if (shiftKey ? current() >= last : current() <= 0) return;
    event.preventDefault();
    history.go(shiftKey ? 1 : -1);
  });
}

/** Notes that the page has another address now: a step of its own, or another form of this one. */
export function takeStep(path: string, { anew = true }: { anew?: boolean } = {}): void {
  const step = current() + Number(anew);
  if (anew) history.pushState({ step } satisfies Step, '', path);
  else history.replaceState({ step } satisfies Step, '', path);
  last = anew ? step : Math.max(last, step);
  showSteps();
}

/** Which way can be gone, on buttons that may have been exchanged. */
export function showSteps(): void {
  for (const [selector, by] of Object.entries(BUTTONS))
    for (const button of document.querySelectorAll<HTMLButtonElement>(selector))
      button.disabled = by < 0 ? current() <= 0 : current() >= last;
}

function current(): number {
  return stepOf(history.state) ?? 0;
}

function stepOf(state: unknown): number | null {
  const { step } = (state ?? {}) as Partial<Step>;
  return typeof step === 'number' ? step : null;
}

function isWrittenIn(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
