import { z } from '@hono/zod-openapi';
import { readQueries, type Queries } from '../routes/parameters.ts';
import type { FrameContent, FrameGround } from './ground.ts';
import { lookParameters } from './look.ts';
import { NETWORK_FRAME_PARAMETERS } from './network-query.ts';
import { cardContent, cardParameters } from './widgets/card.ts';
import { expertsContent, expertsParameters } from './widgets/experts.ts';
import { listContent, listParameters } from './widgets/list.ts';
import { networkContent } from './widgets/network.ts';
import { peersContent, peersParameters } from './widgets/peers.ts';

export interface Widget {
  /** What an address may ask beside the look. A frozen promise: only added to. */
  parameters: readonly string[];
  /** A sane height where nothing tells how high the content is. */
  height: number;
  /** `queries` as a router gives them: what cannot be used is refused. */
  content(ground: FrameGround, queries: Queries): Promise<FrameContent>;
}

/** Reads an address strictly, then makes the content: a host should learn of a slip at once. */
function widget<T extends z.ZodRawShape>(
  height: number,
  parameters: T,
  content: (ground: FrameGround, query: z.output<z.ZodObject<T>>) => Promise<FrameContent>,
): Widget {
  const schema = z.strictObject({ ...lookParameters, ...parameters });
  return {
    parameters: Object.keys(parameters),
    height,
    content: async (ground, queries) =>
      content(ground, readQueries(queries, schema) as unknown as z.output<z.ZodObject<T>>),
  };
}

/** What other sites can show, by the last part of the frame's address. */
export const WIDGETS = {
  network: {
    parameters: NETWORK_FRAME_PARAMETERS,
    height: 880,
    content: async (ground, queries) =>
      networkContent(
        ground,
        Object.fromEntries(Object.entries(queries).map(([name, [first = '']]) => [name, first])),
      ),
  },
  experts: widget(840, expertsParameters, expertsContent),
  peers: widget(820, peersParameters, peersContent),
  card: widget(420, cardParameters, cardContent),
  list: widget(480, listParameters, listContent),
} as const satisfies Record<string, Widget>;

export type WidgetName = keyof typeof WIDGETS;
export const WIDGET_NAMES = Object.keys(WIDGETS) as WidgetName[];
