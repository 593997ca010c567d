import type { EntitySummary } from '../contract/answers.ts';
import type { Source } from '../contract/evidence.ts';
import type { PeerAnswer, PeerField, PeerFigure, PeersAnswer } from '../contract/finders.ts';
import { organisationContacts } from '../experts/contacts.ts';
import { describeContacts } from '../experts/describe.ts';
import { CLASS_WORDS, NO_EXPERIENCE, NO_PEERS, PEER_GROUP_WORDS, REGION_WORD } from '../locales/peers.ts';
import { displayName, toSummary } from '../reading/entity-view.ts';
import { describeSource } from '../reading/relation-view.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { fieldOf } from '../vocabulary/fields.ts';
import { chooseText, type Lang } from '../vocabulary/languages.ts';
import { describeExperience } from './describe-experience.ts';
import type { ExperiencedPeer, FoundExperience } from './experience.ts';
import type { Cell } from './figures.ts';
import type { FoundPeers } from './gather.ts';
import type { Peer, VariableContribution } from './score.ts';

/** A page of the ranking, or of those with experience. */
export interface PeerPage {
  readonly items: readonly (Peer | ExperiencedPeer)[];
  readonly total: number;
  readonly next: string | null;
}

export interface Describing {
  readonly store: GraphStore;
  readonly snapshot: Snapshot;
  readonly lang: Lang;
}

/** What was asked for beside the nearest. */
export interface PeersAsked {
  readonly experience?: FoundExperience;
  readonly asOf?: string;
}

/** The answer for one page of peers, in the reader's language, with both raw values, their years and sources. */
export async function describePeers(
  describing: Describing,
  found: FoundPeers,
  page: PeerPage,
  { experience, asOf }: PeersAsked = {},
): Promise<PeersAnswer> {
  const { store, snapshot, lang } = describing;
  const { ranking } = found;
  const sources = await sourcesOf(store, found, page);
  const view = { snapshot, lang, found, sources };
  const experiences =
    experience && (await describeExperience(describing, found.municipality, experience, page));
  return {
    municipality: summaryOf(view, found.municipality),
    topic: experience ? summaryOf(view, experience.topic) : null,
    asOf: asOf ?? null,
    items: page.items.flatMap((peer) => {
      const own = experiences?.get(peer.id);
      if (experiences && !own) return [];
      return [{ ...describePeer(view, peer), ...(own && { experience: own }) }];
    }),
    total: page.total,
    next: page.next,
    ...noteOf(found, experience, lang),
    groups: ranking.groups.map(({ group, weight, percent }) => ({
      group,
      label: groupLabel(group, lang),
      weight,
      share: percent,
    })),
    absent: ranking.absentGroups.map(({ group, weight }) => ({
      group,
      label: groupLabel(group, lang),
      weight,
    })),
    unranked: ranking.unranked.length,
    pairs: ranking.comparablePairs,
    sources: [...sources.values()].map((source) => describeSource(source, lang)),
  };
}

/** A group's name; its id where it is none of ours. */
export function groupLabel(group: string, lang: Lang): string {
  return PEER_GROUP_WORDS[group]?.[lang] ?? group;
}

/** A variable's name. */
export function variableLabel(field: PeerField, lang: Lang): string {
  return field === 'region' ? REGION_WORD[lang] : fieldOf(field).label[lang];
}

interface View {
  readonly snapshot: Snapshot;
  readonly lang: Lang;
  readonly found: FoundPeers;
  readonly sources: ReadonlyMap<string, Source>;
}

function noteOf(
  { ranking }: FoundPeers,
  experience: FoundExperience | undefined,
  lang: Lang,
): Pick<PeersAnswer, 'note'> {
  if (ranking.ranked === 0) return { note: NO_PEERS[lang] };
  return experience?.peers.length === 0 ? { note: NO_EXPERIENCE[lang] } : {};
}

async function sourcesOf(
  store: GraphStore,
  { figures, ranking }: FoundPeers,
  page: PeerPage,
): Promise<Map<string, Source>> {
  const municipalities = [ranking.target, ...page.items.map(({ id }) => id)];
  const ids = municipalities.flatMap((id) =>
    [...(figures.cells.get(id)?.values() ?? [])].map(({ source }) => source),
  );
  return new Map((await store.sources([...new Set(ids)])).map((source) => [source.id, source]));
}

function describePeer(view: View, peer: Peer | ExperiencedPeer): PeerAnswer {
  const { groups } = view.found.ranking;
  const { projection } = view.snapshot;
  const entity = summaryOf(view, peer.id);
  const contacts = organisationContacts(
    projection,
    'expert' in peer ? peer.expert : { actor: peer.id, topics: [] },
  );
  return {
    entity,
    rank: peer.rank,
    rankInterval: peer.rankInterval,
    similarity: peer.similarity,
    distance: peer.distance,
    coverage: peer.coverage,
    contributions: peer.groups.map(({ group, percent }) => ({
      group,
      label: groupLabel(group, view.lang),
      weight: groups.find((one) => one.group === group)?.weight ?? 0,
      percent,
    })),
    contacts: describeContacts({ projection, lang: view.lang }, entity, contacts),
    variables: peer.variables.map((variable) => describeVariable(view, peer.id, variable)),
  };
}

function describeVariable(view: View, peer: string, { field, group, percent }: VariableContribution) {
  // The score carries field names as plain text; every one comes from our variables.
  const name = field as PeerField;
  return {
    field: name,
    label: variableLabel(name, view.lang),
    group,
    own: describeFigure(view, view.found.municipality, name),
    other: describeFigure(view, peer, name),
    percent,
  };
}

const UNKNOWN: PeerFigure = { value: null, text: null, year: null, period: null, unit: null, source: null };

function describeFigure(view: View, municipality: string, field: PeerField): PeerFigure {
  const cell = view.found.figures.cells.get(municipality)?.get(field);
  if (!cell) return UNKNOWN;
  const { value, year, period, unit } = cell;
  return { value, text: textOf(view, field, cell), year, period, unit, source: sourceLine(view, cell) };
}

function textOf({ snapshot, lang }: View, field: PeerField, { value }: Cell): string | null {
  if (field !== 'region') return CLASS_WORDS[field]?.[String(value)]?.[lang] ?? null;
  const region = snapshot.projection.entity(String(value));
  return region ? displayName(region, lang).name : null;
}

function sourceLine({ sources, lang }: View, cell: Cell): PeerFigure['source'] {
  const source = sources.get(cell.source);
  return {
    id: cell.source,
    title: (source && chooseText(source.title, lang)?.text) ?? cell.source,
    date: source?.date ?? null,
    url: source?.url ?? null,
  };
}

function summaryOf({ snapshot, lang }: View, id: string): EntitySummary {
  const entity = snapshot.projection.entity(id);
  if (!entity) throw new Error(`The figures speak of "${id}", which is not in the projection`);
  return toSummary(entity, lang);
}
