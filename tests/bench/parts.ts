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

/** Where each part's figures stand in docs/measurements.md. */
export const PLACES: Readonly<Record<PartName, Place>> = {
  store: { mark: 'bench-store', title: 'A large register' },
  api: { mark: 'bench-api', title: 'Answers from a large register' },
  growth: { mark: 'bench-growth', title: 'Growth' },
  experts: { mark: 'bench-experts', title: 'Experts' },
  network: { mark: 'bench-network', title: 'Network layout' },
  paint: { mark: 'bench-paint', title: 'Painting' },
};
