import type { Variable, Weights } from './score.ts';

/** The groups in the order in which they are shown, with the weight each has until a reader moves it. */
export const DEFAULT_WEIGHTS = {
  size: 22,
  urbanity: 20,
  age: 13,
  language: 12,
  resources: 12,
  trend: 11,
  economy: 6,
  region: 4,
  // Culture's own figures are results to compare, not grounds to match.
  culture: 0,
} satisfies Weights;

export type PeerGroup = keyof typeof DEFAULT_WEIGHTS;

/** The language of the majority by the register's code: 1 and 3 are bilingual. */
export const MAJORITY: Readonly<Record<string, 'fi' | 'sv'>> = { 0: 'fi', 1: 'fi', 2: 'sv', 3: 'sv' };

/**
 * What municipalities are compared by. Economy and culture have no variable, as no figures for them are at hand.
 * Land area is not here: size and density together already tell it.
 */
export const VARIABLES = [
  { field: 'population', group: 'size', share: 1, type: 'numeric', transform: 'log' },
  { field: 'population-density', group: 'urbanity', share: 0.5, type: 'numeric', transform: 'log' },
  {
    field: 'urban-rural-class',
    group: 'urbanity',
    share: 0.5,
    type: 'class',
    // Statistics Finland: urban, semi-urban, rural.
    positions: { 1: 0, 2: 0.5, 3: 1 },
  },
  { field: 'pensioners-share', group: 'age', share: 1, type: 'numeric', transform: 'none' },
  {
    field: 'swedish-speakers-share',
    group: 'language',
    share: 0.7,
    type: 'numeric',
    transform: 'log',
    floor: 0.05,
  },
  {
    field: 'language-status',
    group: 'language',
    share: 0.3,
    type: 'class',
    // The register's codes: 0 Finnish, 1 bilingual with a Finnish majority, 2 Swedish, 3 bilingual with a Swedish one.
    positions: { 0: 0, 1: 0.5, 2: 1, 3: 0.5 },
  },
  { field: 'unemployed-share', group: 'resources', share: 0.7, type: 'numeric', transform: 'none' },
  {
    field: 'foreign-citizens-share',
    group: 'resources',
    share: 0.3,
    type: 'numeric',
    transform: 'log',
    floor: 0.05,
  },
  { field: 'population-change-10y', group: 'trend', share: 0.5, type: 'numeric', transform: 'none' },
  {
    field: 'net-migration',
    group: 'trend',
    share: 0.3,
    type: 'numeric',
    transform: 'none',
    per: 'population',
  },
  {
    field: 'natural-change',
    group: 'trend',
    share: 0.2,
    type: 'numeric',
    transform: 'none',
    per: 'population',
  },
  { field: 'region', group: 'region', share: 1, type: 'nested', within: 'collaborative-area' },
] as const satisfies readonly (Variable & { readonly group: PeerGroup })[];
