import type { Entity } from '../../contract/entity.ts';
import { EXPERT_KINDS, TOPIC_MODES, type ExpertKind, type TopicMode } from '../../contract/finders.ts';
import { daySpan, precisionOf } from '../../contract/period.ts';
import { meantPlace, namesOfPlaces } from '../../reading/find.ts';
import { nearest } from '../../search/nearest.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { pageAddress } from '../addresses.ts';
import type { QueryProblem } from '../network/query.ts';

/** What a reader asks of the experts page: all of it stands in the address. */
export interface ExpertsQuery {
  /** At least one. */
  topics: readonly Entity[];
  mode: TopicMode;
  kind: ExpertKind;
  /** A region or a municipality. */
  region: Entity | null;
  /** The day as of which evidence is weighed, ISO; null for today. */
  asOf: string | null;
  /** Whether recent evidence weighs more. */
  recency: boolean;
  narrower: boolean;
  /** The shortlist: ids in the order in which they were added. */
  list: readonly string[];
  cursor: string | undefined;
}

/** The parameters of an address but its topics, whose meaning is known by then. */
export type Given = Readonly<Record<string, string | undefined>>;

/** Whom to look for, once the topics are known. What cannot be used is told in `problems` and counts as not given. */
export function readExpertsQuery(
  given: Given,
  snapshot: Snapshot,
  today: string,
): Omit<ExpertsQuery, 'topics'> & { problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const { region, asOf, list } = given;
  const meant = region ? meantPlace(snapshot, region) : undefined;
  if (region && !meant)
    problems.push({
      field: 'region',
      value: region,
      reason: 'unknown',
      near: nearest(namesOfPlaces(snapshot), region),
    });
  const day = asOf ? lastDay(asOf, today) : null;
  if (asOf && day === null) problems.push({ field: 'asOf', value: asOf, reason: 'future', near: null });
  return {
    kind: choice(given, 'kind', EXPERT_KINDS, problems) ?? 'organisation',
    mode: choice(given, 'mode', TOPIC_MODES, problems) ?? 'all',
    region: meant ?? null,
    asOf: day,
    recency: choice(given, 'halfLife', ['none'], problems) === null,
    narrower: choice(given, 'narrower', ['true', 'false'], problems) !== 'false',
    list: [...new Set((list ?? '').split(','))].filter((id) => snapshot.projection.entity(id) !== undefined),
    cursor: given['cursor'],
    problems,
  };
}

/** The address of the list; `changes` replace parts of the query, and begin the list anew unless they say where. */
export function expertsAddress(
  query: Pick<ExpertsQuery, 'topics' | 'kind' | 'region'> & Partial<ExpertsQuery>,
  lang: Lang,
  changes: Partial<ExpertsQuery> = {},
): string {
  const { topics, kind, mode, region, asOf, recency, narrower, list, cursor } = {
    ...query,
    cursor: undefined,
    ...changes,
  };
  const rest = new URLSearchParams({
    ...(topics.length > 1 && mode === 'any' && { mode }),
    ...(kind !== 'organisation' && { kind }),
    ...(region && { region: region.id }),
    ...(asOf && { asOf }),
    ...(recency === false && { halfLife: 'none' }),
    ...(narrower === false && { narrower: 'false' }),
    ...(list && list.length > 0 && { list: list.join(',') }),
    ...(cursor && { cursor }),
  });
  const asked = new URLSearchParams([...topics.map(({ id }) => ['topic', id]), ...rest] as [
    string,
    string,
  ][]);
  return `${pageAddress('experts', lang)}?${asked}`;
}

function choice<T extends string>(
  given: Given,
  field: string,
  allowed: readonly T[],
  problems: QueryProblem[],
): T | null {
  const value = given[field];
  if (!value) return null;
  const found = allowed.find((one) => one === value);
  if (!found) problems.push({ field, value, reason: 'choice', allowed, near: nearest(allowed, value) });
  return found ?? null;
}

/** The last day that a date may mean, today at the latest; null for no date and for what has not come. */
export function lastDay(date: string, today: string): string | null {
  if (precisionOf(date) === null) return null;
  const { first, last } = daySpan(date);
  if (first > today) return null;
  return last < today ? last : today;
}
