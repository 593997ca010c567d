import type { Place } from './measurements.ts';
import type { PartSettings } from './part-settings.ts';
import { measureApi } from './parts/api.ts';
import { measureExperts } from './parts/experts.ts';
import { measureGrowth } from './parts/growth.ts';
import { measureNetwork } from './parts/network.ts';
import { measurePaint } from './parts/paint.ts';
import { measureStore } from './parts/store.ts';

export const PARTS = {
  store: measureStore,
  api: measureApi,
  growth: measureGrowth,
  experts: measureExperts,
  network: measureNetwork,
  paint: measurePaint,
} as const satisfies Record<string, (settings: PartSettings) => Promise<string>>;

export type PartName = keyof typeof PARTS;

/** Parts whose figures have a place of their own in docs/measurements.md, noted whenever they run; the others are noted together. */
export const OWN_PLACES: Partial<Record<PartName, Place>> = {
  network: { mark: 'bench-network', title: 'Network layout' },
  paint: { mark: 'bench-paint', title: 'Painting' },
};
