import fc, { type Arbitrary } from 'fast-check';

/** A value as it is written into an address: already encoded, or not encoded at all when that is the point. */
export type Written = string;

export interface ParameterSchema {
  type?: string | string[];
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  pattern?: string;
  items?: ParameterSchema;
  anyOf?: readonly ParameterSchema[];
}

/** Real names by what a parameter asks for, from the data. */
export interface Known {
  ids: readonly string[];
  topics: readonly string[];
  regions: readonly string[];
  kinds: readonly string[];
  sources: readonly string[];
  municipalities: readonly string[];
  words: readonly string[];
}

const encoded = (arbitrary: Arbitrary<string>) => arbitrary.map((text) => encodeURIComponent(text));

/** A marker that must never come back unescaped in a page. */
export const CANARY = '"><svg onload=canary>';

/** What nobody means to send. */
export const wild: Arbitrary<Written> = fc.oneof(
  encoded(fc.string({ unit: 'grapheme', maxLength: 40 })),
  fc.constantFrom(
    '%',
    '%zz',
    '%ff',
    '%c0%80',
    '%ed%a0%80',
    '%f0%9f%92',
    '%00',
    'a%00b',
    '%0d%0aSet-Cookie:%20a=b',
    '%e2%80%ae',
    '%252e%252e',
    '..%2f..%2fetc%2fpasswd',
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '[object%20Object]',
    '%F0%9F%8E%BB',
    'a'.repeat(3000),
    '%C3%A4'.repeat(400),
    '%27%20OR%201=1%20--',
    '%24%7B7*7%7D',
    encodeURIComponent(CANARY),
    encodeURIComponent('<script>canary</script>'),
    encodeURIComponent("';MATCH (n) DETACH DELETE n//"),
    '=cmd',
    '+',
    '%20',
  ),
);

const oddNumber = fc.constantFrom(
  '0',
  '-1',
  '-0',
  '1.5',
  '1e9',
  '0x10',
  '007',
  '%2B1',
  '9007199254740993',
  '1'.repeat(400),
  'Infinity',
  '%D9%A3',
  '1,5',
  '',
);

const oddDate = fc.constantFrom(
  '2020',
  '2020-13',
  '2020-02-30',
  '0000',
  '9999-12-31',
  '2020-21',
  '-2020',
  '2020-1',
  '20200101',
  '2019-06-15T00:00:00Z',
);

/** How a request is written: as its author should, with slips, or by somebody who means harm. */
export const CARES = ['careful', 'slips', 'harmful'] as const;
export type Care = (typeof CARES)[number];

/** How often a value fits, nearly fits, is an odd number or date, is wild. */
const SHARES: Readonly<Record<Care, readonly [number, number, number, number]>> = {
  careful: [1, 0, 0, 0],
  slips: [6, 3, 1, 0],
  harmful: [2, 1, 1, 4],
};

/** A value for a parameter, written with so much care. */
export function valueFor(
  name: string,
  schema: ParameterSchema,
  { known, care }: { known: Known; care: Care },
): Arbitrary<Written> {
  const fitting = fittingFor(name, schema, known);
  const kinds = [fitting, fitting.chain(nearly), fc.oneof(oddNumber, oddDate), wild];
  return fc.oneof(...kinds.map((arbitrary, at) => ({ arbitrary, weight: SHARES[care][at] ?? 0 })));
}

function fittingFor(name: string, schema: ParameterSchema, known: Known): Arbitrary<Written> {
  const [variant] = schema.anyOf ?? [];
  if (variant) return fittingFor(name, variant, known);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 300, 300) }).map(String);
  return encoded(fc.constantFrom(...namesFor(name, known)));
}

/** What parameters of these names take; of others, an id or a word does as well as any. */
const NAMES: Readonly<Record<string, (known: Known) => readonly string[]>> = {
  topic: ({ topics }) => topics,
  audience: ({ topics }) => topics,
  setting: ({ topics }) => topics,
  sector: ({ topics }) => topics,
  broader: ({ topics }) => topics,
  region: ({ regions }) => regions,
  scope: ({ regions }) => regions,
  kind: ({ kinds }) => kinds,
  q: ({ words }) => words,
  municipality: ({ municipalities }) => municipalities,
  about: ({ ids }) => ids,
  source: ({ sources }) => sources,
  from: ({ ids }) => [...ids, '2010', '2015-06'],
  to: ({ ids }) => [...ids, '2016', '2020-06-30'],
  asOf: () => ['2012', '2015-06', '2019-01-01'],
  weights: () => ['size:22', 'size:10,age:5', 'size:1,urbanity:2,age:3'],
  cursor: () => [
    cursorOf([1]),
    cursorOf([0]),
    cursorOf(['a', 'b']),
    cursorOf([-1]),
    cursorOf([1e300]),
    cursorOf([{}]),
    cursorOf(['\u0000', '\uffff']),
  ],
};

function namesFor(name: string, known: Known): readonly string[] {
  return NAMES[name]?.(known) ?? [...known.ids, ...known.words];
}

function cursorOf(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The same with a slip. */
function nearly(value: Written): Arbitrary<Written> {
  return fc.constantFrom(
    value.toUpperCase(),
    `${value}%20`,
    `%20${value}`,
    `${value}x`,
    value.slice(1),
    `${value},${value}`,
    `${value}%00`,
    `${value}%E4`,
    `${value}${value}`,
    [...value].toReversed().join('').replaceAll('%', ''),
  );
}
