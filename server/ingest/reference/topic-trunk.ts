import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Alias, Identifier } from '../../contract/entity.ts';
import type { Evidence, Source } from '../../contract/evidence.ts';
import type { SourceStatements } from '../../directory/statements.ts';
import { LANGUAGES } from '../../vocabulary/languages.ts';
import { maybeText, name } from '../cells.ts';
import { lookUp, type Row } from '../csv.ts';
import { alias, entity, names, registered, relation, type EntityStatement } from '../say.ts';
import { readCsv } from './read-csv.ts';
import { AIHEIDEN_PAIKAT, PTVL, YKL } from './sources.ts';

const list = z.string().transform((text) => text.split('|').filter(Boolean));

const classSchema = z.object({
  notation: name,
  /** Blank for a main class. */
  broader: maybeText,
  label_fi: name,
  /** The id of the topic that the class is: one of the directory's, or its own, which begins with the register's name. */
  topic: name,
  name_fi: maybeText,
  name_sv: maybeText,
  name_en: maybeText,
  yso: maybeText,
  other_fi: list,
  other_sv: list,
  other_en: list,
});

const placeSchema = z.object({
  topic: name,
  /** Blank where no class fits; the reason then tells why. */
  broader: maybeText,
  certainty: z.union([z.literal('curated'), z.literal('inferred'), z.literal('')]),
  reason: name,
});

type ClassRow = Row<z.output<typeof classSchema>>;

interface Register {
  readonly source: Source;
  readonly scheme: 'ykl' | 'ptvl';
  readonly file: string;
}

const REGISTERS: readonly Register[] = [
  { source: YKL, scheme: 'ykl', file: 'ykl_culture_branches.csv' },
  { source: PTVL, scheme: 'ptvl', file: 'ptvl_service_classes.csv' },
];

const PLACES = 'topic_places.csv';

/**
 * The classes of two public classifications as topics, each under its broader class, and where the directory's own
 * topics stand among them; nothing where the folder has no such tables. A class that the directory has a topic for is
 * that topic, so what describes those comes first.
 */
export function topicTrunk(folder: string): SourceStatements[] {
  if (!existsSync(join(folder, PLACES))) return [];
  return [...REGISTERS.map((register) => trunkOf(folder, register)), topicPlaces(folder)];
}

function trunkOf(folder: string, { source, scheme, file }: Register): SourceStatements {
  const rows = readCsv(folder, file, classSchema);
  const byNotation = new Map(rows.map((row) => [row.values.notation, row]));
  return {
    source,
    entities: rows.map((row) =>
      row.values.topic.startsWith(`${scheme}-`) ? topicOf(row, scheme) : numbered(row, scheme),
    ),
    relations: rows.flatMap((row) => {
      if (row.values.broader === null) return [];
      const broader = lookUp(byNotation, row, 'broader', file);
      const ends = [row.values.topic, 'broader', broader.values.topic] as const;
      return [relation(row.place, [...ends], stepEvidence(source, row, broader))];
    }),
    facts: [],
  };
}

/** Both cells of the step: what it is called, and what it is under. */
function stepEvidence(source: Source, row: ClassRow, broader: ClassRow): Evidence {
  const evidence = registered(source, row, ['notation', 'label_fi', 'broader']);
  return { ...evidence, row: { ...evidence.row, broader_label_fi: broader.values.label_fi } };
}

function topicOf({ values, place }: ClassRow, scheme: Identifier['scheme']): EntityStatement {
  const { notation, topic, name_fi, name_sv, name_en, yso } = values;
  return entity(place, topic, ['topic', 'subject'], {
    names: names({ fi: name_fi, sv: name_sv, en: name_en }),
    aliases: LANGUAGES.flatMap((lang): Alias[] =>
      values[`other_${lang}`].map((text) => alias(text, 'other', lang)),
    ),
    identifiers: [
      { scheme, value: notation },
      ...(yso === null ? [] : [{ scheme: 'yso', value: yso } as const]),
    ],
  });
}

/** A topic that something else describes has the class's number, too. */
function numbered({ values, place }: ClassRow, scheme: Identifier['scheme']): EntityStatement {
  return entity(place, values.topic, ['topic', 'subject'], {
    identifiers: [{ scheme, value: values.notation }],
  });
}

function topicPlaces(folder: string): SourceStatements {
  return {
    source: AIHEIDEN_PAIKAT,
    entities: [],
    relations: readCsv(folder, PLACES, placeSchema).flatMap(({ values, place }) => {
      const { topic, broader, certainty, reason } = values;
      if (broader === null || certainty === '') return [];
      const evidence: Evidence = {
        source: AIHEIDEN_PAIKAT.id,
        version: AIHEIDEN_PAIKAT.version,
        quote: null,
        row: null,
        locator: null,
        certainty,
        reason,
      };
      return [relation(place, [topic, 'broader', broader], evidence)];
    }),
    facts: [],
  };
}
