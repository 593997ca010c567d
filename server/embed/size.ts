import { z } from '@hono/zod-openapi';

/** A frame holds less than a page: the rest is a link away. */
export const MOST_ROWS = 50;

/** How many rows a frame shows. */
export const sizeParameter = z.coerce.number<string>().int().min(1).max(MOST_ROWS).default(10);
