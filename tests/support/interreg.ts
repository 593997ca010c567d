import { fileURLToPath } from 'node:url';
import type { SourceStatements } from '../../server/directory/statements.ts';
import { entity, relation, type EntityStatement } from '../../server/ingest/say.ts';
import { surroundingsAmong, type Surroundings } from '../../server/ingest/surroundings.ts';

/** The folder of the tables that ship with Solmu. */
export const TABLES = fileURLToPath(new URL('../../seed/data/registers', import.meta.url));

const COLUMNS = [
  'project_id',
  'programme',
  'acronym',
  'title',
  'start',
  'end',
  'themes',
  'role',
  'org_name',
  'town',
  'country_code',
  'nuts3_name',
  'legal_status',
] as const;

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

const USUAL: Required<Cells> = {
  project_id: 'I00001',
  programme: '2014 - 2020 INTERREG V-A Finland - Estonia - Latvia - Sweden (Central Baltic)',
  acronym: 'SILTA',
  title: 'A bridge over the gulf',
  start: '2016-01-01',
  end: '2018-12-31',
  themes: 'Education and training|Tourism',
  role: 'partner',
  org_name: 'City of Turku',
  town: 'Turku',
  country_code: 'FI',
  nuts3_name: 'Varsinais-Suomi',
  legal_status: 'public',
};

export const LATVIA: Cells = {
  org_name: 'University of Latvia',
  town: 'Riga',
  country_code: 'LV',
  nuts3_name: 'Rīga',
};

/** A file of the register; what a row leaves out is as usual: City of Turku, partner in SILTA. */
export function interregFile(...rows: readonly Cells[]): Uint8Array {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => COLUMNS.map((column) => quoted({ ...USUAL, ...row }[column])).join(','));
  return Buffer.from([COLUMNS.join(','), ...lines, ''].join('\n'));
}

const place = { file: 'world.yaml', path: 'entities', line: 1 };

function organisation(
  id: string,
  kind: Parameters<typeof entity>[2][1],
  fi: string,
  sv = fi,
): EntityStatement {
  return entity(place, id, ['organisation', kind], { names: { fi, sv } });
}

/** A directory of a few towns, a university and the topics that the register's themes join. */
export const WORLD: SourceStatements = {
  source: {
    id: 'world',
    title: { fi: 'Maailma' },
    lang: null,
    publisher: null,
    publisherId: null,
    standing: 'register',
    date: null,
    url: null,
    licence: 'CC0-1.0',
    attribution: null,
    redistributable: true,
    version: '1',
  },
  entities: [
    entity(place, 'maakunta-varsinais-suomi', ['region', 'maakunta'], {
      names: { fi: 'Varsinais-Suomi', sv: 'Egentliga Finland' },
    }),
    entity(place, 'maakunta-ahvenanmaa', ['region', 'maakunta'], {
      names: { fi: 'Ahvenanmaa', sv: 'Åland', en: 'Åland' },
    }),
    organisation('turku', 'municipality', 'Turku', 'Åbo'),
    organisation('kumlinge', 'municipality', 'Kumlinge'),
    organisation('vantaa', 'municipality', 'Vantaa', 'Vanda'),
    organisation('turun-yliopisto', 'university', 'Turun yliopisto', 'Åbo universitet'),
    organisation('turku-amk', 'university-of-applied-sciences', 'Turun ammattikorkeakoulu'),
    ...['koulutus', 'matkailu', 'kulttuuri', 'yhteistyo'].map((id) =>
      entity(place, id, ['topic', 'subject'], { names: { fi: id } }),
    ),
  ],
  relations: [
    relation(place, ['turku', 'located-in', 'maakunta-varsinais-suomi'], {
      source: 'world',
      version: '1',
      quote: null,
      row: { code: '853' },
      locator: null,
      certainty: 'register',
      reason: null,
    }),
  ],
  facts: [],
};

/** What an importer finds around it in that directory. */
export function smallSurroundings(): Surroundings {
  return surroundingsAmong(TABLES, [WORLD]);
}
