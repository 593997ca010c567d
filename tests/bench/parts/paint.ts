import { createServer, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { drawList } from '../../../server/scene/draw-list.ts';
import { toPlainSvg } from '../../../server/scene/plain-svg.ts';
import { encode } from '../../../server/serving/encode.ts';
import type { WholeScene } from '../../../web/graph/painted.ts';
import { browserForTests, openBrowser } from '../../support/browser.ts';
import type { Painted } from '../paint/contender.ts';
import { sceneOf } from '../paint/scenes.ts';
import type { PartSettings } from '../part-settings.ts';
import { ProcessError } from '../processes.ts';
import { milliseconds, table } from '../table.ts';

const SIZES = [300, 1000, 3000, 10_000];
/** What has a goal comes first. */
const ORDER = [1000, 10_000, 300, 3000];
const SOURCES = fileURLToPath(new URL('../paint/', import.meta.url));
/** Layouts in the browser take minutes beyond this. */
const MOST_LAID_OUT = 1000;
const RUNS = 3;
/** A picture that takes longer is none; and the whole ends by itself, whatever the machine is doing beside it. */
const MOST_MS = 60_000;
const MOST_IN_ALL_MS = 10 * 60_000;
const SLOW = {
  cpu: 4,
  network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 },
};

const CONTENDERS = {
  svg: { title: 'the server’s SVG', laysOut: false },
  solmu: { title: 'Solmu’s canvas', laysOut: false },
  sigma: { title: 'sigma', laysOut: false },
  'cytoscape-given': { title: 'Cytoscape', laysOut: false },
  'cytoscape-fcose': { title: 'Cytoscape + fcose', laysOut: true },
  'd3-force': { title: 'd3-force', laysOut: true },
} as const;

type Contender = keyof typeof CONTENDERS;

interface Run {
  nodes: number;
  contender: Contender;
  picture: number;
  p95: number | null;
  focus: number | null;
  heap: number;
}

/** How soon networks are on the screen and how smoothly they move, beside the libraries, in one browser. */
export async function measurePaint({ folder, only, say }: PartSettings): Promise<string> {
  const started = performance.now();
  const path = browserForTests();
  if (path === null) throw new ProcessError('Painting is measured in Chromium: apt-get install chromium');
  const built = join(folder, 'paint');
  await buildContenders(built);
  const pages = await servePages(built);
  const browser = await openBrowser(path, { viewport: { width: 1000, height: 900 }, args: ARGUMENTS });
  try {
    const runs: Run[] = [];
    const left: string[] = [];
    const slow = await slowPicture(await browser.context.newPage(), pages.url);
    say(`slow: ${JSON.stringify(slow)}`);
    const empty = await emptyPage(await browser.context.newPage(), pages.url);
    say(`empty: ${empty}`);
    for (const nodes of ORDER)
      for (const [contender, { laysOut }] of Object.entries(CONTENDERS) as [
        Contender,
        { laysOut: boolean },
      ][]) {
        if ((laysOut && nodes > MOST_LAID_OUT) || !contender.includes(only)) continue;
        const name = `${CONTENDERS[contender].title} at ${nodes}`;
        if (performance.now() - started > MOST_IN_ALL_MS) {
          left.push(`${name} (no time left)`);
          continue;
        }
        const page = await browser.context.newPage();
        const run = await measured(page, pages.url, nodes, contender).catch((error: unknown) =>
          String(error),
        );
        say(`${nodes} ${contender}: ${JSON.stringify(run)}`);
        if (typeof run === 'string') left.push(`${name} (over ${MOST_MS / 1000} s)`);
        else runs.push(run);
        await page.close();
      }
    return report({ runs: runs.toSorted((a, b) => a.nodes - b.nodes), slow, empty, left });
  } finally {
    await browser.close();
    pages.server.close();
  }
}

/** As the suites' browser, and with the drawing by software that a machine without a GPU has. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function buildContenders(outDir: string): Promise<void> {
  const input = Object.fromEntries(
    Object.keys(CONTENDERS)
      .filter((name) => name !== 'svg')
      .map((name) => [name, join(SOURCES, `${name}.ts`)]),
  );
  await build({
    root: SOURCES,
    configFile: false,
    logLevel: 'error',
    build: { outDir, target: 'es2022', rolldownOptions: { input, output: { entryFileNames: '[name].js' } } },
  });
}

/** `/1000/sigma/`: a page that draws that scene by that contender. */
async function servePages(built: string): Promise<{ url: string; server: Server }> {
  const scenes = new Map(SIZES.map((nodes) => [nodes, sceneOf(nodes)]));
  const pictures = new Map([...scenes].map(([nodes, scene]) => [nodes, svgPage(scene)]));
  const server = createServer((request, response) => {
    const [, nodes = '', contender = '', ...rest] = (request.url ?? '').split('/');
    const file = rest.join('/');
    const scene = scenes.get(Number(nodes));
    if (!scene) return void response.writeHead(404).end();
    if (file === 'scene.json') return void send(response, 'application/json', JSON.stringify(scene));
    if (file.endsWith('.js')) return void send(response, 'text/javascript', readFileSync(join(built, file)));
    if (contender === 'empty') return void send(response, 'text/html; charset=utf-8', EMPTY_PAGE);
    const page = contender === 'svg' ? pictures.get(Number(nodes))! : scriptPage(contender);
    return void send(response, 'text/html; charset=utf-8', page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Compressed as our own server compresses. */
async function send(response: ServerResponse, type: string, body: string | Buffer): Promise<void> {
  const encoded = await encode(Buffer.from(body), 'br');
  response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'br' }).end(encoded);
}

const HEAD =
  '<!doctype html><meta charset="utf-8"><style>#picture{width:908px;height:840px;font-family:sans-serif}</style>';

const FIRST_FRAME =
  '<script>measuring=new Promise(r=>requestAnimationFrame(()=>setTimeout(()=>r({picture:performance.now(),frames:[],focus:null}))))</script>';

/** What every page costs, whatever is on it. */
const EMPTY_PAGE = `${HEAD}<div id="picture"></div>${FIRST_FRAME}`;

function scriptPage(contender: string): string {
  return `${HEAD}<div id="picture"></div><script type="module" src="${contender}.js"></script>`;
}

function svgPage(scene: WholeScene): string {
  const picture = toPlainSvg(drawList(scene), {
    width: scene.width,
    height: scene.height,
    id: 'picture',
    title: '',
  });
  return `${HEAD}<div id="picture">${picture}</div>${FIRST_FRAME}`;
}

async function measured(page: Page, url: string, nodes: number, contender: Contender): Promise<Run> {
  const runs: Painted[] = [];
  const session = await page.context().newCDPSession(page);
  let heap = 0;
  for (let run = 0; run < (CONTENDERS[contender].laysOut ? 1 : RUNS); run += 1) {
    runs.push(await paintedOn(page, `${url}/${nodes}/${contender}/`));
    heap = await heapOf(session);
  }
  const middle = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const frames = runs.flatMap((run) => run.frames);
  const focus = runs.flatMap((run) => run.focus ?? []);
  return {
    nodes,
    contender,
    picture: middle(runs.map(({ picture }) => picture)),
    p95: frames.length > 0 ? nearestRank(frames, 0.95) : null,
    focus: focus.length > 0 ? middle(focus) : null,
    heap,
  };
}

function nearestRank(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
}

async function paintedOn(page: Page, address: string): Promise<Painted> {
  page.setDefaultTimeout(MOST_MS);
  await page.goto(address);
  await page.waitForFunction(() => 'measuring' in window);
  const painted = page.evaluate(() => (window as unknown as { measuring: Promise<Painted> }).measuring);
  return Promise.race([painted, tooLong()]);
}

/** Refuses when a picture has had its time; it keeps nobody waiting. */
async function tooLong(): Promise<never> {
  await setTimeout(MOST_MS, undefined, { ref: false });
  throw new ProcessError(`no picture within ${MOST_MS / 1000} s`);
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** 1 000 nodes on a slow processor and a slow line, the middle of three runs: the browser has run before, its cache is empty. */
async function slowPicture(page: Page, url: string): Promise<Record<'svg' | 'solmu', number>> {
  await paintedOn(page, `${url}/300/solmu/`);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  await session.send('Network.emulateNetworkConditions', SLOW.network);
  const middleOf = async (contender: Contender) => {
    const runs: number[] = [];
    for (let run = 0; run < 3; run += 1)
      runs.push((await paintedOn(page, `${url}/1000/${contender}/`)).picture);
    return runs.toSorted((a, b) => a - b)[1]!;
  };
  const slow = { svg: await middleOf('svg'), solmu: await middleOf('solmu') };
  await page.close();
  return slow;
}

/** How long the browser takes to show a page with nothing on it, the middle of three. */
async function emptyPage(page: Page, url: string): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < 3; run += 1) runs.push((await paintedOn(page, `${url}/300/empty/`)).picture);
  await page.close();
  return runs.toSorted((a, b) => a - b)[1]!;
}

interface Measured {
  runs: readonly Run[];
  slow: Record<'svg' | 'solmu', number>;
  /** A page with nothing on it, in ms. */
  empty: number;
  /** What could not be measured, and why. */
  left: readonly string[];
}

function report({ runs, slow, empty, left }: Measured): string {
  const rows = runs.map(({ nodes, contender, picture, p95, focus, heap }) => [
    String(nodes),
    CONTENDERS[contender].title,
    milliseconds(picture),
    p95 === null ? '' : p95.toFixed(1),
    focus === null ? '' : milliseconds(focus),
    (heap / 1e6).toFixed(1),
  ]);
  return [
    `\`npm run bench -- paint\`, in Chromium without a graphics card (SwiftShader), 908 × 840 px, the middle of ${RUNS} runs (fcose and d3-force: one). Positions are given, save for fcose and d3-force, which lay out in the browser (up to ${MOST_LAID_OUT} nodes). All is sent as our server sends it, brotli. The server’s SVG is the one of large frames, without links. Picture: from the navigation to the frame after it was drawn. Frame: p95 while it is moved, 90 frames or as many as 10 s hold. Focus: until all but a node’s neighbours are faded. Heap: after garbage collection.`,
    `A page with nothing on it is there after ${milliseconds(empty)} ms: every picture below holds that.`,
    table(['nodes', 'drawn by', 'picture, ms', 'frame p95, ms', 'focus, ms', 'heap, MB'], rows),
    ...(left.length > 0 ? [`Not measured: ${left.join(', ')}.`] : []),
    `With the processor ${SLOW.cpu} times as slow and a line of 1.6 Mbit/s with 150 ms of delay, 1 000 nodes are on the screen after ${milliseconds(slow.svg)} ms as the server’s SVG, which is the picture that readers see first, and after ${milliseconds(slow.solmu)} ms where nothing but the canvas draws them.`,
    goals(runs, slow),
  ].join('\n\n');
}

/** What seems to keep a goal from being met, where it is not. */
const REASONS = {
  canvas: 'the canvas takes the place of the server’s picture when it is whole; nobody waits for it',
  picture: 'the empty page, which all share, is most of ours at this size: the ratio can hardly grow',
  frame: 'one copy of the picture a frame is moved by software: what is over 16.7 ms is the compositor’s',
  focus: 'without a graphics card the faded picture is composed in software',
  heap: 'the scene’s nodes and lines as objects',
  slow: 'the delay of the line is paid once for the connection and once for the page',
} as const;

interface Goal {
  what: string;
  is: number;
  goal: number;
  unit: string;
  /** A ratio to be reached, or a measure not to be passed. */
  least?: boolean;
  reason: keyof typeof REASONS;
}

function goals(runs: readonly Run[], slow: Record<'svg' | 'solmu', number>): string {
  const find = (contender: Contender, nodes: number) =>
    runs.find((run) => run.contender === contender && run.nodes === nodes);
  const sooner = (theirs: Contender, ours: Contender, nodes: number, goal: number): Goal => ({
    what: `sooner than ${CONTENDERS[theirs].title} at ${nodes} nodes, ${CONTENDERS[ours].title}`,
    is: (find(theirs, nodes)?.picture ?? NaN) / (find(ours, nodes)?.picture ?? NaN),
    goal,
    unit: '×',
    least: true,
    reason: ours === 'svg' ? 'picture' : 'canvas',
  });
  const large = find('solmu', 10_000);
  const all: Goal[] = [
    sooner('sigma', 'svg', 1000, 3),
    sooner('sigma', 'solmu', 1000, 3),
    sooner('cytoscape-fcose', 'svg', 1000, 50),
    sooner('cytoscape-fcose', 'solmu', 1000, 50),
    sooner('sigma', 'svg', 10_000, 5),
    sooner('sigma', 'solmu', 10_000, 5),
    { what: 'a frame at 10 000 nodes', is: large?.p95 ?? NaN, goal: 20, unit: 'ms', reason: 'frame' },
    { what: 'focus at 10 000 nodes', is: large?.focus ?? NaN, goal: 80, unit: 'ms', reason: 'focus' },
    { what: 'heap at 10 000 nodes', is: (large?.heap ?? NaN) / 1e6, goal: 10, unit: 'MB', reason: 'heap' },
    { what: 'the picture of 1 000 nodes, all slow', is: slow.svg, goal: 700, unit: 'ms', reason: 'slow' },
  ];
  return table(['goal', 'at', 'is', ''], all.map(goalRow));
}

function goalRow({ what, is, goal, unit, least = false, reason }: Goal): string[] {
  const met = least ? is >= goal : is <= goal;
  const verdict = Number.isNaN(is) ? 'not measured' : met ? 'met' : `not met: ${REASONS[reason]}`;
  return [what, `${least ? '≥' : '≤'} ${goal} ${unit}`, `${is.toFixed(1)} ${unit}`, verdict];
}
