import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { drawList } from '../../server/scene/draw-list.ts';
import { toPlainSvg } from '../../server/scene/plain-svg.ts';
import { sceneOf } from '../bench/paint/scenes.ts';

/** The most that each built file may weigh, in bytes after brotli. Fonts are compressed already: as they are. */
const BUDGETS: readonly { name: RegExp; most: number }[] = [
  { name: /^main-.*\.js$/, most: 8_000 },
  { name: /^network-.*\.js$/, most: 20_000 },
  { name: /^peers-.*\.js$/, most: 20_000 },
  { name: /^host-.*\.js$/, most: 250 },
  { name: /^frame-.*\.js$/, most: 400 },
  { name: /^solmu-.*\.js$/, most: 15_000 },
  { name: /^(painter|hands)-.*\.js$/, most: 10_000 },
  { name: /^cytoscape.*\.js$/, most: 130_000 },
  { name: /^embed-.*\.css$/, most: 6_000 },
  { name: /\.css$/, most: 16_000 },
  { name: /-latin-wght-.*\.woff2$/, most: 48_000 },
  { name: /\.woff2$/, most: 22_000 },
  { name: /\.js$/, most: 30_000 },
];

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const ASSETS = join(DIST, 'assets');
const NODES = 1000;

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

const weights = new Map(
  readdirSync(ASSETS).map((name) => {
    const bytes = readFileSync(join(ASSETS, name));
    return [name, name.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length];
  }),
);
const tooLarge = [...weights].flatMap(([name, weight]) =>
  isOver(name, weight, BUDGETS.find((budget) => budget.name.test(name))?.most ?? 0) ? [name] : [],
);

/** What the network's frame loads before its picture, and on intent. */
const before = loadedBy(['web/widgets/frame.ts', 'web/widgets/network-frame.ts']);
const later = new Set([...before].flatMap((name) => [...loadedBy(manifest[name]?.dynamicImports ?? [])]));
const steps = [
  ['script before the picture in the network’s frame', weigh(before), 20_000],
  [
    `all before a picture of ${NODES} nodes, as it is served`,
    weigh(before) + weigh(['web/styles/embed.css']) + pictureWeight(),
    40_000,
  ],
  [
    'the interactive part of the network’s frame',
    weigh([...later].filter((name) => !before.has(name))),
    130_000,
  ],
] as const;
tooLarge.push(...steps.flatMap(([name, weight, most]) => (isOver(name, weight, most) ? [name] : [])));

if (tooLarge.length > 0) {
  console.error(`Over their budget: ${tooLarge.join(', ')}`);
  process.exitCode = 1;
}

function isOver(name: string, weight: number, most: number): boolean {
  console.log(`${String(weight).padStart(8)} of ${String(most).padStart(7)}  ${name}`);
  return weight > most;
}

/** These sources of the manifest and all that they import at once. */
function loadedBy(names: readonly string[], known = new Set<string>()): Set<string> {
  for (const name of names) if (!known.has(name)) loadedBy(manifest[name]?.imports ?? [], known.add(name));
  return known;
}

function weigh(names: Iterable<string>): number {
  return [...names].reduce(
    (sum, name) => sum + (weights.get(manifest[name]!.file.replace('assets/', '')) ?? 0),
    0,
  );
}

/** A picture of so many named nodes, compressed as fast as the server does it. */
function pictureWeight(): number {
  const scene = sceneOf(NODES * 1.16);
  const picture = toPlainSvg(drawList(scene), { ...scene, id: 'network', title: '' });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  if (scene.nodes.length < NODES) throw new RangeError(`The scene has only ${scene.nodes.length} nodes`);
  return brotliCompressSync(picture, { params }).length;
}
