import { EXPERT_KINDS, type ExpertAnswer, type ExpertLineAnswer } from '../../contract/finders.ts';
import { describeExperts } from '../../experts/describe.ts';
import { findExperts, type ExpertHit, type ExpertQuery, type FoundExperts } from '../../experts/gather.ts';
import { dayInFinland } from '../../experts/when.ts';
import { pageOf } from '../../http/cursor.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { ExportedExpert, ExportedLine, ExpertsExport } from '../formats/exported.ts';
import { allSources, sourcesNamed, type ExportGround } from './ground.ts';
import { keepRights, type Rights } from './rights.ts';

interface Asked {
  now: Date;
  limit: number;
  cursor: string | undefined;
  /** Ids with commas between: only these, of whatever kind; null for all of the kind asked for. */
  list: string | null;
}

/** Who knows the topics, with every line of evidence as far as it may travel. Nobody who has not consented is in it. */
export async function gatherExperts(
  ground: ExportGround,
  query: ExpertQuery,
  { now, limit, cursor, list }: Asked,
): Promise<ExpertsExport> {
  const { store, snapshot, lang, origin } = ground;
  const sources = await allSources(ground);
  const rights = keepRights(snapshot, sources, lang);
  const picked = list === null ? null : [...new Set(list.split(',').map((id) => id.trim()))];
  const kinds = picked ? EXPERT_KINDS : [query.kind];
  const all: Ranked[] = [];
  for (const kind of kinds) {
    const found = await findExperts({ store, snapshot, now }, { ...query, kind });
    for (const [at, hit] of found.hits.entries())
      if (!picked || picked.includes(hit.actor)) all.push({ found, hit, rank: at + 1 });
  }
  const open = all.filter(({ hit }) => mayTravel(ground, rights, hit.actor));
  const { items, total, next } = pageOf(open, limit, cursor);
  countPersonsBehind(
    ground,
    rights,
    items.map(({ hit }) => hit),
  );
  const experts = [
    ...(await described(ground, rights, items)),
    ...(next === null ? withoutEvidence(ground, rights, picked ?? [], all) : []),
  ];
  return {
    name: picked ? 'shortlist' : 'experts',
    title: wordsIn(lang)('export.experts'),
    lang,
    revision: snapshot.projection.revision,
    origin,
    query: ground.query,
    withheld: rights.withheld(),
    cut: items.length < total ? { shown: items.length, total } : null,
    hidden: 0,
    unspelled: 0,
    sources: sourcesNamed(sources, sourcesIn(experts.flatMap(({ lines }) => lines))),
    asOf: query.asOf ?? dayInFinland(now),
    experts,
    next,
  };
}

interface Ranked {
  found: FoundExperts;
  hit: ExpertHit;
  rank: number;
}

function mayTravel({ snapshot }: ExportGround, rights: Rights, id: string): boolean {
  const entity = snapshot.projection.entity(id);
  if (!entity) return false;
  const limited = rights.isLimited(entity);
  if (limited) rights.leaveOut(id);
  return !limited;
}

async function described(
  { store, snapshot, lang }: ExportGround,
  rights: Rights,
  ranked: readonly Ranked[],
): Promise<ExportedExpert[]> {
  const answers = new Map<string, ExpertAnswer>();
  for (const [found, same] of Map.groupBy(ranked, ({ found: one }) => one)) {
    const items = same.map(({ hit }) => hit);
    const page = { items, total: items.length, next: null };
    const answer = await describeExperts({ store, snapshot, lang }, found, page);
    for (const item of answer.items) answers.set(item.entity.id, item);
  }
  return ranked.flatMap(({ hit, rank }) => {
    const answer = answers.get(hit.actor);
    if (!answer) return [];
    const { entity, score, confidence, lines } = answer;
    return [{ rank, entity, score, confidence, lines: exportedLines(rights, entity.id, lines) }];
  });
}

/** Counts the people through whom organisations have their lines and whom the file may not name. */
export function countPersonsBehind(
  { snapshot }: ExportGround,
  rights: Rights,
  hits: readonly ExpertHit[],
): void {
  for (const { relation } of hits.flatMap(({ topics }) => topics).flatMap(({ lines }) => lines)) {
    const holder = snapshot.projection.entity(relation.from);
    if (holder && rights.isLimited(holder)) rights.leaveOut(holder.id);
  }
}

/** Lines as they may travel: through a person who has not consented without their name. */
export function exportedLines(
  rights: Rights,
  actor: string,
  lines: readonly ExpertLineAnswer[],
): ExportedLine[] {
  return lines.map((line) => {
    const { via, activity } = line;
    const hidden = via !== null && rights.isLimited(via);
    if (hidden) rights.leaveOut(via.id);
    return {
      ...line,
      via: hidden ? null : via,
      evidence: rights.evidence(line.evidence, [actor, via?.id ?? null, activity?.id ?? null]),
    };
  });
}

/** The ids of the sources that lines rest on. */
export function sourcesIn(lines: readonly ExportedLine[]): string[] {
  return lines.flatMap(({ evidence }) => evidence.map(({ source }) => source.id));
}

/** Those picked of whom nothing is recorded on these topics: the file says so instead of leaving them out. */
function withoutEvidence(
  ground: ExportGround,
  rights: Rights,
  picked: readonly string[],
  found: readonly Ranked[],
): ExportedExpert[] {
  const known = new Set(found.map(({ hit }) => hit.actor));
  return picked
    .filter((id) => !known.has(id) && mayTravel(ground, rights, id))
    .flatMap((id) => {
      const entity = ground.snapshot.projection.entity(id);
      if (!entity) return [];
      return [
        { rank: null, entity: toSummary(entity, ground.lang), score: null, confidence: null, lines: [] },
      ];
    });
}
