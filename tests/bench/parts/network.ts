import { layOut } from '../../../server/network/layout/lay-out.ts';
import { withNewcomers } from '../../../server/network/layout/newcomers.ts';
import { LAYOUTS } from '../layout/libraries.ts';
import {
  groupedNetwork,
  h2020Network,
  shippedNetwork,
  twoModeNetwork,
  type BenchNetwork,
} from '../layout/networks.ts';
import { qualityOf, type Quality } from '../layout/quality.ts';
import type { PartSettings } from '../part-settings.ts';
import { milliseconds, table } from '../table.ts';

const GOAL = 1.5;
/** Every so manyth node is new: 2 %. */
const NEW = 50;

/** How good our pictures of networks are beside those of the libraries, and how still they stand when nodes are new. */
export async function measureNetwork({ data, only, say }: PartSettings): Promise<string> {
  const networks = [
    await shippedNetwork(),
    h2020Network(data, 2500),
    h2020Network(data, 4000),
    groupedNetwork(1000, 20),
    twoModeNetwork(200, 800),
  ].filter(({ name }) => name.includes(only));
  const rows: string[][] = [];
  for (const network of networks) rows.push(...rowsOf(network, say));
  return [
    `\`npm run bench -- network\`. Preserved: the Jaccard index of a node’s k nearest on the plane with the k it is joined to, on average. Stress: at the best scale, from 200 nodes. Overlaps: pairs of shapes, all forms by turns, that share area by their outlines, where each has the area of a disc whose radius is a fifth of the side of its node’s even share of the picture. Ours is measured after the step that moves drawn shapes off each other. ForceAtlas2 with 500 steps, d3-force with 300, fcose as it comes. Goal: preserved at least ${GOAL} × the best library’s, no overlaps.`,
    table(['network', 'nodes, lines', 'layout', 'preserved', 'stress', 'overlaps', 'ms'], rows),
    `When 2 % of the nodes are new, the newcomers find room beside those they are joined to and the old ones’ median shift, of the picture’s width, is ${networks.map((network) => `${(100 * shiftOf(network)).toFixed(1)} % (${network.name})`).join(', ')}. Goal: .1 %.`,
  ].join('\n\n');
}

function rowsOf(network: BenchNetwork, say: PartSettings['say']): string[][] {
  const measured = Object.entries(LAYOUTS).map(([name, layout]) => {
    const started = performance.now();
    const places = layout(network);
    const ms = performance.now() - started;
    const quality = qualityOf(network, places);
    say(`${network.name}: ${name} ${quality.preserved.toFixed(3)} in ${Math.round(ms)} ms`);
    return { name, ms, quality };
  });
  const [ours, ...others] = measured;
  const ratio = ours!.quality.preserved / Math.max(...others.map(({ quality }) => quality.preserved));
  return measured.map(({ name, ms, quality }, at) => [
    at === 0 ? network.name : '',
    at === 0 ? `${network.ids.length}, ${network.springs.length}` : '',
    name,
    preserved(quality) + (at === 0 ? ` (${ratio.toFixed(1)} ×${met(ratio, quality)})` : ''),
    quality.stress.toFixed(2),
    String(quality.overlaps),
    milliseconds(ms),
  ]);
}

function preserved(quality: Quality): string {
  return quality.preserved.toFixed(3).replace(/^0/, '');
}

function met(ratio: number, { overlaps }: Quality): string {
  return ratio >= GOAL && overlaps === 0 ? ', met' : ', not met';
}

/** The median way of the old nodes, as a share of the picture's width. */
function shiftOf({ ids, springs }: BenchNetwork): number {
  const old = ids.filter((_, at) => at % NEW !== 0);
  const before = layOut(old, springs);
  const after = withNewcomers(before, ids, springs);
  const ways = old.map((id) => {
    const [a, b] = [before.get(id)!, after.get(id)!];
    return Math.hypot(a.x - b.x, a.y - b.y);
  });
  const xs = [...before.values()].map(({ x }) => x);
  return ways.sort((a, b) => a - b)[Math.floor(ways.length / 2)]! / (Math.max(...xs) - Math.min(...xs));
}
