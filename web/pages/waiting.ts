import { NETWORK_ANSWER_WORDS } from '../../server/locales/words-network-answers.ts';
import { NETWORK_WORDS } from '../../server/locales/words-network.ts';
import type { Lang } from '../../server/vocabulary/languages.ts';
import { focusOn } from './next-network.ts';

/** What is answered sooner than this needs no word. */
const UNNOTICED_MS = 300;
const BARS = 3;

/** For people who hear the page. */
const voice = document.createElement('p');
voice.className = 'visually-hidden';
voice.setAttribute('role', 'status');
document.body.append(voice);

/** An answer that is on its way, in the place where it will stand. */
export interface Waiting {
  /** The answer stands, or nobody waits for it any more. */
  end(): void;
  /** There is none: the place says so, with a way to ask again and a way back. */
  fail(): void;
}

/**
 * While the panel's answer is fetched, the panel says so under the name of what was asked. What is asked of the whole
 * network may be computed for seconds, so that is said at once. `quiet` tells of failures alone, and leaves the keyboard
 * where it is.
 */
export function waitFor(name: string, address: URL, { quiet }: { quiet: boolean }): Waiting {
  const computed = address.searchParams.has('insight');
  const before = document.querySelector<HTMLElement>('.network-panel');
  let panel = before;
  const show = (...parts: Element[]) => {
    const next = panelOf(name, parts);
    panel?.replaceWith(next);
    panel = next;
    if (!quiet) focusOn(next);
    return next;
  };
  const say = () => {
    const text = word(computed ? 'network.waiting.computed' : 'network.waiting');
    show(paragraph('sentence', text), ...greyBars()).setAttribute('aria-busy', 'true');
    voice.textContent = text;
  };
  const timer = quiet ? undefined : setTimeout(say, computed ? 0 : UNNOTICED_MS);
  const end = () => {
    clearTimeout(timer);
    voice.textContent = '';
    if (before) panel?.replaceWith(before);
  };
  return {
    end,
    fail: () => {
      clearTimeout(timer);
      voice.textContent = '';
      show(failure(), waysOn(name, address, end));
    },
  };
}

/** Of the same form as the server's, so that a phone shows it as a sheet. */
function panelOf(name: string, parts: readonly Element[]): HTMLElement {
  const panel = document.createElement('aside');
  panel.className = 'network-panel chosen waiting';
  panel.setAttribute('aria-label', word('network.panel'));
  const heading = document.createElement('h2');
  heading.textContent = name;
  panel.append(heading, ...parts);
  return panel;
}

function greyBars(): Element[] {
  return Array.from({ length: BARS }, () => {
    const bar = document.createElement('div');
    bar.className = 'loading-bar';
    return bar;
  });
}

function failure(): Element {
  const box = document.createElement('div');
  box.className = 'notice';
  box.setAttribute('role', 'alert');
  const what = document.createElement('strong');
  what.textContent = word('network.waiting.failed');
  box.append(what, ` ${word('network.waiting.failed.next')}`);
  return box;
}

function waysOn(name: string, address: URL, back: () => void): Element {
  const ways = paragraph('actions', '');
  const again = document.createElement('a');
  again.className = 'button';
  again.href = address.href;
  again.textContent = word('network.waiting.again');
  again.dataset['choose'] = name;
  const button = document.createElement('button');
  button.className = 'quiet';
  button.type = 'button';
  button.textContent = word('network.insight.back');
  button.addEventListener('click', back);
  ways.append(again, ' ', button);
  return ways;
}

function paragraph(className: string, text: string): Element {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

const WORDS = { ...NETWORK_WORDS, ...NETWORK_ANSWER_WORDS };

function word(key: keyof typeof WORDS): string {
  return WORDS[key][document.documentElement.lang as Lang];
}
