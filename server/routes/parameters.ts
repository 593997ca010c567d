import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { en, fi, sv } from 'zod/locales';
import { problemSchema } from '../contract/problem.ts';
import { refusalWords, type Refusal } from '../locales/refusals.ts';
import { LANGUAGES, type Label, type Lang } from '../vocabulary/languages.ts';
import { BadRequestError, type RefusedValue } from '../http/errors.ts';
import { languageOf } from '../http/problem.ts';
import { nearest } from '../search/nearest.ts';

/** The largest page that any list answers. */
export const MOST_ITEMS = 200;

export const langParameter = z
  .enum(LANGUAGES)
  .optional()
  .meta({ description: 'The language of names and labels; default: Accept-Language, else Finnish' });

export const limitParameter = z.coerce
  .number<string>()
  .int()
  .min(1)
  .max(MOST_ITEMS)
  .default(50)
  .meta({ description: `How many items a page has, 1 to ${MOST_ITEMS}` });

export const cursorParameter = z
  .string()
  .min(1)
  .max(1000)
  .optional()
  .meta({ description: 'The `next` of the page before' });

export const booleanParameter = z.enum(['true', 'false']).transform((value) => value === 'true');

export const idParameter = z.object({ id: z.string().min(1).max(200) });

/** Parameters that every list takes. */
export const pageParameters = { lang: langParameter, limit: limitParameter, cursor: cursorParameter };

/** A router whose refused parameters become one BadRequestError with a pointer for each. */
export function createRouter(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result, c) => {
      const given = (name: string) => (result.target === 'param' ? c.req.param(name) : c.req.query(name));
      refuseIssues(c.req.queries(), result.target, result, given);
    },
  });
}

/** Refuses every parameter but `lang` on a route that the API's document does not describe. */
export function refuseParameters(c: Context): void {
  readParameters(c, z.strictObject({ lang: langParameter }));
}

/** The query of a route outside the typed ones, read and refused as theirs are. */
export function readParameters<T extends z.ZodType>(c: Context, schema: T): z.output<T> {
  return readQueries(c.req.queries(), schema);
}

/** Every value of each parameter, as a router gives them. */
export type Queries = Readonly<Record<string, string[]>>;

/** The same of a query that did not come as a request; who asks for another parameter hears of the `known` ones. */
export function readQueries<T extends z.ZodType>(
  queries: Queries,
  schema: T,
  known: readonly string[] = [],
): z.output<T> {
  const given = Object.entries(queries).map(([name, values]) => [
    name,
    values.length > 1 ? values : values[0],
  ]);
  const result = schema.safeParse(Object.fromEntries(given));
  refuseIssues(queries, 'query', result, (name) => queries[name]?.[0], known);
  return result.data as z.output<T>;
}

/** The id in the path of a route outside the typed ones, refused as theirs are. */
export function readId(c: Context, id: string | undefined): string {
  const result = idParameter.safeParse({ id });
  refuseIssues(c.req.queries(), 'param', result, () => id);
  return (result.data as z.output<typeof idParameter>).id;
}

type Result = { success: boolean; data?: unknown; error?: z.core.$ZodError | undefined };

/** Throws one BadRequestError with a pointer for each parameter that is refused; `known` are those that there are. */
function refuseIssues(
  queries: Queries,
  target: string,
  { success, data, error }: Result,
  given: (name: string) => string | undefined,
  known: readonly string[] = [],
): void {
  const issues = success ? [] : (error?.issues ?? []);
  const spelled = target === 'query' ? misspelled(queries, issues, success ? (data as object) : {}) : [];
  const told = new Set(spelled.map(({ pointer }) => pointer));
  const refused = issues
    .flatMap((issue) => refusedValues(issue, where(target), given, known))
    .filter(({ pointer }) => !told.has(pointer));
  if (spelled.length + refused.length > 0) throw new BadRequestError([...spelled, ...refused]);
}

/** What zod lets pass or tells badly: empty values, values given twice, numbers that are not plain digits. */
function misspelled(queries: Queries, issues: readonly z.core.$ZodIssue[], read: object): RefusedValue[] {
  const unknown = new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [])));
  return Object.entries(queries).flatMap(([name, values]) => {
    const refusal = unknown.has(name) ? null : spelling(name, values, issues, read);
    const value = values.join('&').slice(0, 200);
    return refusal ? [{ pointer: `#/query/${name}`, value, detail: refusalWords(refusal) }] : [];
  });
}

function spelling(
  name: string,
  values: readonly string[],
  issues: readonly z.core.$ZodIssue[],
  read: object,
): Refusal | null {
  if (values.some((value) => value.trim() === '')) return 'empty';
  const issue = issues.find(({ path }) => path[0] === name);
  // A parameter that may be repeated is a union of one and many.
  if (values.length > 1 && issue && issue.code !== 'invalid_union') return 'repeated';
  const number = typeof (read as Record<string, unknown>)[name] === 'number';
  return number && !/^\d+(\.\d+)?$/.test(values[0] ?? '') ? 'number' : null;
}

/** zod's own words in each language. */
const ISSUE_WORDS = { fi: fi().localeError, sv: sv().localeError, en: en().localeError };

function refusedValues(
  issue: z.core.$ZodIssue,
  place: string,
  given: (name: string) => string | undefined,
  known: readonly string[],
): RefusedValue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: `#/${place}/${key}`,
      value: given(key)?.slice(0, 200) ?? null,
      detail: unknownParameter(key, known),
    }));
  const value = given(String(issue.path[0]));
  const pointer = ['#', place, ...issue.path.map(String)].join('/');
  return [{ pointer, value: value?.slice(0, 200) ?? null, detail: issueWords(issue, value) }];
}

function unknownParameter(name: string, known: readonly string[]): Label {
  const near = nearest(known, name);
  return near === null && known.length > 0
    ? refusalWords('unknownAmong', { known: known.join(', ') })
    : refusalWords('unknownParameter', {}, near);
}

function issueWords(issue: z.core.$ZodIssue, input: string | undefined): Label {
  if (issue.code === 'invalid_union') return issueWords(nearestVariant(issue.errors) ?? issue, input);
  const own = ownWords(issue, input);
  if (own !== null) return own;
  const inLang = (lang: Lang) => {
    // A check of our own carries its own words.
    if (issue.code === 'custom' && issue.message) return issue.message;
    const words = ISSUE_WORDS[lang]({ ...issue, input } as z.core.$ZodRawIssue);
    return typeof words === 'string' ? words : (words?.message ?? issue.message ?? '');
  };
  return { fi: inLang('fi'), sv: inLang('sv'), en: inLang('en') };
}

/** What the reader missed: the variant that the value fits by type; null where no variant says a thing. */
function nearestVariant(variants: readonly (readonly z.core.$ZodIssue[])[]): z.core.$ZodIssue | null {
  const first = variants
    .flatMap((issues) => issues.slice(0, 1))
    .filter(({ code }) => code !== 'invalid_union');
  return first.find(({ code }) => code !== 'invalid_type') ?? first[0] ?? null;
}

/** Plain words where zod speaks of types; null where its own words do. */
function ownWords(issue: z.core.$ZodIssue, input: string | undefined): Label | null {
  if (input === undefined) return refusalWords('missing');
  const about = issue.code === 'custom' ? (issue.params?.['about'] as unknown) : null;
  if (isAbout(about)) return refusalWords(about);
  if (issue.code === 'invalid_value') return refusalWords('oneOf', { values: issue.values.join(', ') });
  if (issue.code === 'invalid_type' && issue.expected === 'number') return refusalWords('number');
  if (issue.code === 'invalid_type' && issue.expected === 'int') return refusalWords('wholeNumber');
  if (issue.code === 'too_small' && isNumber(issue))
    return refusalWords('atLeast', { bound: Number(issue.minimum) });
  if (issue.code === 'too_big' && isNumber(issue))
    return refusalWords('atMost', { bound: Number(issue.maximum) });
  return null;
}

function isNumber({ origin }: { origin: string }): boolean {
  return origin === 'number' || origin === 'int';
}

/** What a check of ours says that a value must be. */
const ABOUT = ['date', 'colour', 'radius', 'font', 'density'] as const satisfies Refusal[];

function isAbout(value: unknown): value is (typeof ABOUT)[number] {
  return ABOUT.some((about) => about === value);
}

function where(target: string): string {
  return target === 'param' ? 'path' : target;
}

/** Refuses one parameter's value; names the nearest of the `known` ones where one is near. */
export function refuse(
  parameter: string,
  value: string,
  refusal: Refusal,
  { known = [], values = {} }: { known?: Iterable<string>; values?: Record<string, string | number> } = {},
): never {
  const detail = refusalWords(refusal, values, nearest(known, value));
  throw new BadRequestError([{ pointer: `#/query/${parameter}`, value, detail }]);
}

/** The reader's language of an API request. */
export function readerLanguage(c: Context): Lang {
  return languageOf(c);
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** What is told of the client's quota, as draft-ietf-httpapi-ratelimit-headers-11 writes it. */
const QUOTA_HEADERS = {
  RateLimit: {
    description: 'What is left of the quota (r) and in how many seconds it is whole again (t)',
    schema: { type: 'string' as const, examples: ['"default";r=590;t=1'] },
  },
  'RateLimit-Policy': {
    description: 'The quota (q) in units of cost and its window (w) in seconds',
    schema: { type: 'string' as const, examples: ['"default";q=600;w=60'] },
  },
};

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' as const } },
};

/** The answers that any route may give beside its own. */
export const COMMON_RESPONSES = {
  304: { description: 'Not modified since the ETag that the reader has' },
  400: problem('A parameter is unknown or has a value that cannot be'),
  413: problem('The request carries content; none is taken'),
  414: problem('The address is too long'),
  429: {
    ...problem('The quota is used up; Retry-After says when to try again'),
    headers: { ...QUOTA_HEADERS, ...RETRY_AFTER },
  },
  431: problem('The header lines are too long'),
  503: {
    ...problem('The store does not answer, or the server stops; Retry-After says when to try again'),
    headers: RETRY_AFTER,
  },
};

/** The answers of a route about one thing. */
export const THING_RESPONSES = {
  ...COMMON_RESPONSES,
  301: problem('Merged into another; Location says where'),
  404: problem('Nothing has this id'),
  410: problem('Erased for good'),
};

/** What answers in more forms than JSON may say beside its own. */
export const FILE_RESPONSES = {
  406: problem('There is no such form of this; the problem names those that there are'),
};

/** A person who has not consented is in no file. */
export const PERSON_FILE_RESPONSES = {
  ...FILE_RESPONSES,
  403: problem('A person who has not consented to being in files'),
};

/** A 200 answer of JSON. Not `as const`: the typed client loses answers whose content is read-only. */
export function ok<T extends z.ZodType>(schema: T, description: string) {
  return {
    200: { description, headers: QUOTA_HEADERS, content: { 'application/json': { schema } } },
  };
}
