import { applyStatements } from '../../server/directory/apply-changes.ts';
import { readDocument } from '../../server/ingest/document/read-document.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { appOver, TODAY, type TestApp } from '../support/seeded-app.ts';

/** Names that programs trip over, by the id of the organisation that has them. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  formula: `=cmd|' /C calc'!A0`,
  plus: '+1+1',
  minus: '-2+3',
  at: '@SUM(A1:A9)',
  'full-width': '＝HYPERLINK("http://x.example")',
  quoted: `"=1+1`,
  semicolon: 'a;=1+1',
  'line-end': 'a\n=1+1',
  cdata: ']]> <script>alert(1)</script> &amp; <!--',
  zero: 'a\u0000b\u0007c',
  'right-to-left': '\u202Eoikealta\u202C \u200Fx',
  emoji: '👩‍👩‍👧‍👦🎻 𝔘𝔫𝔦',
  finnish: 'Åäö Žšẞ – ”lainaus”',
};

/** Persons who have not consented, and one who has. */
export const PERSONS = {
  'p-speaking': 'Ääri Öhmansson',
  'p-alone': 'Yksineläjä Yrjänäinen',
  'p-holder': 'Haltia Hollonen',
  'p-open': 'Avoin Avonen',
};

const names = Object.entries(HOSTILE_NAMES);

const OPEN_SOURCE = {
  source: aSource('avoin', true),
  entities: [
    {
      id: 'hanke',
      type: 'project',
      kind: 'project',
      names: { fi: 'Hanke' },
      period: { from: 2019, to: '2020-06' },
    },
    { id: 'aihe', type: 'topic', kind: 'subject', names: { fi: HOSTILE_NAMES['zero'] } },
    ...names.map(([id, name]) => ({ id, type: 'organisation', kind: 'company', names: { fi: name } })),
  ],
  relations: names.map(([id, name]) => ({
    from: id,
    role: 'partner',
    to: 'hanke',
    evidence: { quote: `Kumppani ${name}` },
  })),
  facts: [
    { entity: 'hanke', field: 'count', value: -7, evidence: { quote: 'miinus seitsemän' } },
    { entity: 'hanke', field: 'text', value: '=oma', evidence: { quote: '=oma' } },
  ],
};

const CLOSED_SOURCE = {
  source: aSource('suljettu', false),
  entities: [
    ...Object.entries(PERSONS).map(([id, name]) => ({
      id,
      type: 'person',
      names: { fi: name },
      ...(id === 'p-open' && { visibility: 'public' }),
    })),
    { id: 'kunta', type: 'organisation', kind: 'municipality', names: { fi: 'Kunta' } },
    { id: 'virka', type: 'post', kind: 'other', names: { fi: 'Virka' } },
  ],
  relations: [
    partOf('p-speaking', { onBehalfOf: 'kunta' }),
    partOf('p-alone'),
    partOf('p-holder'),
    partOf('p-open'),
    { from: 'p-holder', role: 'holds', to: 'virka', evidence: { quote: 'Hollonen hoitaa virkaa' } },
    { from: 'virka', role: 'post-of', to: 'kunta', evidence: { quote: 'kunnan virka' } },
    {
      from: { placeholder: { type: 'organisation', kind: 'company', count: 3 } },
      role: 'partner',
      to: 'hanke',
      evidence: { quote: 'kolme yritystä' },
    },
    {
      from: 'kunta',
      role: 'lead',
      to: 'hanke',
      evidence: { row: { johtaja: 'salainen rivi' }, certainty: 'register' },
    },
  ],
  facts: [
    {
      entity: 'hanke',
      field: 'text',
      value: 'suljetun omat sanat',
      evidence: { quote: 'suljetun omat sanat' },
    },
  ],
};

/** One who speaks for somebody, as a sentence that names them says. */
function partOf(person: keyof typeof PERSONS, rest: object = {}) {
  const quote = `Työryhmässä ${PERSONS[person]}`;
  return { from: person, role: 'working-group-member', to: 'hanke', ...rest, evidence: { quote } };
}

function aSource(id: string, redistributable: boolean) {
  return {
    id,
    title: { fi: `Lähde ${id}` },
    lang: 'fi',
    standing: 'own-site',
    url: `https://${id}.example/`,
    licence: redistributable ? 'CC BY 4.0' : 'Kaikki oikeudet pidätetään',
    attribution: `Tekijä: ${id}`,
    redistributable,
    version: '1',
  };
}

/**
 * A project with partners of every hostile name, said by a source that may be passed on; and its people, said by one
 * that may not: one who speaks for a municipality, one who holds its post, one alone, and one who has consented.
 */
export async function hostileApp(): Promise<TestApp> {
  const store = openSqliteStore(':memory:');
  for (const said of [OPEN_SOURCE, CLOSED_SOURCE]) {
    // JSON is YAML, too.
    const statements = readDocument(`${said.source.id}.yaml`, withStandIns(said), () => undefined);
    await applyStatements(
      store,
      withoutStandIns(statements),
      { actor: 'test', reason: 'to see' },
      () => TODAY,
    );
  }
  return appOver(store);
}

/** What nobody sees is refused today; a store may have it from before. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202A-\u202E]/gu;
const STAND_IN = /[\u{F0000}-\u{F2FFF}]/gu;
const PRIVATE_USE = 0xf0000;

function withStandIns(said: object): string {
  const hidden = (text: string) =>
    text.replace(UNSEEN, (one) => String.fromCodePoint(PRIVATE_USE + (one.codePointAt(0) as number)));
  return JSON.stringify(said, (_key, value: unknown) => (typeof value === 'string' ? hidden(value) : value));
}

function withoutStandIns<T>(statements: T): T {
  const shown = (text: string) =>
    text.replace(STAND_IN, (one) => String.fromCodePoint((one.codePointAt(0) as number) - PRIVATE_USE));
  return JSON.parse(JSON.stringify(statements), (_key, value: unknown) =>
    typeof value === 'string' ? shown(value) : value,
  ) as T;
}
