import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force';
import { contend } from './contender.ts';

const TICKS = 300;

contend({
  draw: async (host, { nodes, edges, width, height }) => {
    const points = nodes.map(({ id, size }) => ({ id, size, x: 0, y: 0 }));
    const links = edges.map(({ from, to }) => ({ source: from, target: to }));
    const pull = forceLink<(typeof points)[number], (typeof links)[number]>(links).id(({ id }) => id);
    forceSimulation(points.map((point) => Object.assign(point, { x: undefined, y: undefined })))
      .force('link', pull as never)
      .force('charge', forceManyBody())
      .force('centre', forceCenter(width / 2, height / 2))
      .stop()
      .tick(TICKS);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    host.append(canvas);
    const context = canvas.getContext('2d')!;
    context.beginPath();
    for (const { source, target } of links as unknown as Record<
      'source' | 'target',
      { x: number; y: number }
    >[]) {
      context.moveTo(source.x, source.y);
      context.lineTo(target.x, target.y);
    }
    context.stroke();
    for (const { x, y, size } of points) context.fillRect(x - size, y - size, 2 * size, 2 * size);
    return { pan: null, focus: null };
  },
});
