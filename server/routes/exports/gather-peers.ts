import type { PeerAnswer, PeerField, PeersAnswer } from '../../contract/finders.ts';
import type { FactAnswer } from '../../contract/answers.ts';
import { sliceOf, startOf } from '../../http/cursor.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { describePeers } from '../../peers/describe.ts';
import type { ExperiencedPeer } from '../../peers/experience.ts';
import type { FoundPeers } from '../../peers/gather.ts';
import type { Peer } from '../../peers/score.ts';
import { describeFacts } from '../../reading/entity-answer.ts';
import type { Field } from '../../vocabulary/fields.ts';
import type { AskedPeers } from '../ask-finders.ts';
import type { ExportedFigure, ExportedPeer, PeersExport } from '../formats/exported.ts';
import { countPersonsBehind, exportedLines, sourcesIn } from './gather-experts.ts';
import { allSources, sourcesNamed, type ExportGround } from './ground.ts';
import { keepRights, type Rights } from './rights.ts';

/** The peers of a municipality and itself, with every figure and what it was read from, as far as it may travel. */
export async function gatherPeers(
  ground: ExportGround,
  { found, experience, peers: asked, total, asOf }: AskedPeers,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<PeersExport> {
  const { store, snapshot, lang, origin } = ground;
  const page = sliceOf<Peer | ExperiencedPeer>(asked, total, limit, startOf(cursor));
  const said = { ...(experience && { experience }), ...(asOf && { asOf }) };
  const answer = await describePeers({ store, snapshot, lang }, found, page, said);
  const sources = await allSources(ground);
  const rights = keepRights(snapshot, sources, lang);
  const shown = new Set(answer.items.map(({ entity }) => entity.id));
  const experts = (experience?.peers ?? []).filter(({ id }) => shown.has(id)).map(({ expert }) => expert);
  countPersonsBehind(ground, rights, experts);
  const proof = await proofOf(ground, found, answer);
  const peers = [
    ...ownFigures(rights, answer, proof),
    ...answer.items.map((item, at) => peerOf(rights, item, proof, startOf(cursor) + at + 1)),
  ];
  return {
    name: `peers-${answer.municipality.id}`,
    title: wordsIn(lang)('export.peers', { name: answer.municipality.name }),
    lang,
    revision: snapshot.projection.revision,
    origin,
    query: ground.query,
    withheld: rights.withheld(),
    cut: page.items.length < total ? { shown: page.items.length, total } : null,
    hidden: 0,
    unspelled: 0,
    sources: sourcesNamed(sources, [
      ...peers.flatMap(({ figures }) => figures.flatMap(({ figure }) => figure.source?.id ?? [])),
      ...sourcesIn(peers.flatMap((peer) => peer.experience?.lines ?? [])),
    ]),
    peers,
    next: page.next,
  };
}

/** The fact behind each figure, by municipality and field. */
type Proof = ReadonlyMap<string, FactAnswer>;

async function proofOf(
  { store, snapshot, lang }: ExportGround,
  { figures }: FoundPeers,
  { municipality, items }: PeersAnswer,
): Promise<Proof> {
  const entities = [municipality, ...items.map(({ entity }) => entity)].map(({ id }) => id);
  const fields = (items[0]?.variables ?? []).map(({ field }) => field).filter((field) => field !== 'region');
  const facts = await store.facts({ audience: 'public', entities, fields: fields as Field[] });
  const used = facts.filter(({ entity, field, value, period }) => {
    const cell = figures.cells.get(entity)?.get(field);
    return cell?.value === value && JSON.stringify(cell.period) === JSON.stringify(period);
  });
  const described = await describeFacts(store, snapshot, used, lang);
  return new Map(described.map((fact, at) => [`${used[at]!.entity} ${fact.field}`, fact]));
}

/** The municipality asked about, by what its first peer is compared with. */
function ownFigures(rights: Rights, { municipality, items }: PeersAnswer, proof: Proof): ExportedPeer[] {
  const [first] = items;
  if (!first) return [];
  const figures = first.variables.map(({ field, label, group, own }) =>
    figureOf(rights, proof, municipality.id, { field, label, group, percent: null, figure: own }),
  );
  return [{ entity: municipality, peer: null, figures, experience: null }];
}

/** `place` is that in the list, which is by fit where a topic is asked for. */
function peerOf(rights: Rights, item: PeerAnswer, proof: Proof, place: number): ExportedPeer {
  const { entity, rank, rankInterval, similarity, distance, coverage, variables, experience } = item;
  const figures = variables.map(({ field, label, group, percent, other }) =>
    figureOf(rights, proof, entity.id, { field, label, group, percent, figure: other }),
  );
  return {
    entity,
    peer: { rank, rankInterval, similarity, distance, coverage },
    figures,
    experience: experience
      ? { ...experience, place, lines: exportedLines(rights, entity.id, experience.lines) }
      : null,
  };
}

function figureOf(
  rights: Rights,
  proof: Proof,
  municipality: string,
  figure: Omit<ExportedFigure, 'evidence'> & { field: PeerField },
): ExportedFigure {
  const fact = proof.get(`${municipality} ${figure.field}`);
  return { ...figure, evidence: rights.evidence(fact?.evidence ?? [], [municipality]) };
}
