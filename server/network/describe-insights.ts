import type { EntitySummary } from '../contract/answers.ts';
import type { BridgeAnswer, CommunityAnswer, SectorLinksAnswer } from '../contract/insights.ts';
import { toSummary } from '../reading/entity-view.ts';
import type { Lang } from '../vocabulary/languages.ts';
import type { Bridge } from './bridges.ts';
import type { Community } from './communities.ts';
import type { Ground } from './ground.ts';
import type { SectorLinks } from './sectors.ts';

type Summarise = (id: string) => EntitySummary;

const MOST_ACTIVITIES = 20;

/** Names what analyses tell by id. Throws RangeError for an id that the graph does not have. */
export function summariser({ projection }: Pick<Ground, 'projection'>, lang: Lang): Summarise {
  return (id) => {
    const entity = projection.entity(id);
    if (!entity) throw new RangeError(`An analysis names "${id}", which the graph does not have`);
    return toSummary(entity, lang);
  };
}

export function describeCommunity(
  { members, topics, places, activities }: Community,
  named: Summarise,
): CommunityAnswer {
  return { members: members.map(named), topics: topics.map(named), places: places.map(named), activities };
}

export function describeBridge(
  { organisation, partners, participation, regions }: Bridge,
  named: Summarise,
): BridgeAnswer {
  return {
    organisation: named(organisation),
    partners,
    participation: Math.round(participation * 1000) / 1000,
    regions: regions.map(({ region, partners: n, partner, activity }) => ({
      region: named(region),
      partners: n,
      partner: named(partner),
      activity: named(activity),
    })),
  };
}

export function describeSectors(
  { pairs, absent, activities, untold }: SectorLinks,
  named: Summarise,
): SectorLinksAnswer {
  return {
    pairs: pairs.map(({ sectors, activities: shared }) => ({
      sectors: sectors.map(named),
      shared: shared.length,
      activities: shared.slice(0, MOST_ACTIVITIES).map(named),
    })),
    absent: absent.map(named),
    activities,
    untold,
  };
}
