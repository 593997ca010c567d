import type { PeerExperience } from '../contract/finders.ts';
import type { Path } from '../contract/network.ts';
import { describeExperts } from '../experts/describe.ts';
import { describePaths } from '../network/describe.ts';
import type { Describing, PeerPage } from './describe.ts';
import { pathBetween, type FoundExperience } from './experience.ts';

/** What each peer of a page has done on the topic, and the way to it, by the peer's id. */
export async function describeExperience(
  describing: Describing,
  from: string,
  { experts, peers }: FoundExperience,
  page: PeerPage,
): Promise<Map<string, PeerExperience>> {
  const asked = new Set(page.items.map(({ id }) => id));
  const shown = peers.filter(({ id }) => asked.has(id));
  const items = shown.map(({ expert }) => expert);
  const described = await describeExperts(describing, experts, { items, total: items.length, next: null });
  const byActor = new Map(described.items.map((item) => [item.entity.id, item]));
  const paths = await pathsTo(describing, from, [...asked]);
  return new Map(
    shown.flatMap(({ id, fit, experience }) => {
      const found = byActor.get(id);
      if (!found) return [];
      const { score, confidence, lines } = found;
      return [[id, { fit, experience, score, confidence, lines, path: paths.get(id) ?? null }] as const];
    }),
  );
}

async function pathsTo(
  describing: Describing,
  from: string,
  peers: readonly string[],
): Promise<Map<string, Path>> {
  const found = peers.flatMap((peer) => {
    const path = pathBetween(describing.snapshot, from, peer);
    return path ? [{ peer, path }] : [];
  });
  const described = await describePaths(
    describing,
    found.map(({ path }) => path),
  );
  return new Map(found.map(({ peer }, at) => [peer, described[at] as Path]));
}
