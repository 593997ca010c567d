import type { EntitySummary, EvidenceAnswer } from '../../contract/answers.ts';
import type { ExpertAnswer, ExpertLineAnswer, ExpertsAnswer } from '../../contract/finders.ts';
import { roundToSum } from '../../experts/score.ts';
import { TIME_UNPROVED } from '../../locales/experts.ts';
import { numberText } from '../../locales/numbers.ts';
import type { Snapshot } from '../../snapshot.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import type { Words } from '../parts/html.ts';
import type { ScoreLineView, ScoreView } from '../parts/scores.ts';
import type { EvidenceViews } from '../views/evidence.ts';
import { namedView } from '../views/named.ts';
import { capitalised } from '../views/relation-rows.ts';

const DECIMALS = 3;

export interface ExpertsGround {
  snapshot: Snapshot;
  cards: EvidenceViews;
  words: Words;
  lang: Lang;
}

/** Every piece of evidence that a page of experts shows. */
export function evidenceOf({ items }: ExpertsAnswer): EvidenceAnswer[] {
  return items.flatMap(({ lines }) => lines.flatMap(lineEvidence));
}

/** What says the role, and where its years are the activity's, what says these. */
export function lineEvidence({ evidence, time }: ExpertLineAnswer): EvidenceAnswer[] {
  return [...evidence, ...time.facts.flatMap((fact) => fact.evidence)];
}

/** Hits as score cards on one scale, which the strongest hit of the whole list sets. */
export function scoreViews(
  ground: ExpertsGround,
  { items, mode, topics }: Pick<ExpertsAnswer, 'items' | 'mode' | 'topics'>,
  strongest: number,
): ScoreView[] {
  const mean = mode === 'all' && topics.length > 1;
  return items.map((item) => scoreView(ground, item, strongest, mean ? topics : null));
}

/** `topics` are those whose sums make a geometric mean; null where the lines' one sum is the score. */
function scoreView(
  ground: ExpertsGround,
  item: ExpertAnswer,
  strongest: number,
  topics: readonly EntitySummary[] | null,
): ScoreView {
  const { words, lang } = ground;
  const shown = [...Map.groupBy(item.lines, ({ topic }) => (topics ? topic : null)).values()].flatMap(
    (together) =>
      roundToSum(
        together.map(({ value }) => value),
        DECIMALS,
      ),
  );
  return {
    entity: namedView(ground.snapshot.projection, item.entity, lang),
    about: aboutText(ground, item.entity),
    strength: strengthText(item.score, lang),
    confidence: confidenceText(item.confidence, words),
    lines: item.lines.map((line, index) => ({
      ...lineView(ground, item.entity.id, line),
      share: strongest > 0 ? line.value / strongest : 0,
      shown: numberText(shown[index]!, lang, DECIMALS),
    })),
    ...(topics && {
      sums: item.topics.map(({ topic, score }) => ({
        label: words('experts.topic.sum', {
          topic: topics.find(({ id }) => id === topic)?.name ?? topic,
        }),
        shown: strengthText(score, lang),
      })),
    }),
  };
}

/** A score as it is shown: three decimals. */
export function strengthText(score: number, lang: Lang): string {
  return numberText(roundToSum([score], DECIMALS)[0]!, lang, DECIMALS);
}

/** "ammattikorkeakoulu, Etelä-Savo" */
function aboutText({ snapshot, lang }: ExpertsGround, { id, type, label }: EntitySummary): string {
  const region = snapshot.projection.entity(snapshot.geography.regionOf(id) ?? '');
  const where = region ? toSummary(region, lang).name : null;
  return [type === 'person' ? null : label, where].filter(Boolean).join(', ');
}

/** "1 lähde, viimeisin 2021" */
function confidenceText({ documents, latestYear }: ExpertAnswer['confidence'], words: Words): string {
  const sources = documents === 1 ? words('experts.sources.one') : words('experts.sources', { n: documents });
  const year = latestYear === null ? words('experts.undated') : words('experts.latest', { year: latestYear });
  return `${sources}, ${year}`;
}

function lineView(
  ground: ExpertsGround,
  actor: string,
  line: ExpertLineAnswer,
): Omit<ScoreLineView, 'share' | 'shown'> {
  const { cards, words, lang } = ground;
  // One relation may speak for several actors, so its cards carry the actor's name too.
  const set = cards.set(`e-${actor}-${line.relation}`, lineEvidence(line));
  return {
    claim: { text: roleText(line, words), evidence: set.id, certainty: cards.certainty(line.evidence) },
    activity: line.activity && { name: line.activity.name, href: line.activity.url },
    years: yearsOf(line) ?? (line.activity ? words('experts.line.year') : null),
    more: timeNote(line, lang),
    factors: factorsOf(line, ground),
    evidence: set,
  };
}

/** The activity's years may be an editor's, which no source tells. */
function timeNote({ time }: ExpertLineAnswer, lang: Lang): string | null {
  return time.of === 'activity' && time.facts.length === 0 ? `(${TIME_UNPROVED[lang]})` : null;
}

function roleText({ role: name, label, title, through, via }: ExpertLineAnswer, words: Words): string {
  const role = name === 'about' ? words('experts.line.about') : (title ?? label);
  if (through === 'own') return capitalised(role);
  const whose = words(`experts.line.${through}`, { role });
  return via ? `${whose} (${via.name})` : whose;
}

function yearsOf({ from, to }: ExpertLineAnswer): string | null {
  if (from === null || to === null || from === to) return String(from ?? to ?? '') || null;
  return `${from}–${to}`;
}

/** The factors in the order in which they multiply; those that change nothing in this line are left out. */
function factorsOf(line: ExpertLineAnswer, { words, lang }: ExpertsGround): ScoreLineView['factors'] {
  const { factors, holders, match } = line;
  const name = (factor: string, detail: string | null = null) =>
    words(`experts.factor.${factor}`) + (detail ? ` (${detail})` : '');
  const figure = (value: number, decimals = 2) => numberText(value, lang, decimals);
  const matched = match.kind === 'exact' ? null : `${match.label}: ${match.topic.name}`;
  const always = [
    { sign: '', name: name('role'), value: figure(factors.role) },
    { sign: '×', name: name('time'), value: figure(factors.time, DECIMALS) },
    { sign: '×', name: name('topic', matched), value: figure(factors.topic) },
    { sign: '×', name: name('source'), value: figure(factors.source) },
    { sign: '÷', name: `√${holders}`, value: null },
  ];
  const sometimes = (['via', 'undertaking'] as const)
    .filter((factor) => factors[factor] !== 1)
    .map((factor) => ({ sign: '×', name: name(factor), value: figure(factors[factor]) }));
  return [
    ...always,
    ...sometimes,
    { sign: '×', name: name('levelling'), value: figure(factors.levelling, DECIMALS) },
  ];
}
