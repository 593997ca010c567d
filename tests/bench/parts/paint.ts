import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { drawList } from '../../../server/scene/draw-list.ts';
import { toSvg } from '../../../server/scene/to-svg.ts';
import type { WholeScene } from '../../../web/graph/painted.ts';
import { browserForTests, openBrowser } from '../../support/browser.ts';
import type { Painted } from '../paint/contender.ts';
import { sceneOf } from '../paint/scenes.ts';
import type { PartSettings } from '../part-settings.ts';
import { ProcessError } from '../processes.ts';
import { milliseconds, table } from '../table.ts';

const SIZES = [300, 1000, 3000, 10_000];
const SOURCES = fileURLToPath(new URL('../paint/', import.meta.url));
/** Layouts in the browser take minutes beyond this. */
const MOST_LAID_OUT = 1000;
const RUNS = 2;
const MOST_MS = 180_000;
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
  const path = browserForTests();
  if (path === null) throw new ProcessError('Painting is measured in Chromium: apt-get install chromium');
  const built = join(folder, 'paint');
  await buildContenders(built);
  const pages = await servePages(built);
  const browser = await openBrowser(path, { viewport: { width: 1000, height: 900 }, args: ARGUMENTS });
  try {
    const runs: Run[] = [];
    for (const nodes of SIZES)
      for (const [contender, { laysOut }] of Object.entries(CONTENDERS) as [
        Contender,
        { laysOut: boolean },
      ][]) {
        if ((laysOut && nodes > MOST_LAID_OUT) || !contender.includes(only)) continue;
        const page = await browser.context.newPage();
        const run = await measured(page, pages.url, nodes, contender);
        say(`${nodes} ${contender}: ${JSON.stringify(run)}`);
        runs.push(run);
        await page.close();
      }
    const slow = await slowPicture(await browser.context.newPage(), pages.url);
    return report(runs, slow);
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
  const server = createServer((request, response) => {
    const [, nodes = '', contender = '', ...rest] = (request.url ?? '').split('/');
    const file = rest.join('/');
    const scene = scenes.get(Number(nodes));
    const send = (type: string, body: string | Buffer) =>
      response.writeHead(200, { 'Content-Type': type }).end(body);
    if (!scene) return response.writeHead(404).end();
    if (file === 'scene.json') return send('application/json', JSON.stringify(scene));
    if (file.endsWith('.js')) return send('text/javascript', readFileSync(join(built, file)));
    return send('text/html; charset=utf-8', contender === 'svg' ? svgPage(scene) : scriptPage(contender));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const HEAD =
  '<!doctype html><meta charset="utf-8"><style>#picture{width:908px;height:840px;font-family:sans-serif}</style>';

function scriptPage(contender: string): string {
  return `${HEAD}<div id="picture"></div><script type="module" src="${contender}.js"></script>`;
}

function svgPage(scene: WholeScene): string {
  const picture = toSvg(drawList({ ...scene, nodes: scene.nodes.map((node) => ({ ...node, name: '' })) }), {
    width: scene.width,
    height: scene.height,
    id: 'picture',
    title: '',
  });
  return `${HEAD}<div id="picture">${picture}</div><script>measuring=new Promise(r=>requestAnimationFrame(()=>setTimeout(()=>r({picture:performance.now(),frames:[],focus:null}))))</script>`;
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
  return page.evaluate(() => (window as unknown as { measuring: Promise<Painted> }).measuring);
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** 1 000 nodes on a slow processor and a slow line. */
async function slowPicture(page: Page, url: string): Promise<Record<'svg' | 'solmu', number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  await session.send('Network.emulateNetworkConditions', SLOW.network);
  const svg = (await paintedOn(page, `${url}/1000/svg/`)).picture;
  const solmu = (await paintedOn(page, `${url}/1000/solmu/`)).picture;
  await page.close();
  return { svg, solmu };
}

function report(runs: readonly Run[], slow: Record<'svg' | 'solmu', number>): string {
  const rows = runs.map(({ nodes, contender, picture, p95, focus, heap }) => [
    String(nodes),
    CONTENDERS[contender].title,
    milliseconds(picture),
    p95 === null ? '' : p95.toFixed(1),
    focus === null ? '' : milliseconds(focus),
    (heap / 1e6).toFixed(1),
  ]);
  return [
    `\`npm run bench -- paint\`, in Chromium without a graphics card (SwiftShader), 908 × 840 px, the slower of ${RUNS} runs. Positions are given, save for fcose and d3-force, which lay out in the browser (up to ${MOST_LAID_OUT} nodes). Picture: from the navigation to the frame after it was drawn. Frame: p95 while it is moved. Focus: until all but a node’s neighbours are faded. Heap: after garbage collection.`,
    table(['nodes', 'drawn by', 'picture, ms', 'frame p95, ms', 'focus, ms', 'heap, MB'], rows),
    `With the processor ${SLOW.cpu} times as slow and a line of 1.6 Mbit/s with 150 ms of delay, 1 000 nodes uncompressed are on the screen after ${milliseconds(slow.svg)} ms as the server’s SVG and ${milliseconds(slow.solmu)} ms on the canvas.`,
    goals(runs),
  ].join('\n\n');
}

function goals(runs: readonly Run[]): string {
  const find = (contender: Contender, nodes: number) =>
    runs.find((run) => run.contender === contender && run.nodes === nodes);
  const times = (theirs: Contender, ours: Contender, nodes: number) =>
    (find(theirs, nodes)?.picture ?? NaN) / (find(ours, nodes)?.picture ?? NaN);
  const large = find('solmu', 10_000);
  const said = [
    ['sooner than sigma at 1 000 nodes, the SVG', times('sigma', 'svg', 1000), 3, '×'],
    ['sooner than sigma at 1 000 nodes, the canvas', times('sigma', 'solmu', 1000), 3, '×'],
    ['sooner than fcose at 1 000 nodes, the canvas', times('cytoscape-fcose', 'solmu', 1000), 50, '×'],
    ['sooner than sigma at 10 000 nodes, the canvas', times('sigma', 'solmu', 10_000), 5, '×'],
  ] as const;
  const most = [
    ['a frame at 10 000 nodes', large?.p95 ?? NaN, 20, 'ms'],
    ['focus at 10 000 nodes', large?.focus ?? NaN, 80, 'ms'],
    ['heap at 10 000 nodes', (large?.heap ?? NaN) / 1e6, 10, 'MB'],
  ] as const;
  return table(
    ['goal', 'at', 'is', ''],
    [
      ...said.map(([what, is, goal, unit]) => [
        what,
        `≥ ${goal} ${unit}`,
        `${is.toFixed(1)} ${unit}`,
        is >= goal ? 'met' : 'not met',
      ]),
      ...most.map(([what, is, goal, unit]) => [
        what,
        `≤ ${goal} ${unit}`,
        `${is.toFixed(1)} ${unit}`,
        is <= goal ? 'met' : 'not met',
      ]),
    ],
  );
}
