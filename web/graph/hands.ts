import type { SceneNode } from '../../server/scene/draw-list.ts';
import type { PaintedEdge } from './painted.ts';
import type { Painter } from './painter.ts';
import { isWalkKey, walk, type Cursor } from './walk.ts';

/** What pointers, wheel and keys do to a picture, until it is destroyed. */
export interface Hands {
  /** The keyboard goes to the picture and stands at a node. */
  enter(id: string): void;
  /** The picture came nearer or went farther by other means, or another finger is the page's. */
  moved(): void;
  destroy(): void;
}

export interface HandsOptions {
  /** What the picture is, for people who hear it, with the keys that it knows. */
  name: string;
  /**
   * The server's link for a node or a line: it has the words, and choosing is following it. A large picture has none:
   * then `solmu-choose` tells of the choice.
   */
  linkOf(id: string): Element | null;
  /** What a node or a line without a link says. */
  wordsOf?(id: string): string | null;
  /** Whether rolling zooms without Ctrl. */
  wheelZooms?(): boolean;
}

/** A press that moves less than this is a click. */
const CLICK_PX = 4;
const HOVER_MS = 80;
const KEY_STEP = 1.4;
const ZOOM_KEYS: Readonly<Record<string, number>> = { '+': KEY_STEP, '-': 1 / KEY_STEP, '0': 0 };

/**
 * Dragging, pinching, Ctrl and wheel move the picture; a click or Enter follows the link of what it meets; arrows walk
 * along the lines. One stop for Tab; Escape takes the keyboard's mark away, and Tab leads on.
 */
export function giveHands(painter: Painter, { name, linkOf, wordsOf, wheelZooms }: HandsOptions): Hands {
  const { canvas } = painter;
  const voice = document.createElement('p');
  const pressed = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let cursor: Cursor | null = null;
  let hovering: ReturnType<typeof setTimeout> | undefined;
  const ending = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(type: K, hear: (event: HTMLElementEventMap[K]) => void) =>
    canvas.addEventListener(type, hear, { signal: ending.signal, passive: false });

  const prepare = () => {
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', name);
    voice.className = 'visually-hidden';
    voice.setAttribute('aria-live', 'polite');
    canvas.after(voice);
    freeTouch();
  };
  /**
   * A finger that moves up or down scrolls the page, as rolling does; nearer, one that sets out sideways moves the picture,
   * and where rolling zooms, any.
   */
  const freeTouch = () => {
    const near = painter.camera.scale > 1;
    const nearer = wheelZooms?.() ? 'none' : 'pan-y';
    canvas.style.touchAction = near ? nearer : 'pan-x pan-y';
    canvas.style.cursor = near ? 'grab' : '';
  };
  const stand = (next: Cursor | null) => {
    cursor = next;
    painter.stand(next);
    if (!next) return;
    painter.show(next.node);
    voice.textContent = said(next.edge?.id ?? next.node.id) ?? nameOf(next.node);
  };
  const follow = (id: string, event: MouseEvent | KeyboardEvent) => {
    const { ctrlKey, metaKey, shiftKey, altKey } = event;
    const click = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey, altKey };
    const link = linkOf(id);
    if (link) link.dispatchEvent(new MouseEvent('click', click));
    else canvas.dispatchEvent(new CustomEvent('solmu-choose', { bubbles: true, detail: id }));
  };
  const said = (id: string) => titleOf(linkOf(id)) ?? wordsOf?.(id) ?? null;
  const placeOf = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const hover = (event: PointerEvent) => {
    const found = painter.at(...pair(placeOf(event)));
    canvas.title = found === null ? '' : (said(found.id) ?? nameOf(found));
    canvas.style.cursor = found ? 'pointer' : painter.camera.scale > 1 ? 'grab' : '';
    clearTimeout(hovering);
    hovering = setTimeout(() => painter.hover(found?.id ?? null), HOVER_MS);
  };
  const pinch = (event: PointerEvent, before: { x: number; y: number }) => {
    const other = [...pressed].find(([id]) => id !== event.pointerId)?.[1];
    const here = placeOf(event);
    // Of two fingers each moves what lies between them half as far.
    const share = other ? 0.5 : 1;
    painter.pan(share * (here.x - before.x), share * (here.y - before.y));
    if (!other) return;
    const span = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    painter.zoom(span(here) / span(before), { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 });
  };

  // Two fingers are the picture's, wherever they go.
  for (const touch of ['touchstart', 'touchmove'] as const)
    on(touch, (event) => {
      if (event.touches.length > 1) event.preventDefault();
    });
  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    pressed.set(event.pointerId, placeOf(event));
    travelled = 0;
  });
  on('pointermove', (event) => {
    const before = pressed.get(event.pointerId);
    if (!before) return hover(event);
    const here = placeOf(event);
    travelled += Math.hypot(here.x - before.x, here.y - before.y);
    if (travelled < CLICK_PX) return;
    if (!canvas.hasPointerCapture(event.pointerId)) canvas.setPointerCapture(event.pointerId);
    pinch(event, before);
    pressed.set(event.pointerId, here);
    freeTouch();
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    on(end, (event) => void pressed.delete(event.pointerId));
  on('pointerleave', () => {
    clearTimeout(hovering);
    painter.hover(null);
  });
  on('click', (event) => {
    if (travelled >= CLICK_PX) return;
    const finger = 'pointerType' in event && event.pointerType === 'touch';
    const found = painter.at(...pair(placeOf(event)), finger);
    if (found) follow(found.id, event);
  });
  // Rolling scrolls the page; a pinch, or rolling with Ctrl, zooms. Away from what is whole already, the page scrolls on.
  on('wheel', (event) => {
    const isWhole = painter.camera.scale === 1 && event.deltaY > 0;
    if (!event.ctrlKey && (!wheelZooms?.() || isWhole)) return;
    event.preventDefault();
    painter.zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 200 : 400)), placeOf(event));
    freeTouch();
  });
  on('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (altKey || metaKey || (ctrlKey && key !== 'Enter')) return;
    const factor = ZOOM_KEYS[key];
    if (isWalkKey(key)) stand(walk(painter.painted, cursor, key));
    else if (key === 'Enter' && cursor) follow(cursor.edge?.id ?? cursor.node.id, event);
    else if (key === 'Escape' && cursor) stand(null);
    else if (factor !== undefined) {
      painter.zoom(factor, undefined);
      if (cursor) painter.show(cursor.node);
    } else return;
    event.preventDefault();
  });
  on('blur', () => painter.stand(null));
  on('focus', () => painter.stand(canvas.matches(':focus-visible') ? cursor : null));
  prepare();
  return {
    enter: (id) => {
      const node = painter.painted.node(id);
      canvas.focus();
      if (node) stand({ node, edge: null });
    },
    moved: freeTouch,
    destroy: () => {
      clearTimeout(hovering);
      ending.abort();
      voice.remove();
    },
  };
}

function titleOf(link: Element | null): string | null {
  return link?.querySelector('title')?.textContent ?? null;
}

function nameOf(found: SceneNode | PaintedEdge): string {
  return 'name' in found ? found.name.replaceAll('\u00AD', '') : '';
}

function pair({ x, y }: { x: number; y: number }): [number, number] {
  return [x, y];
}
