import { Hono } from 'hono';
import type { Assets } from '../http/assets.ts';
import type { Services } from '../services.ts';
import { networkFrame } from './network-frame.ts';

/** Frames for other sites. `/v1` is a frozen contract: parameters are only added. */
export function embedRoutes(services: Services, assets: Assets) {
  return new Hono().get('/v1/network', (c) => networkFrame(c, services, assets));
}
