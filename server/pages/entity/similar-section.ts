import type { EntitySummary, EvidenceAnswer } from '../../contract/answers.ts';
import type { ReasonKind, SimilarAnswer, SimilarLine, SimilarThing } from '../../contract/similar.ts';
import { roundToSum } from '../../experts/score.ts';
import { yearsText } from '../../locales/dates.ts';
import { numberText } from '../../locales/numbers.ts';
import { describeSimilar } from '../../similar/describe.ts';
import { findSimilar } from '../../similar/gather.ts';
import { isLikened } from '../../similar/profile.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { evidenceList } from '../parts/rows.ts';
import { scoreCard, type ScoreLineView, type ScoreView } from '../parts/scores.ts';
import { evidenceViews, type EvidenceViews } from '../views/evidence.ts';
import { namedView } from '../views/named.ts';
import { capitalised } from '../views/relation-rows.ts';
import type { Piece } from './sections.ts';
import type { Subject } from './subject.ts';

const SHOWN = 3;
const DECIMALS = 3;
/** Reasons that stand in the sentence; all of them are in the lines. */
const IN_SHORT = 4;

/** What is most like a project, practice or event, and why; nothing where nothing is. */
export async function similarSection({ context, record }: Subject): Promise<Piece> {
  const { services, snapshot, lang, words } = context;
  if (!isLikened(record)) return null;
  const hits = findSimilar(snapshot, record, services.clock());
  if (hits.length === 0) return null;
  const page = { items: hits.slice(0, SHOWN), total: hits.length, next: null };
  const answer = await describeSimilar({ store: services.store, snapshot, lang }, record, page);
  const cards = await evidenceViews(services.store, evidenceOf(answer), lang);
  const views = answer.items.map((item) => scoreView({ context, cards }, item, answer.items[0]?.score ?? 1));
  return section(
    { heading: words(`similar.${record.type}`), under: words('similar.under') },
    evidenceList(html`${views.map((view) => scoreCard(view, words, lang))}`),
  );
}

interface Ground extends Pick<Subject, 'context'> {
  cards: EvidenceViews;
}

function evidenceOf({ items }: SimilarAnswer): EvidenceAnswer[] {
  return items.flatMap(({ lines }) =>
    lines.flatMap(({ proofs }) => proofs.flatMap(({ evidence }) => evidence)),
  );
}

function scoreView(ground: Ground, { entity, score, lines }: SimilarThing, strongest: number): ScoreView {
  const { words, lang, snapshot } = ground.context;
  const shown = roundToSum(
    lines.map(({ value }) => value),
    DECIMALS,
  );
  const opens =
    lines.length === 1 ? words('similar.opens.one') : words('similar.opens', { count: lines.length });
  return {
    entity: namedView(snapshot.projection, entity, lang),
    about: [entity.label, yearsText(entity.period)].filter(Boolean).join(', '),
    strength: numberText(roundToSum([score], DECIMALS)[0] as number, lang, DECIMALS),
    confidence: '',
    folded: { short: inShort(ground, lines), opens, sum: words('similar.sum') },
    lines: lines.map((line, index) => ({
      ...lineView(ground, entity.id, line, index),
      share: line.value / strongest,
      shown: numberText(shown[index] as number, lang, DECIMALS),
    })),
  };
}

/** "Sama aihe: museopalvelut, kuntasektori. Sama toimija: Turku." with the first of the reasons, each a link. */
function inShort({ context: { words } }: Ground, lines: readonly SimilarLine[]): Html {
  const first = lines.slice(0, IN_SHORT);
  const said = [...Map.groupBy(first, ({ label }) => label)].map(
    ([label, same]) => html`${capitalised(label)}: ${joined(same.map(nameOf))}. `,
  );
  const rest = lines.length - first.length;
  return html`${said}${rest > 0 ? `${capitalised(words('similar.more', { count: rest }))}.` : ''}`;
}

function joined(names: readonly (Html | string)[]): Html {
  return html`${names.map((name, index) => html`${index > 0 ? ', ' : ''}${name}`)}`;
}

function nameOf(line: SimilarLine): Html | string {
  const named = namedIn(line);
  return named ? html`<a href="${named.url}">${named.name}</a>` : yearsOf(line);
}

/** Where the other's topic is another than one's own, that; else what both share. */
function namedIn({ meeting, shared, other }: SimilarLine): EntitySummary | null {
  return ['narrower', 'broader', 'related'].includes(meeting) ? other : shared;
}

function yearsOf({ years }: SimilarLine): string {
  if (!years) return '';
  return years.first === years.last ? String(years.first) : `${years.first}–${years.last}`;
}

function lineView(
  { context: { words, lang }, cards }: Ground,
  thing: string,
  line: SimilarLine,
  index: number,
): Omit<ScoreLineView, 'share' | 'shown'> {
  const named = namedIn(line);
  const evidence = line.proofs.flatMap(({ evidence: pieces }) => pieces);
  const set = evidence.length > 0 ? cards.set(`s-${thing}-${index + 1}`, evidence) : null;
  const text = capitalised(line.label);
  return {
    claim: set ? { text, evidence: set.id, certainty: cards.certainty(evidence) } : text,
    activity: named && { name: named.name, href: named.url },
    years: yearsOf(line) || null,
    more: [betweenText(line, words), line.note].filter(Boolean).join(' ') || null,
    factors: factorsOf(line, words).map(({ name, value }, at) => ({
      sign: at === 0 ? '' : '×',
      name,
      value: numberText(value, lang, DECIMALS),
    })),
    evidence: set,
  };
}

function betweenText({ meeting, own, other }: SimilarLine, words: Ground['context']['words']): string | null {
  if (!own || !other) return null;
  const between = meeting === 'beside' || meeting === 'unit';
  return between
    ? words('similar.from', { own: own.name, other: other.name })
    : words('similar.own', { own: own.name });
}

/** The factors in the order in which they multiply; those that change nothing in this kind of reason are left out. */
function factorsOf({ kind, factors }: SimilarLine, words: Ground['context']['words']) {
  const told: Record<ReasonKind, readonly (keyof typeof factors)[]> = {
    topic: ['rarity', 'nearness', 'certainty', 'levelling'],
    party: ['rarity', 'role', 'certainty', 'levelling'],
    region: ['rarity', 'nearness', 'certainty', 'levelling'],
    period: ['nearness', 'levelling'],
  };
  return told[kind].map((factor) => ({ name: words(`similar.factor.${factor}`), value: factors[factor] }));
}
