import fc, { type Arbitrary } from 'fast-check';
import { PAGE_ADDRESSES, SOURCE_SEGMENT } from '../../../server/pages/addresses.ts';
import { LANGUAGES } from '../../../server/vocabulary/languages.ts';
import {
  CARES,
  valueFor,
  wild,
  type Care,
  type Known,
  type ParameterSchema,
  type Written,
} from './values.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: ParameterSchema;
}

interface Answer {
  content?: Readonly<Record<string, { schema?: object }>>;
}

/** What the OpenAPI document says of a route. */
export interface Operation {
  parameters?: readonly Parameter[];
  responses: Readonly<Record<string, Answer>>;
}

export interface OpenApi {
  paths: Readonly<Record<string, { get: Operation }>>;
  components: object;
}

/** A request, and the route of the document that it is aimed at; null: a page, a frame or nothing. */
export interface FuzzRequest {
  method: string;
  target: Written;
  headers: Readonly<Record<string, string>>;
  route: string | null;
}

/** Requests that follow from the document, and those for pages and frames, which it does not describe. */
export function requestsFor(document: OpenApi, known: Known): Arbitrary<FuzzRequest> {
  const targets = fc.oneof(
    ...CARES.map((care) => ({ arbitrary: targetsFor(document, { known, care }), weight: OFTEN[care] })),
  );
  return fc
    .record({ at: targets, method: METHOD, headers: headersOf })
    .map(({ at, method, headers }) => ({ ...at, method, headers }));
}

const OFTEN: Readonly<Record<Care, number>> = { careful: 4, slips: 3, harmful: 3 };

/** What an author knows, and how they write. */
interface Author {
  known: Known;
  care: Care;
}

function targetsFor({ paths }: OpenApi, author: Author) {
  const routes = Object.entries(paths).map(([route, { get }]) => apiTarget(route, get, author));
  return fc.oneof(
    { weight: 8, arbitrary: fc.oneof(...routes) },
    { weight: 3, arbitrary: pageTarget(author).map((target) => ({ target, route: null })) },
    { weight: 1, arbitrary: oddTarget(author).map((target) => ({ target, route: null })) },
  );
}

const METHOD = fc.oneof(
  { weight: 30, arbitrary: fc.constant('GET') },
  { weight: 3, arbitrary: fc.constant('HEAD') },
  { weight: 1, arbitrary: fc.constantFrom('OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE') },
);

const headersOf: Arbitrary<Record<string, string>> = fc
  .record(
    {
      accept: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('*/*', 'application/json', 'text/html,*/*;q=0.8') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'text/csv',
            'application/ld+json',
            'image/svg+xml;q=1, application/json;q=0.1',
            'application/graphml+xml',
            'image/png',
            ';;;,q=,*/',
            'a'.repeat(2000),
          ),
        },
      ),
      'accept-language': fc.constantFrom(
        'fi',
        'sv-FI,sv;q=0.9',
        'en;q=0.1,fi;q=0.2',
        'de',
        '*',
        'q=;;',
        'sv;q=abc',
        'x'.repeat(1000),
      ),
      'if-none-match': fc.constantFrom('*', '"x"', 'W/"x", "y"', '"', 'x'.repeat(1000)),
      origin: fc.constantFrom('null', 'https://example.org', 'x'),
      'accept-encoding': fc.constantFrom('gzip', 'br, gzip;q=0.5', 'identity;q=0', '*;q=0', 'zz'),
      'x-forwarded-host': fc.constantFrom('evil.example', '"'),
    },
    { requiredKeys: [] },
  )
  .map((headers) => ({ ...headers }));

function apiTarget(route: string, { parameters = [] }: Operation, author: Author) {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const inPath = new Map(
    parameters.filter((parameter) => parameter.in === 'path').map((one) => [one.name, one]),
  );
  return fc
    .record({ path: pathOf(route, inPath, author), query: queryOf(query, author) })
    .map(({ path, query: text }) => ({ target: path + text, route }));
}

function pathOf(
  route: string,
  parameters: ReadonlyMap<string, Parameter>,
  author: Author,
): Arbitrary<Written> {
  const parts = route.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return fc.constant(part);
    return valueFor(placeName(route), parameters.get(name)?.schema ?? {}, author).filter(
      (value) => value !== '',
    );
  });
  // A slash or a dot of its own would make it another route's address.
  return fc.tuple(...parts).map((texts) => texts.join('').replaceAll('..', 'x'));
}

/** Which ids the `{id}` of a route takes. */
function placeName(route: string): string {
  if (route.includes('/topics/')) return 'topic';
  if (route.includes('/sources/')) return 'source';
  return route.includes('/peers/') ? 'municipality' : 'about';
}

function queryOf(parameters: readonly Parameter[], author: Author): Arbitrary<Written> {
  const pair = (parameter: Parameter) =>
    valueFor(parameter.name, parameter.schema, author).map((value) => `${parameter.name}=${value}`);
  const required = parameters.filter((parameter) => parameter.required).map(pair);
  const others = parameters.filter((parameter) => !parameter.required);
  return fc
    .record({
      needed: fc.tuple(...required),
      some: fc
        .subarray([...others], { maxLength: Math.min(3, others.length) })
        .chain((chosen) => fc.tuple(...chosen.map(pair))),
      odd: oddPairs(author),
      keeps: author.care === 'careful' ? fc.constant(true) : fc.integer({ min: 0, max: 9 }).map(Boolean),
    })
    .map(({ needed, some, odd, keeps }) => {
      const pairs = [...(keeps ? needed : []), ...some, ...odd];
      return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
    });
}

/** Names that nobody knows, names without values, the same name again. */
function oddPairs({ care }: Author): Arbitrary<Written[]> {
  if (care === 'careful') return fc.constant([]);
  const unknown = wild.map((name) => `${name}=1`);
  const odd = fc.oneof(unknown, fc.constantFrom('', '&&', '=', '=&=', 'lang', 'lang=', 'lang=xx', 'limit=5'));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Written[]>([]) },
    { weight: 1, arbitrary: fc.tuple(odd) },
  );
}

const PAGE_PARAMETERS = [
  'q',
  'topic',
  'kind',
  'region',
  'municipality',
  'cursor',
  'about',
  'from',
  'to',
  'weights',
].map((name): Parameter => ({ name, in: 'query', schema: { type: 'string' } }));
const PICTURE_PARAMETERS: Parameter[] = [
  { name: 'level', in: 'query', schema: { enum: ['region', 'municipality', 'organisation', 'topic'] } },
  { name: 'crossRegion', in: 'query', schema: { enum: ['true', 'false'] } },
  { name: 'minWeight', in: 'query', schema: { type: 'number', minimum: 0, maximum: 9 } },
  { name: 'theme', in: 'query', schema: { enum: ['light', 'dark'] } },
  { name: 'lang', in: 'query', schema: { enum: ['fi', 'sv', 'en'] } },
];

function pageTarget(author: Author): Arbitrary<Written> {
  const query = queryOf([...PAGE_PARAMETERS, ...PICTURE_PARAMETERS], author);
  const pages = LANGUAGES.flatMap((lang) =>
    Object.values(PAGE_ADDRESSES).map((words) => `/${lang}/${words[lang]}`),
  );
  const id = valueFor('about', {}, author).filter((value) => value !== '');
  const things = fc
    .tuple(
      fc.constantFrom(...LANGUAGES),
      fc.constantFrom('kunta', 'organisation', 'projekt', 'x', 'a%2fb'),
      id,
    )
    .map((parts) => `/${parts.join('/')}`);
  const sources = fc
    .tuple(fc.constantFrom(...LANGUAGES), fc.oneof(fc.constantFrom(...author.known.sources), id))
    .map(([lang, source]) => `/${lang}/${SOURCE_SEGMENT[lang]}/${source}`);
  const paths = fc.oneof(fc.constantFrom(...pages), things, sources, fc.constant('/embed/v1/network'));
  return fc.tuple(paths, query).map((parts) => parts.join(''));
}

/** Addresses that no route has, or that no document describes. */
function oddTarget(author: Author): Arbitrary<Written> {
  const path = fc.oneof(
    wild.map((text) => `/${text}`),
    wild.map((text) => `/api/v1/${text}`),
    wild.map((text) => `/fi/${text}`),
    wild.map((text) => `/assets/${text}`),
    fc.constantFrom(
      '/',
      '//evil.example/',
      '/fi//evil.example/',
      '/api/v1/',
      '/api/v2/entities',
      '/embed/v2/network',
      '/healthz',
      '/readyz',
      '/openapi.json',
      '/favicon.svg',
      '/DATA-LICENCES.md',
      '/metrics',
      '/.env',
      '/fi/..;/x',
      '/api/v1/entities/',
      '/api/v1//entities',
      '/API/V1/ENTITIES',
    ),
  );
  return fc.tuple(path, queryOf([], author)).map((parts) => parts.join(''));
}
