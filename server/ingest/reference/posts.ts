import type { SourceStatements } from '../../directory/statements.ts';
import type { Label, Lang } from '../../vocabulary/languages.ts';
import type { Kind } from '../../vocabulary/kinds.ts';
import { municipalityId, type MunicipalityRow } from './municipalities.ts';
import { entity, names, relation, type EntityStatement, type RelationStatement } from '../say.ts';
import { KUNTIEN_TEHTAVAT } from './sources.ts';

interface Seat {
  readonly kind: Kind;
  readonly suffix: string;
  readonly title: Label;
}

const SEATS: readonly Seat[] = [
  {
    kind: 'culture-services',
    suffix: 'kulttuuripalvelut',
    title: { fi: 'Kulttuuripalvelut', sv: 'Kulturtjänster', en: 'Culture services' },
  },
  {
    kind: 'culture-wellbeing-coordinator',
    suffix: 'kulttuurihyvinvointi',
    title: {
      fi: 'Kulttuurihyvinvoinnin koordinaattori',
      sv: 'Koordinator för kulturvälfärd',
      en: 'Culture and wellbeing coordinator',
    },
  },
];

/** The two seats that the directory keeps for every municipality; who holds them is unknown until somebody tells. */
export function posts(rows: readonly MunicipalityRow[]): SourceStatements {
  return {
    source: KUNTIEN_TEHTAVAT,
    entities: rows.flatMap((row) => SEATS.map((seat) => post(row, seat))),
    relations: rows.flatMap((row) => SEATS.map((seat) => postOf(row, seat))),
    facts: [],
  };
}

function postId(row: MunicipalityRow, { suffix }: Seat): string {
  return `${municipalityId(row)}-${suffix}`;
}

function post(row: MunicipalityRow, seat: Seat): EntityStatement {
  const { name_fi: fi, name_sv: sv, name_en: en } = row.values;
  const named = (lang: Lang, municipality: string) => `${seat.title[lang]}, ${municipality}`;
  return entity(row.place, postId(row, seat), ['post', seat.kind], {
    names: names({ fi: named('fi', fi), sv: named('sv', sv), en: named('en', en) }),
    status: 'unknown',
  });
}

function postOf(row: MunicipalityRow, seat: Seat): RelationStatement {
  return relation(row.place, [postId(row, seat), 'post-of', municipalityId(row)], {
    source: KUNTIEN_TEHTAVAT.id,
    version: KUNTIEN_TEHTAVAT.version,
    quote: null,
    row: null,
    locator: null,
    certainty: 'curated',
    reason: 'Hakemistossa on jokaisella kunnalla tämä paikka; haltija on tuntematon, kunnes joku kertoo sen.',
  });
}
