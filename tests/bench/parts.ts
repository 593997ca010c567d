import type { PartSettings } from './part-settings.ts';
import { measureApi } from './parts/api.ts';
import { measureExperts } from './parts/experts.ts';
import { measureGrowth } from './parts/growth.ts';
import { measureStore } from './parts/store.ts';

export const PARTS = {
  store: measureStore,
  api: measureApi,
  growth: measureGrowth,
  experts: measureExperts,
} as const satisfies Record<string, (settings: PartSettings) => Promise<string>>;

export type PartName = keyof typeof PARTS;
