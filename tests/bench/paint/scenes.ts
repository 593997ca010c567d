import { layOut } from '../../../server/network/layout/lay-out.ts';
import { withNewcomers } from '../../../server/network/layout/newcomers.ts';
import type { WholeScene } from '../../../web/graph/painted.ts';
import { twoModeNetwork } from '../layout/networks.ts';

const SIZE = { width: 908, height: 840 };
const MOST_LAID_OUT = 4000;
const LARGEST = 9.5;

/** A made-up network of undertakings and parties, laid out, with some so many nodes. */
export function sceneOf(nodes: number): WholeScene {
  const { ids, springs } = twoModeNetwork(Math.round(nodes * 0.24), Math.round(nodes * 0.8));
  const laid = layOut(ids.slice(0, MOST_LAID_OUT), springs);
  const places = ids.length > MOST_LAID_OUT ? withNewcomers(laid, ids, springs) : laid;
  const size = Math.min(LARGEST, 0.2 * Math.sqrt((SIZE.width * SIZE.height) / ids.length));
  return {
    ...SIZE,
    nodes: ids.map((id) => {
      const { x, y } = places.get(id)!;
      const undertaking = id.startsWith('undertaking');
      return {
        id,
        type: undertaking ? 'project' : 'organisation',
        kind: undertaking ? 'project' : 'municipality',
        name: id,
        x: Math.round((x * SIZE.width) / 100) / 10,
        y: Math.round((y * SIZE.height) / 100) / 10,
        size: undertaking ? size * 1.4 : size,
      };
    }),
    edges: springs.map(({ from, to }) => ({
      id: `${from}--${to}`,
      from,
      to,
      weight: 0.5,
      certainty: 'stated',
    })),
  };
}
