import type { WholeScene } from '../../../web/graph/painted.ts';

/** One way to draw a scene in a browser. */
export interface Contender {
  /** Draws the scene into the host, which has the size of the picture; ends when it has been told to draw. */
  draw(host: HTMLElement, scene: WholeScene): Promise<Drawn>;
}

/** A drawn scene, as far as the contender can move it; null for what is not measured. */
export interface Drawn {
  pan: ((dx: number, dy: number) => void) | null;
  focus: ((id: string) => void) | null;
}

/** What a page measured, in ms. */
export interface Painted {
  /** From the navigation to the frame after the picture was told. */
  picture: number;
  /** Frames while the picture is moved. */
  frames: number[];
  /** From the wish to see a node and its neighbours alone to the frame after. */
  focus: number | null;
}

const FRAMES = 90;
/** A painter that needs seconds for a frame is moved no longer than this, and that often at the least. */
const MOST_MOVED_MS = 10_000;
const FEWEST_FRAMES = 5;
const STEP = 4;

/** Draws and measures; `drawn` of the window has what came out. */
export function contend({ draw }: Contender): void {
  const measuring = measure(draw);
  Object.assign(window, { measuring });
}

async function measure(draw: Contender['draw']): Promise<Painted> {
  const scene = (await (await fetch('scene.json')).json()) as WholeScene;
  const host = document.querySelector<HTMLElement>('#picture')!;
  const drawn = await draw(host, scene);
  await frame();
  const picture = performance.now();
  // What is on the screen is in use: its memory counts.
  Object.assign(window, { kept: { scene, drawn } });
  await pause(400);
  const frames = drawn.pan ? await panned(drawn.pan) : [];
  await pause(400);
  return { picture, frames, focus: drawn.focus ? await focused(drawn.focus, scene) : null };
}

async function panned(pan: (dx: number, dy: number) => void): Promise<number[]> {
  const frames: number[] = [];
  let before = await frame();
  const end = before + MOST_MOVED_MS;
  for (let step = 0; step < FRAMES && (before < end || step < FEWEST_FRAMES); step += 1) {
    const back = Math.floor(step / 15) % 2 === 1 ? -STEP : STEP;
    pan(back, back);
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  return frames;
}

async function focused(focus: (id: string) => void, { edges }: WholeScene): Promise<number> {
  const started = performance.now();
  focus(edges[Math.floor(edges.length / 2)]!.from);
  await frame();
  return performance.now() - started;
}

/** The moment after the next frame has been painted. */
function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()));
      port1.start();
      port2.postMessage(null);
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
