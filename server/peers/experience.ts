import { findExperts, type ExpertHit, type FoundExperts } from '../experts/gather.ts';
import { shortestPaths, type RawPath } from '../network/paths.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { FoundPeers } from './gather.ts';
import type { Peer } from './score.ts';

/** A peer that has done something on a topic. */
export interface ExperiencedPeer extends Peer {
  /** 0–1: similarity^a × experience^(1−a), by which the list is ordered. */
  readonly fit: number;
  /** 0–1: its evidence beside that of the most experienced in the list. */
  readonly experience: number;
  readonly expert: ExpertHit;
}

export interface FoundExperience {
  readonly topic: string;
  readonly experts: FoundExperts;
  /** The best fit first; equals by nearness. */
  readonly peers: readonly ExperiencedPeer[];
}

/** a: nearness and experience weigh alike. */
const NEARNESS = 0.5;

/**
 * Which of the ranked peers have recorded evidence on a topic, at least one document each; what was tried and stopped
 * counts as evidence, what is only planned does not. `found` must list all that could be ranked.
 */
export async function experiencedPeers(
  ground: { store: GraphStore; snapshot: Snapshot; now: Date },
  { ranking }: FoundPeers,
  { topic, asOf }: { topic: string; asOf?: string },
): Promise<FoundExperience> {
  const query = { topics: [topic], kind: 'municipality', ...(asOf && { asOf }) } as const;
  const experts = await findExperts(ground, query);
  const byActor = new Map(experts.hits.map((hit) => [hit.actor, hit]));
  const found = ranking.peers.flatMap((peer) => {
    const expert = byActor.get(peer.id);
    return expert ? [{ peer, expert }] : [];
  });
  const strongest = Math.max(...found.map(({ expert }) => expert.score));
  const peers = found.map(({ peer, expert }) => {
    const experience = expert.score / strongest;
    const fit = (peer.similarity / 100) ** NEARNESS * experience ** (1 - NEARNESS);
    return { ...peer, fit, experience, expert };
  });
  return { topic, experts, peers: peers.toSorted((a, b) => b.fit - a.fit || a.rank - b.rank) };
}

const MOST_STEPS = 6;

/**
 * The shortest way from one municipality to another through what organisations did together; null where there is none
 * of six steps, or none that does without a person.
 */
export function pathBetween(snapshot: Snapshot, from: string, to: string): RawPath | null {
  const [path] = shortestPaths(snapshot, from, to, { limit: 1, maxLength: MOST_STEPS });
  const personal = path?.nodes.some((id) => snapshot.projection.entity(id)?.type === 'person');
  return path && !personal ? path : null;
}
