import type { Entity } from '../../../server/contract/entity.ts';
import type { Source } from '../../../server/contract/evidence.ts';
import type { Fact, Relation } from '../../../server/contract/relation.ts';
import type { Pair } from './forms.ts';

type Maybe<T> = T | Promise<T>;

/** What narrows a network: an activity's topic. */
export type Level = 'organisation' | 'municipality' | 'region' | 'topic';

export interface Participation {
  relation: Relation;
  project: Entity;
  /** How many hold the same role in the same project. */
  holders: number;
}

/** What the hand-written routes ask of a database; each is one query, or a few that cannot be one. */
export interface Queries {
  entities(ids: readonly string[]): Maybe<Entity[]>;
  facts(entity: string): Maybe<Fact[]>;
  /** The regions around an entity. */
  regions(entity: string): Maybe<Entity[]>;
  sources(ids: readonly string[]): Maybe<Source[]>;
  allSources(): Maybe<Source[]>;
  list(
    filter: { type: string; topic: string | null; region: string | null },
    after: { sortKey: string; id: string },
    limit: number,
  ): Maybe<{ items: { sortKey: string; entity: Entity }[]; total: number }>;
  relations(entity: string, limit: number): Maybe<{ items: Relation[]; total: number }>;
  /** Every relation of these entities. */
  around(entities: readonly string[]): Maybe<Relation[]>;
  /** Ids of one shortest path's entities after another, of some twenty. */
  paths(from: string, to: string): Maybe<string[][]>;
  between(pairs: readonly (readonly [string, string])[]): Maybe<Relation[]>;
  search(words: string, limit: number): Maybe<{ items: { entity: Entity; score: number }[]; total: number }>;
  pairs(level: Level, topic: string | null, limit: number): Maybe<{ pairs: Pair[]; total: number }>;
  /** Who took part in what is about a topic, from a region where one is given. */
  participations(topic: string, region: string | null): Maybe<Participation[]>;
  /** Every municipality's figures, with its region. */
  figures(
    fields: readonly string[],
  ): Maybe<{ facts: Fact[]; regions: [municipality: string, region: string][] }>;
  close(): Maybe<void>;
}
