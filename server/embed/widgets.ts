import { z } from '@hono/zod-openapi';
import { readQueries, type Queries } from '../routes/parameters.ts';
import type { WidgetName } from '../vocabulary/widgets.ts';
import type { FrameContent, FrameGround } from './ground.ts';
import { lookParameters } from './look.ts';
import { cardContent, cardParameters } from './widgets/card.ts';
import { expertsContent, expertsParameters } from './widgets/experts.ts';
import { listContent, listParameters } from './widgets/list.ts';
import { networkContent } from './widgets/network.ts';
import { peersContent, peersParameters } from './widgets/peers.ts';

/** What a widget puts in its frame; `queries` as a router gives them: what cannot be used is refused. */
type Widget = (ground: FrameGround, queries: Queries) => Promise<FrameContent>;

/** Reads an address strictly, then makes the content: a host should learn of a slip at once. */
function widget<T extends z.ZodRawShape>(
  parameters: T,
  content: (ground: FrameGround, query: z.output<z.ZodObject<T>>) => Promise<FrameContent>,
): Widget {
  const schema = z.strictObject({ ...parameters, ...lookParameters });
  const known = Object.keys(schema.shape);
  return async (ground, queries) =>
    content(ground, readQueries(queries, schema, known) as unknown as z.output<z.ZodObject<T>>);
}

/** What other sites can show, by the last part of the frame's address. */
export const WIDGETS: Readonly<Record<WidgetName, Widget>> = {
  network: networkContent,
  experts: widget(expertsParameters, expertsContent),
  peers: widget(peersParameters, peersContent),
  card: widget(cardParameters, cardContent),
  list: widget(listParameters, listContent),
};
