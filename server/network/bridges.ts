import { collaborationNetwork } from './collaboration.ts';
import type { NetworkFilters } from './filters.ts';
import { byText, type Ground } from './ground.ts';

/** An organisation whose partners lie in several regions. */
export interface Bridge {
  organisation: string;
  /** The regions of its partners, those with most partners first, each with the line that is shown for it. */
  regions: readonly { region: string; partners: number; partner: string; activity: string }[];
  /** Partners whose region is known. */
  partners: number;
  /** Guimerà and Amaral's participation coefficient over regions, 0 (all in one) to 1. */
  participation: number;
}

const MOST_EDGES = 20_000;
const FEWEST_REGIONS = 2;

/**
 * The organisations that join regions, most first: by the partners that lie elsewhere than its other partners, which is
 * the number of partners times the participation coefficient. Source: Guimerà & Amaral 2005, functional cartography.
 * Persons are never bridges: what they did counts for whom they spoke.
 */
export function bridges(ground: Ground, filters: NetworkFilters, most: number): Bridge[] {
  const { edges } = collaborationNetwork(ground, {
    ...filters,
    level: 'organisation',
    weight: 'activities',
    limit: MOST_EDGES,
    activities: 1,
  });
  const links = edges.flatMap(({ from, to, weight, activities }) => {
    const activity = activities[0]?.activity;
    if (activity === undefined) return [];
    return [
      { organisation: from, partner: to, weight, activity },
      { organisation: to, partner: from, weight, activity },
    ];
  });
  return [...Map.groupBy(links, ({ organisation }) => organisation)]
    .map(([organisation, own]) => bridgeOf(ground, organisation, own))
    .filter(({ regions }) => regions.length >= FEWEST_REGIONS)
    .toSorted((a, b) => reach(b) - reach(a) || byText(a.organisation, b.organisation))
    .slice(0, most);
}

function reach({ partners, participation }: Bridge): number {
  return partners * participation;
}

function bridgeOf(
  { geography }: Ground,
  organisation: string,
  links: readonly { partner: string; weight: number; activity: string }[],
): Bridge {
  const placed = links.flatMap((link) => {
    const region = geography.regionOf(link.partner);
    return region === null ? [] : [{ ...link, region }];
  });
  const regions = [...Map.groupBy(placed, ({ region }) => region)]
    .map(([region, own]) => {
      const [strongest] = own.toSorted((a, b) => b.weight - a.weight || byText(a.partner, b.partner));
      return {
        region,
        partners: own.length,
        partner: strongest?.partner ?? '',
        activity: strongest?.activity ?? '',
      };
    })
    .toSorted((a, b) => b.partners - a.partners || byText(a.region, b.region));
  const shares = regions.map(({ partners }) => (partners / placed.length) ** 2);
  return {
    organisation,
    regions,
    partners: placed.length,
    participation: placed.length === 0 ? 0 : 1 - shares.reduce((sum, share) => sum + share, 0),
  };
}
