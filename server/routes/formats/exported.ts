import type {
  EntityAnswer,
  EntitySummary,
  EvidenceAnswer,
  FactAnswer,
  RelationAnswer,
  SourceAnswer,
} from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import type {
  ExpertAnswer,
  ExpertLineAnswer,
  PeerAnswer,
  PeerExperience,
  PeerField,
  PeerFigure,
} from '../../contract/finders.ts';
import type { Network, NetworkActivity, NetworkEdge } from '../../contract/network.ts';
import type { Lang } from '../../vocabulary/languages.ts';

/** What was left out, because its source may not be passed on or because somebody has not consented. */
export interface Withheld {
  /** Quotes, register rows and texts that are the source's own words. */
  quotes: number;
  /** Different persons; where one has a post or spoke for an organisation, that stands for them. */
  persons: number;
  /** Relations that are not there at all, because nothing could stand for the person. */
  relations: number;
}

/** What every file says of itself. */
export interface ExportHead {
  /** The name of the file, without its suffix. */
  name: string;
  title: string;
  lang: Lang;
  revision: number;
  /** The site that answered, before the addresses of pages: `https://solmu.example`. */
  origin: string;
  /** What the file was narrowed by, as in the address; empty where it was not. */
  query: string;
  withheld: Withheld;
  /** Set where the file does not hold everything that was asked for. */
  cut: { shown: number; total: number } | null;
  /** Weaker edges that are left out. */
  hidden: number;
  /** Shared activities that the edges stand for but that are not spelled out. */
  unspelled: number;
  /** The sources that the file rests on, by id. */
  sources: readonly SourceAnswer[];
}

/** Evidence whose words may have been left out: then quote and row are null and `withheld` is true. */
export type ExportedEvidence = EvidenceAnswer & { withheld: boolean };

export type ExportedRelation = Omit<RelationAnswer, 'evidence'> & {
  evidence: readonly ExportedEvidence[];
  /** Whether a post or an organisation stands for a person at one of its ends. */
  standsForPerson: boolean;
};

/** A fact; its value is null where it is in the source's own words and these were left out. */
export type ExportedFact = Omit<FactAnswer, 'evidence' | 'value'> & {
  value: FactAnswer['value'] | null;
  evidence: readonly ExportedEvidence[];
};

export interface EntityExport extends ExportHead {
  entity: Omit<EntityAnswer, 'facts'>;
  relations: readonly ExportedRelation[];
  facts: readonly ExportedFact[];
  /** The region of the entity and of each other end, where it is known. */
  places: ReadonlyMap<string, { id: string; name: string }>;
}

/** An entity of a listing, with what stands on its own record. */
export interface ListedEntity extends EntitySummary {
  descriptions: Entity['descriptions'];
  aliases: Entity['aliases'];
  identifiers: Entity['identifiers'];
  homepage: string | null;
  point: Entity['point'];
  regions: readonly { id: string; name: string }[];
  /** How many relations it has. */
  relations: number;
  /** The ids of the sources of those relations. */
  sources: readonly string[];
}

export interface ListingExport extends ExportHead {
  entities: readonly ListedEntity[];
  /** The cursor of what follows; null at the end. */
  next: string | null;
  /** Why the list is empty, in the reader's language. */
  note: string | null;
}

/** A line of evidence as it travels. */
export type ExportedLine = Omit<ExpertLineAnswer, 'evidence'> & { evidence: readonly ExportedEvidence[] };

export interface ExportedExpert {
  /** The place in the list of its kind, from 1; null for one picked who has no evidence. */
  rank: number | null;
  entity: EntitySummary;
  score: number | null;
  confidence: ExpertAnswer['confidence'] | null;
  lines: readonly ExportedLine[];
}

export interface ExpertsExport extends ExportHead {
  /** The day as of which the evidence was weighed. */
  asOf: string;
  experts: readonly ExportedExpert[];
  next: string | null;
}

/** A municipality with its figures, as they travel; the one asked about stands first and has no rank. */
export interface ExportedPeer {
  entity: EntitySummary;
  peer: Pick<PeerAnswer, 'rank' | 'rankInterval' | 'similarity' | 'distance' | 'coverage'> | null;
  figures: readonly ExportedFigure[];
  experience:
    (Omit<PeerExperience, 'lines' | 'path'> & { place: number; lines: readonly ExportedLine[] }) | null;
}

export interface ExportedFigure {
  field: PeerField;
  label: string;
  group: string;
  /** What the field adds to the difference, per cent; null for the municipality asked about and what is not compared. */
  percent: number | null;
  figure: PeerFigure;
  evidence: readonly ExportedEvidence[];
}

export interface PeersExport extends ExportHead {
  peers: readonly ExportedPeer[];
  next: string | null;
}

/** What stands behind an edge: an activity that both ends share, or, without one, a relation from one end to the other. */
export interface ExportedJoint extends Omit<NetworkActivity, 'activity'> {
  activity: EntitySummary | null;
  relations: readonly ExportedRelation[];
}

/** `crossRegion` and `shared` are null where the edge is no collaboration of two, but relations between them. */
export type ExportedEdge = Omit<NetworkEdge, 'activities' | 'crossRegion' | 'shared'> & {
  crossRegion: boolean | null;
  shared: number | null;
  activities: readonly ExportedJoint[];
};

export interface NetworkExport extends ExportHead {
  level: Network['level'];
  /** Whether each edge is relations from one end to the other, not what both share. */
  directed: boolean;
  nodes: readonly (Network['nodes'][number] & { label: string; regionName: string | null })[];
  edges: readonly ExportedEdge[];
}

/** A network, or what lies around an entity, as GraphML, GEXF and SVG draw it. */
export interface GraphExport extends ExportHead {
  directed: boolean;
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

export interface GraphNode {
  id: string;
  name: string;
  type: EntitySummary['type'];
  kind: string | null;
  label: string;
  url: string;
  region: string | null;
  regionName: string | null;
  size: number;
  /** 0 to 1000, y downwards; null where it has no place. */
  x: number | null;
  y: number | null;
}

export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  /** The role's name, or the names of the shared activities. */
  label: string;
  weight: number;
  certainty: NetworkEdge['certainty'];
  /** Null where the edge is one relation. */
  crossRegion: boolean | null;
  activities: readonly { id: string; name: string }[];
  roles: readonly { role: string; label: string }[];
  /** EDTF; null where it is not known, or the edge stands for many. */
  period: string | null;
  sources: readonly { id: string; title: string }[];
  /** How many quotes behind it were left out. */
  withheld: number;
}
