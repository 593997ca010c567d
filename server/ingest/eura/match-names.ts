import { finnishStems } from '../../search/finnish.ts';
import type { Kind } from '../../vocabulary/kinds.ts';
import { likeness } from '../likeness.ts';
import type { Candidate } from '../match-parties.ts';
import { findSlips } from './slips.ts';
import type { KnownName, KnownNames } from './known-names.ts';
import { readName, type Part, type WrittenName, type Words } from './written-name.ts';

/** Who an implementer is taken for, why, and how surely. */
export interface NameMatch {
  readonly written: string;
  /** The directory's organisation; null where it has none, or where it is not sure enough. */
  readonly id: string | null;
  /** The name is that of a unit of the organisation. */
  readonly unit: boolean;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
  /** Whom it may be, where that is for a person to decide. */
  readonly doubtful: readonly Candidate[];
}

/** What a name's score must reach to be taken for an organisation; between the two it is doubtful. */
export const SURE = 0.8;
const POSSIBLE = 0.6;

const SCORES = {
  table: 1,
  name: 0.98,
  maintainer: 0.92,
  unit: 0.93,
  end: 0.88,
  slip: 0.86,
  otherTime: 0.84,
} as const;

interface Finding {
  readonly name: KnownName;
  /** The place of the name's first word in the part. */
  readonly at: number;
  readonly unit: boolean;
  readonly score: number;
  readonly reason: string;
}

/**
 * A matcher of names as a register writes them: `year` is the one in which the project began, for names that meant
 * another organisation before. A town's name alone is no town: a joint authority, an association, a school or a region
 * that begins with it is somebody else.
 */
export function nameMatcher(known: KnownNames): (written: string, year: number) => NameMatch {
  const slips = findSlips(known);
  return (written, year) => {
    const name = readName(written);
    const found = inParts(name.parts, known, year);
    const best = found.length > 0 ? found : later(name, known, year, slips);
    if (best.length === 1) return decided(written, best[0] as Finding);
    if (best.length > 1) return undecided(written, best);
    return strange(written, name, known);
  };
}

function decided(written: string, { name, unit, score, reason }: Finding): NameMatch {
  if (score >= SURE) return { written, id: name.id, unit, score, reason, doubtful: [] };
  return { written, id: null, unit: false, score, reason, doubtful: [candidate(name, score)] };
}

function undecided(written: string, findings: readonly Finding[]): NameMatch {
  const doubtful = findings.map(({ name, score }) => candidate(name, score));
  return {
    written,
    id: null,
    unit: false,
    score: POSSIBLE,
    reason: 'Nimessä on useita organisaatioita.',
    doubtful,
  };
}

function candidate({ id, words }: KnownName, score: number): Candidate {
  return { id, name: words.join(' '), likeness: score };
}

/** Names told to be earlier or later ones, then names with a slip of the pen. */
function later(
  { parts, otherTimes }: WrittenName,
  known: KnownNames,
  year: number,
  slips: ReturnType<typeof findSlips>,
): Finding[] {
  const told = inParts(otherTimes, known, year);
  if (told.length > 0)
    return told.map((one) =>
      lessSure(one, SCORES.otherTime, 'Rekisteri kertoo nimen aiempana tai myöhempänä nimenä.'),
    );
  const mended = parts.map((part) => ({ ...part, words: slips(part.words) ?? part.words }));
  if (mended.every(({ words }, at) => words === parts[at]?.words)) return [];
  const reason = `Nimi poikkeaa kirjoitusvirheen verran: ${mended.map(({ words }) => words.join(' ')).join(', ')}.`;
  return inParts(mended, known, year)
    .filter(({ name }) => name.words.length > 1 || name.kind === ('municipality' satisfies Kind))
    .map((one) => lessSure(one, SCORES.slip, reason));
}

function lessSure(finding: Finding, most: number, reason: string): Finding {
  return { ...finding, score: Math.min(finding.score, most), reason };
}

const INNERMOST: Readonly<Record<string, number>> = {
  unit: 0,
  university: 1,
  'university-of-applied-sciences': 1,
  'research-institute': 2,
  'state-agency': 2,
  'regional-council': 2,
  municipality: 4,
};
const OTHERS = 3;

/** Of a house and what it keeps, the kept one; two of a rank stay two. */
function innermost(findings: readonly Finding[]): Finding[] {
  const rank = ({ name }: Finding) => INNERMOST[name.kind ?? ''] ?? OTHERS;
  const least = Math.min(...findings.map(rank));
  const best = new Map<string, Finding>();
  for (const finding of findings.filter((one) => rank(one) === least).toSorted((a, b) => b.score - a.score))
    if (!best.has(finding.name.id)) best.set(finding.name.id, finding);
  return [...best.values()];
}

/** Whom the parts of a written name mean. What stands beside a whole name is its unit. */
function inParts(parts: readonly Part[], known: KnownNames, year: number): Finding[] {
  const byPart = parts.map((part) => inPart(part, known, year));
  const besides = parts.some((part, at) => byPart[at]?.length === 0 && !isShort(part));
  const unitsToo = new Set(byPart.flat().flatMap(({ name, unit }) => (unit ? [name.id] : [])));
  return innermost(byPart.flat()).map((one) => ({
    ...one,
    unit: one.unit || besides || unitsToo.has(one.name.id),
  }));
}

/** An abbreviation beside the name that it stands for: "(SeAMK)". */
function isShort({ words }: Part): boolean {
  return words.length === 1 && (words[0] as string).length <= LONGEST_SHORT;
}

/** Whom one of the names in a written name means; a name within a longer one means nobody. */
function inPart(part: Part, known: KnownNames, year: number): Finding[] {
  const all = known
    .among(part.words)
    .filter(({ until }) => until === null || year <= until)
    .flatMap((name) => (name.town ? byTown(part, name) : byName(part, name)) ?? []);
  const outer = all.filter((one) => !all.some((other) => isWithin(one, other)));
  const dated = outer.filter(({ name }) => name.until !== null);
  return dated.length > 0 ? dated : outer;
}

function isWithin(one: Finding, other: Finding): boolean {
  const [size, longer] = [one.name.words.length, other.name.words.length];
  return size < longer && one.at >= other.at && one.at + size <= other.at + longer;
}

/** Other legal persons than the one before them. */
const SOMEBODY_ELSE =
  /(yhdistys|säätiö|seura|liitto|(?<!tiede|lauta|hoito|toimi|neuvottelu|lii)kunta|yhtymä|klubi|samkommun|förening)$/u;
const AND = /^(ja|och|sekä|vid)$/u;

function byName(part: Part, name: KnownName): Finding | null {
  const { words, unit, reason } = name;
  const at = placeOf(part.words, name);
  if (at === null) return null;
  const end = at + words.length;
  const [before, rest] = [part.words.slice(0, at), part.words.slice(end)];
  if (before.length + rest.length === 0)
    return {
      name,
      at,
      unit,
      score: reason === null ? SCORES.name : SCORES.table,
      reason: reason ?? 'Nimi on hakemiston nimi.',
    };
  if (at === 0 && isKeptBy(name, rest))
    return { name, at, unit: false, score: SCORES.maintainer, reason: 'Nimi on ylläpitäjän.' };
  const others = [...before, ...rest].some((word) => SOMEBODY_ELSE.test(word) && !keeps(word, name));
  const possible = others || AND.test(before.at(-1) ?? '') || isIncorporated(part, end, name);
  const whole = rest.length === 0 && before.some((word) => keeps(word, name));
  return {
    name,
    at,
    unit: !whole,
    score: possible ? POSSIBLE : at === 0 ? SCORES.unit : SCORES.end,
    reason: whole ? 'Nimen edessä on ylläpitäjä.' : `Nimi on yksikön, jonka talo on ${words.join(' ')}.`,
  };
}

/** A unit with a legal form of its own is none: "Lestijärven kunnan yhteisökehitys Oy". */
function isIncorporated({ forms }: Part, end: number, { kind }: KnownName): boolean {
  return kind !== 'university-of-applied-sciences' && forms.some((after) => after >= end);
}

/** Where the name stands in the words: those of higher education anywhere, others at the beginning or the end. */
function placeOf(part: Words, name: KnownName): number | null {
  const last = part.length - name.words.length;
  if (last < 0) return null;
  if (startsWith(part, name.words)) return last === 0 || canBegin(name) ? 0 : null;
  if (!canStandInside(name)) return null;
  const places = isOfHigherEducation(name) ? Array.from({ length: last }, (_, at) => at + 1) : [last];
  return places.find((at) => at > 0 && startsWith(part.slice(at), name.words)) ?? null;
}

const SHORTEST_ALONE = 8;

function canBegin(name: KnownName): boolean {
  return name.kind === ('company' satisfies Kind) || canStandInside(name);
}

function canStandInside({ words }: KnownName): boolean {
  const [first = ''] = words;
  return words.length > 1 || first.length >= SHORTEST_ALONE || first.endsWith('amk');
}

function isOfHigherEducation({ kind }: KnownName): boolean {
  return kind === 'university' || kind === 'university-of-applied-sciences';
}

/** The joint authority that keeps a university of applied sciences or is a regional council. */
function isKeptBy({ kind }: KnownName, rest: Words): boolean {
  return KEPT.has(kind ?? '') && rest.length === 1 && rest[0] === JOINT_AUTHORITY;
}

function keeps(word: string, { kind }: KnownName): boolean {
  return kind === 'university-of-applied-sciences' && word.endsWith(JOINT_AUTHORITY);
}

const KEPT = new Set(['university-of-applied-sciences', 'regional-council']);
const JOINT_AUTHORITY = 'kuntayhtymä';
const LONGEST_SHORT = 6;

/** Whether the words begin with the name; where more follows, its last word may be in the genitive. */
function startsWith(part: Words, name: Words): boolean {
  const last = name.length - 1;
  return name.every((word, at) => {
    const written = part[at];
    if (written === word) return true;
    return at === last && part.length > name.length && written !== undefined && isGenitiveOf(written, word);
  });
}

function isGenitiveOf(written: string, word: string): boolean {
  if (!written.endsWith('n') || written.length < word.length - 1) return false;
  const stems = new Set(finnishStems(word));
  return finnishStems(written).some((stem) => stems.has(stem));
}

const TOWN = /^(kaupunki|kunta|stad|kommun)$/u;
const OF_A_TOWN = /^(kaupungin|kunnan|stads|kommuns)$/u;

/** "Oulun kaupunki", "Oulun kaupungin nuorisoasiainkeskus", "Kimitoöns kommun". */
function byTown(part: Part, name: KnownName): Finding | null {
  const at = part.words.findIndex((word) => TOWN.test(word) || OF_A_TOWN.test(word));
  const from = at - name.words.length;
  if (at < 1 || from < 0) return null;
  const [word, rest] = [part.words[at] as string, part.words.slice(at + 1)];
  const [before, own] = [part.words.slice(0, from), part.words.slice(from, at)];
  if (!isOfTown(own, name.words, word) || (before.length > 0 && rest.length > 0)) return null;
  const others = [...before, ...rest];
  if (others.length === 0 && TOWN.test(word))
    return { name, at: from, unit: false, score: SCORES.name, reason: 'Nimi on kunnan nimi.' };
  if (rest.length === 0 && OF_A_TOWN.test(word)) return null;
  const possible = others.some((one) => SOMEBODY_ELSE.test(one)) || isIncorporated(part, at + 1, name);
  const reason = `Nimi on kunnan yksikön: ${[...own, word].join(' ')}.`;
  return { name, at: from, unit: true, score: possible ? POSSIBLE : SCORES.unit, reason };
}

/** The name in the genitive; in Swedish also as it is: "Larsmo kommun". */
function isOfTown(own: Words, name: Words, word: string): boolean {
  const last = name.length - 1;
  return name.every((known, at) => {
    const written = own[at] as string;
    if (at < last) return written === known;
    return SWEDISH.test(word) ? written === known || written === `${known}s` : isGenitiveOf(written, known);
  });
}

const SWEDISH = /^(stad|kommun)s?$/u;

const ALIKE = 0.72;
const MOST = 3;

/** Nobody whom the directory has; what its name is like is for a person to look at. */
function strange(written: string, { parts }: WrittenName, { names }: KnownNames): NameMatch {
  const own = parts[0]?.words ?? [];
  const text = own.join(' ');
  const near = names
    .filter(({ words, town }) => !town && words.length > 1 && words[0]?.slice(0, 4) === own[0]?.slice(0, 4))
    .map((name) => candidate(name, likeness(name.words.join(' '), text)))
    .filter(({ likeness: alike }) => alike >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
  const reason = near.length > 0 ? 'Nimi muistuttaa hakemiston nimeä.' : 'Hakemistossa ei ole tätä nimeä.';
  return { written, id: null, unit: false, score: near.length > 0 ? POSSIBLE : 0, reason, doubtful: near };
}
