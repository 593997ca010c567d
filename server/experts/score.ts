/**
 * How strong is the recorded evidence that someone knows a topic, and which lines make it up?
 *
 * Pure and free of imports: the server and the browser count by this same file.
 * Form: saturating sum of decayed role evidence; compare Balog et al. 2009 (Model 2) and Macdonald & Ounis 2006.
 */

/** What a line speaks of: `activity` = projects, practices, publications and materials; `event` = events and training; `claim` = somebody says "knows this" directly; `funding` = money given to any of these. */
export type EvidenceKind = 'activity' | 'event' | 'claim' | 'funding';

/** A multiplier with the word that explains it, such as `{ factor: 0.9, label: 'own-site' }`. */
export interface Factor {
  readonly factor: number;
  readonly label: string;
}

/** One relation between an actor and something about the topic. Extra fields are carried through untouched. */
export interface EvidenceLine {
  /** The relation behind the line. A relation counts once for an actor: its strongest line stays. */
  readonly id: string;
  readonly actor: string;
  /** `null` for a direct expert-in claim. */
  readonly activity: string | null;
  /** What a project shares with its own reports and events; `null` when the activity stands alone. */
  readonly undertaking: string | null;
  readonly kind: EvidenceKind;
  readonly role: string;
  /** From the role registry, 0–1. */
  readonly roleWeight: number;
  /** Calendar years, `null` when not known. The role is taken to last to the end of `to`. */
  readonly from: number | null;
  readonly to: number | null;
  readonly running: boolean;
  /** Research keeps longer: its weight halves in ten years, not six. */
  readonly researchLike: boolean;
  readonly topic: Factor;
  readonly source: Factor;
  /** How many hold the same role in the same activity, this actor included: at least 1. */
  readonly coHolders: number;
  /** The person through whom an organisation gets this line (pass only what fell in the affiliation), else `null`. */
  readonly via: string | null;
  /** Ids of the independent documents that say so. */
  readonly documents: readonly string[];
}

/** The numbers whose product is a line's value, in the order in which they are shown. */
export interface LineFactors {
  readonly role: number;
  readonly time: number;
  readonly topic: number;
  readonly source: number;
  /** 1/√n. */
  readonly coHolders: number;
  /** ½ when an organisation has it from one of its people. */
  readonly via: number;
  /** ¼ when a stronger line of the same undertaking is already counted. */
  readonly undertaking: number;
  /** S/E: how much the tenth line of a kind adds less than the first. */
  readonly levelling: number;
}

/** What the time factor was read from; `unknown` asks to be flagged. */
export type TimeBasis = 'running' | 'last-year' | 'unknown';

export type ScoredLine<L extends EvidenceLine = EvidenceLine> = L & {
  readonly factors: LineFactors;
  readonly timeBasis: TimeBasis;
  /** All factors but the levelling, multiplied. */
  readonly weight: number;
  /** What the line adds to the score. */
  readonly value: number;
};

/** How much to trust a score, apart from how high it is. */
export interface Confidence {
  /** Independent documents behind the lines. */
  readonly documents: number;
  /** The latest calendar year that the lines reach, `null` when none is dated. */
  readonly latestYear: number | null;
}

export interface Expert<L extends EvidenceLine = EvidenceLine> {
  readonly actor: string;
  /** The sum of the lines' values, added in their order. */
  readonly score: number;
  /** Strongest first. */
  readonly lines: readonly ScoredLine<L>[];
  readonly confidence: Confidence;
}

export interface ScoreOptions {
  /** Today as a year, fractions allowed: 2026.5 is midsummer 2026. */
  readonly now: number;
  /** Years in which evidence loses half of its decaying part; `Infinity` switches recency off. Default 6. */
  readonly halfLife?: number;
  /** The same for research. Default 10. */
  readonly researchHalfLife?: number;
  /**
   * What decides the order of equals, such as the day: another turn puts another of them first, so that attention does
   * not always fall on the same few. The same turn gives the same order.
   */
  readonly turn?: string;
}

/** Where a kind of evidence stops adding up: no number of events outweighs this many full roles. */
export const SATURATION = { activity: 4, event: 1.5, claim: 0.5, funding: 0.5 } as const satisfies Record<
  EvidenceKind,
  number
>;

/** How much a source's kind counts. */
export const SOURCE_FACTORS = {
  register: 1,
  'signed-report': 1,
  'own-site': 0.9,
  'third-party': 0.7,
  extracted: 0.4,
  'self-claim': 0.3,
} as const;

/** How the evidence's topic lies from the topic asked for; `steps` up or down the tree. */
export type TopicMatch =
  | { readonly kind: 'exact' | 'related' }
  | { readonly kind: 'narrower' | 'broader'; readonly steps: number }
  /** Found in the text without a tag; `strength` 0–1. */
  | { readonly kind: 'text'; readonly strength: number };

const BROADER_STEPS = 2;
const KEPT_FOR_EVER = 0.2;
const UNDATED = 0.5;
const THROUGH_PEOPLE = 0.5;
const SAME_UNDERTAKING = 0.25;

/** 1 exact, .9 for each narrower step, .4 for each broader step (0 beyond two), .3 related, at most .3 by text. */
export function topicFactor(match: TopicMatch): number {
  switch (match.kind) {
    case 'exact':
      return 1;
    case 'narrower':
      return 0.9 ** match.steps;
    case 'broader':
      return match.steps > BROADER_STEPS ? 0 : 0.4 ** match.steps;
    case 'related':
      return 0.3;
    case 'text':
      return 0.3 * Math.min(1, Math.max(0, match.strength));
  }
}

/**
 * Scores every actor in the lines on one topic, strongest first; equals stand as `turn` decides.
 * Lines that weigh nothing are left out, and so are actors without a line: no evidence is not a zero.
 * The answer depends on the lines, not on their order.
 */
export function scoreExperts<L extends EvidenceLine>(lines: Iterable<L>, options: ScoreOptions): Expert<L>[] {
  const experts = [...Map.groupBy(lines, (line) => line.actor)]
    .map(([actor, own]) => scoreActor(actor, own, options))
    .filter((expert) => expert.lines.length > 0);
  return strongestScoreFirst(experts, options);
}

export interface TopicScore<L extends EvidenceLine = EvidenceLine> {
  readonly topic: string;
  /** The sum of these lines' values. */
  readonly score: number;
  readonly lines: readonly ScoredLine<L>[];
}

export interface CombinedExpert<L extends EvidenceLine = EvidenceLine> {
  readonly actor: string;
  /** Of all topics the geometric mean of their scores, of any of them their sum. */
  readonly score: number;
  readonly topics: readonly TopicScore<L>[];
  readonly confidence: Confidence;
}

/**
 * Who knows all of these topics: the geometric mean of each one's scores, so that one strong topic does not hide
 * a weak one. An actor without evidence on one of them is left out. Strongest first, equals as `turn` decides.
 */
export function combineTopics<L extends EvidenceLine>(
  perTopic: readonly { readonly topic: string; readonly experts: readonly Expert<L>[] }[],
  options: Pick<ScoreOptions, 'now' | 'turn'>,
): CombinedExpert<L>[] {
  const [first, ...others] = perTopic;
  // One topic's experts are scored, trusted and ordered already.
  if (first && others.length === 0)
    return first.experts.map(({ actor, score, lines, confidence }) => ({
      actor,
      score,
      topics: [{ topic: first.topic, score, lines }],
      confidence,
    }));
  const found = perTopic.flatMap(({ topic, experts }) =>
    experts.map(({ actor, score, lines }) => ({ actor, topic: { topic, score, lines } })),
  );
  const combined = [...Map.groupBy(found, (hit) => hit.actor)]
    .filter(([, hits]) => hits.length === perTopic.length)
    .map(([actor, hits]) =>
      combine(
        actor,
        hits.map((hit) => hit.topic),
        options.now,
      ),
    );
  return strongestScoreFirst(combined, options);
}

/**
 * Who knows any of these topics: the evidence on all of them counted as one body, a relation once, for the topic where
 * it weighs most. Each topic's score is the sum of its lines, and the score their sum; a topic without a line is left out.
 */
export function scoreAnyTopic<L extends EvidenceLine>(
  perTopic: readonly { readonly topic: string; readonly lines: readonly L[] }[],
  options: ScoreOptions,
): CombinedExpert<L>[] {
  const asked = perTopic.flatMap(({ topic, lines }) => lines.map((line) => ({ ...line, asked: topic })));
  return scoreExperts(asked, options).map(({ actor, score, lines, confidence }) => ({
    actor,
    score,
    confidence,
    topics: perTopic.flatMap(({ topic }) => {
      const own = lines.filter((line) => line.asked === topic);
      return own.length === 0 ? [] : [{ topic, score: sum(own.map(({ value }) => value)), lines: own }];
    }),
  }));
}

/**
 * Rounds the values so that the shown figures add up to the shown sum (largest remainder; ties to the earlier one).
 * The sum is the plain sum of the values rounded half up in decimal, as `Intl.NumberFormat` shows it.
 */
export function roundToSum(values: readonly number[], decimals: number): number[] {
  const scaled = values.map((value) => shiftDecimal(value, decimals));
  const units = scaled.map(Math.floor);
  const target = Math.round(shiftDecimal(sum(values), decimals));
  const missing = target - sum(units);
  const byRemainder = scaled
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Math.max(0, missing))) units[index]! += 1;
  return units.map((unit) => shiftDecimal(unit, -decimals));
}

type Weighed<L extends EvidenceLine> = {
  readonly line: L;
  readonly factors: Omit<LineFactors, 'levelling'>;
  readonly timeBasis: TimeBasis;
  readonly weight: number;
};

function scoreActor<L extends EvidenceLine>(
  actor: string,
  own: readonly L[],
  options: ScoreOptions,
): Expert<L> {
  const counted = discountUndertakings(countOnce(own.map((line) => weigh(line, options))));
  const lines = level(counted).sort(
    (a, b) => b.value - a.value || compareText(a.activity ?? '', b.activity ?? '') || compareText(a.id, b.id),
  );
  return {
    actor,
    score: sum(lines.map((line) => line.value)),
    lines,
    confidence: confidenceOf(lines, options.now),
  };
}

function weigh<L extends EvidenceLine>(line: L, options: ScoreOptions): Weighed<L> {
  const { time, timeBasis } = timeFactor(line, options);
  return withFactors(line, timeBasis, {
    role: line.roleWeight,
    time,
    topic: line.topic.factor,
    source: line.source.factor,
    coHolders: 1 / Math.sqrt(line.coHolders),
    via: line.via === null ? 1 : THROUGH_PEOPLE,
    undertaking: 1,
  });
}

function withFactors<L extends EvidenceLine>(
  line: L,
  timeBasis: TimeBasis,
  factors: Omit<LineFactors, 'levelling'>,
): Weighed<L> {
  return {
    line,
    timeBasis,
    factors,
    weight: Object.values(factors).reduce((product, factor) => product * factor, 1),
  };
}

function timeFactor(
  line: EvidenceLine,
  { now, halfLife = 6, researchHalfLife = 10 }: ScoreOptions,
): { time: number; timeBasis: TimeBasis } {
  if (line.running) return { time: 1, timeBasis: 'running' };
  const lastYear = line.to ?? line.from;
  if (lastYear === null) return { time: UNDATED, timeBasis: 'unknown' };
  const age = Math.max(0, now - (lastYear + 1));
  const decayed = 2 ** (-age / (line.researchLike ? researchHalfLife : halfLife));
  return { time: KEPT_FOR_EVER + (1 - KEPT_FOR_EVER) * decayed, timeBasis: 'last-year' };
}

/** A relation counts once, and an organisation gets an activity once however many of its people were in it. */
function countOnce<L extends EvidenceLine>(weighed: readonly Weighed<L>[]): Weighed<L>[] {
  const key = ({ line }: Weighed<L>) =>
    line.via === null ? `own ${line.id}` : `people ${line.activity ?? line.id}`;
  const matters = weighed.filter((one) => one.weight > 0).sort(strongestFirst);
  return [...Map.groupBy(matters, key).values()].map((same) => same[0]!);
}

/** Own roles and people's roles are counted apart: an organisation gets its people's evidence besides its own. */
function discountUndertakings<L extends EvidenceLine>(weighed: readonly Weighed<L>[]): Weighed<L>[] {
  const key = ({ line }: Weighed<L>) =>
    `${line.via === null ? 'own' : 'people'} ${line.undertaking ?? line.activity ?? line.id}`;
  return [...Map.groupBy(weighed, key).values()].flatMap((together) =>
    together.map((one, index) =>
      index === 0
        ? one
        : withFactors(one.line, one.timeBasis, { ...one.factors, undertaking: SAME_UNDERTAKING }),
    ),
  );
}

/** S = c(1 − e^(−E/c)) for each kind of evidence, shared out to its lines by weight. */
function level<L extends EvidenceLine>(weighed: readonly Weighed<L>[]): ScoredLine<L>[] {
  return [...Map.groupBy(weighed, ({ line }) => line.kind)].flatMap(([kind, same]) => {
    const total = sum(same.map(({ weight }) => weight));
    const limit = SATURATION[kind];
    const levelling = (-limit * Math.expm1(-total / limit)) / total;
    return same.map(({ line, factors, timeBasis, weight }) => ({
      ...line,
      factors: { ...factors, levelling },
      timeBasis,
      weight,
      value: weight * levelling,
    }));
  });
}

function combine<L extends EvidenceLine>(
  actor: string,
  topics: readonly TopicScore<L>[],
  now: number,
): CombinedExpert<L> {
  const product = topics.reduce((all, topic) => all * topic.score, 1);
  const lines = topics.flatMap((topic) => topic.lines);
  return { actor, score: product ** (1 / topics.length), topics, confidence: confidenceOf(lines, now) };
}

function confidenceOf(lines: readonly EvidenceLine[], now: number): Confidence {
  const thisYear = Math.floor(now);
  const years = lines
    .map((line) => (line.running ? thisYear : (line.to ?? line.from)))
    .filter((year) => year !== null)
    .map((year) => Math.min(year, thisYear));
  return {
    documents: new Set(lines.flatMap((line) => line.documents)).size,
    latestYear: years.length === 0 ? null : Math.max(...years),
  };
}

/** Complete, so that equal weights never leave the answer to the order in which a store returned the lines. */
function strongestFirst<L extends EvidenceLine>(a: Weighed<L>, b: Weighed<L>): number {
  return b.weight - a.weight || compareText(identity(a.line), identity(b.line));
}

function identity(line: EvidenceLine): string {
  return [line.activity, line.id, line.via, line.role, line.topic.label, line.source.label].join('\n');
}

/** Beyond this decimal two scores differ by the order of their additions alone. */
const EQUAL_AT = 1e9;

function strongestScoreFirst<T extends { readonly score: number; readonly actor: string }>(
  hits: readonly T[],
  { turn }: Pick<ScoreOptions, 'turn'>,
): T[] {
  return hits
    .map((hit) => ({
      hit,
      score: Math.round(hit.score * EQUAL_AT),
      place: turn === undefined ? 0 : digest(`${turn} ${hit.actor}`),
    }))
    .sort((a, b) => b.score - a.score || a.place - b.place || compareText(a.hit.actor, b.hit.actor))
    .map(({ hit }) => hit);
}

/** FNV-1a over the code units, its bits mixed (MurmurHash3's end): near texts lie far apart. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Moves the decimal point in the number as written: 1.0005 × 1000 is 1000.4999… in floating point. */
function shiftDecimal(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
