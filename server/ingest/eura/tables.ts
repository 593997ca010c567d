import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema, localisedSchema } from '../../contract/primitives.ts';
import type { Place } from '../../directory/statements.ts';
import { kindsOf, type Kind } from '../../vocabulary/kinds.ts';
import { parseFile } from '../document/read-document.ts';
import { slug } from '../slug.ts';

/** The tables decided by hand that give the register its meaning. */
export interface Tables {
  readonly funds: ReadonlyMap<string, Fund>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly authorities: ReadonlyMap<string, Authority>;
  readonly names: readonly NameInTable[];
  /** By the key of the name in the register. */
  readonly former: ReadonlyMap<string, FormerMunicipality>;
  /** The directory's topics that titles may be tagged with. */
  readonly known: readonly string[];
  /** Topics whose label tells nothing as the last part of a compound. */
  readonly onlyFirst: ReadonlySet<string>;
  readonly topics: readonly NewTopic[];
  /** Every id that the tables give away. */
  readonly ids: ReadonlySet<string>;
  /** The file of programmes and authorities, as problems tell it. */
  readonly file: string;
}

type Placed<T> = T & { readonly place: Place };
export type Fund = Placed<z.output<typeof fundSchema>>;
export type Programme = Placed<z.output<typeof programmeSchema>>;
export type Authority = Placed<z.output<typeof authoritySchema>>;
export type NameInTable = z.output<typeof namesSchema>[number];
export type FormerMunicipality = Placed<z.output<typeof formerSchema>[number]>;
export type NewTopic = Placed<z.output<typeof topicSchema>>;

const text = z.string().trim().min(1);
const FUNDS = ['ESR', 'EAKR'] as const;

const fundSchema = z.strictObject({
  written: z.enum(FUNDS),
  id: idSchema,
  names: localisedSchema.optional(),
  short: localisedSchema.default({}),
});

const programmeSchema = z.strictObject({
  id: idSchema,
  written: z.array(z.string()).min(1),
  /** Null for a programme of both. */
  fund: z.union([z.enum(FUNDS), z.null()]),
  names: localisedSchema,
});

const authoritySchema = z.strictObject({
  id: idSchema,
  kind: z.enum(kindsOf('organisation') as [Kind, ...Kind[]]).default('other'),
  written: z.array(text).min(1),
  names: localisedSchema.optional(),
});

const projectsSchema = z.strictObject({
  funds: z.array(fundSchema),
  programmes: z.array(programmeSchema),
  authorities: z.array(authoritySchema),
});

const namesSchema = z.array(
  z.strictObject({
    id: idSchema,
    written: z.array(text).min(1),
    unit: z.boolean().default(false),
    reason: text,
  }),
);

const formerSchema = z.array(
  z.strictObject({ written: text, names: localisedSchema, last: z.int(), heir: idSchema }),
);

const topicSchema = z.strictObject({
  id: idSchema,
  broader: idSchema.optional(),
  /** Why it stands there, where that needs words. */
  reason: text.optional(),
  /** Why it stands under no topic, for those who read the table. */
  nowhere: text.optional(),
  names: localisedSchema,
  words: z.array(text).default([]),
  yso: text.optional(),
});

const topicsSchema = z.strictObject({
  directory: z.array(idSchema),
  onlyFirst: z.array(idSchema),
  topics: z.array(topicSchema),
});

const FOLDER = 'seed/data/registers';
const FILES = {
  former: 'eura-former-municipalities.yaml',
  names: 'eura-names.yaml',
  projects: 'eura-projects.yaml',
  topics: 'eura-topics.yaml',
} as const;

/** Reads the tables from their folder. Throws StatementsRefusedError with every line that does not fit. */
export function readTables(folder: string): Tables {
  const parsed = <S extends z.ZodType>(file: string, schema: S) =>
    parseFile(`${FOLDER}/${file}`, readFileSync(join(folder, file), 'utf8'), schema);
  const projects = parsed(FILES.projects, projectsSchema);
  const topics = parsed(FILES.topics, topicsSchema);
  const former = parsed(FILES.former, formerSchema);
  const placed = <T>(key: string, entries: readonly T[]) =>
    entries.map((entry, index) => ({ ...entry, place: projects.place([key, index]) }));
  const programmes = placed('programmes', projects.content.programmes);
  const authorities = placed('authorities', projects.content.authorities);
  return {
    funds: new Map(placed('funds', projects.content.funds).map((fund) => [fund.written, fund])),
    programmes: new Map(
      programmes.flatMap((one) =>
        FUNDS.filter((fund) => one.fund === null || one.fund === fund).flatMap((fund) =>
          one.written.map((programme) => [programmeKey({ programme, fund }), one] as const),
        ),
      ),
    ),
    authorities: new Map(authorities.flatMap((one) => one.written.map((name) => [name, one] as const))),
    names: parsed(FILES.names, namesSchema).content,
    former: new Map(
      former.content.map((one, index) => [slug(one.written), { ...one, place: former.place([index]) }]),
    ),
    known: topics.content.directory,
    onlyFirst: new Set(topics.content.onlyFirst),
    topics: topics.content.topics.map((topic, index) => ({
      ...topic,
      place: topics.place(['topics', index]),
    })),
    ids: new Set([...Object.values(projects.content).flat(), ...topics.content.topics].map(({ id }) => id)),
    file: `${FOLDER}/${FILES.projects}`,
  };
}

/** A programme's name is one only together with the fund. */
export function programmeKey({ programme, fund }: { programme: string; fund: string }): string {
  return `${fund} ${programme}`;
}
