import { hc } from 'hono/client';
import type { Api } from '../../server/routes/api.ts';

/** The API of this host, typed by its own routes. */
export const api = hc<Api>('/api/v1');
