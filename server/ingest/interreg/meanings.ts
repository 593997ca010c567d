import { z } from 'zod';
import { idSchema, localisedSchema } from '../../contract/primitives.ts';
import type { Place } from '../../directory/statements.ts';
import type { Localised } from '../../vocabulary/languages.ts';
import { parseFile } from '../document/read-document.ts';

/** A programme by its name in the register. */
export interface Programme {
  readonly id: string;
  readonly names: Localised;
  readonly place: Place;
}

/** A theme of the register as a topic; with names it is a topic that the directory has from nowhere else. */
export interface Theme {
  readonly topic: string;
  readonly names: Localised | null;
  readonly broader: string | null;
  readonly related: string | null;
  /** Why it stands under `broader`, where that needs words. */
  readonly reason: string | null;
  readonly place: Place;
}

/** A row that the register is known to have twice. */
export interface Repeated {
  readonly project: string;
  readonly name: string;
}

/** What the register's words for its projects mean here. */
export interface Meanings {
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly themes: ReadonlyMap<string, Theme>;
  /** Titles in other languages than English, by project. */
  readonly titles: Readonly<Record<string, Localised>>;
  readonly repeated: readonly Repeated[];
}

const text = z.string().trim().min(1);

const tableSchema = z.strictObject({
  programmes: z.array(z.strictObject({ written: text, id: idSchema, names: localisedSchema })),
  titles: z.record(text, localisedSchema),
  repeated: z.array(z.strictObject({ project: text, name: text })),
  themes: z.array(
    z.strictObject({
      written: text,
      topic: idSchema,
      names: localisedSchema.optional(),
      broader: idSchema.optional(),
      related: idSchema.optional(),
      reason: text.optional(),
      /** Why it stands under no topic, for those who read the table. */
      nowhere: text.optional(),
    }),
  ),
});

/** Reads the table; `file` is its name as problems tell it. Throws StatementsRefusedError. */
export function readMeanings(file: string, content: string): Meanings {
  const { content: table, place } = parseFile(file, content, tableSchema);
  return {
    programmes: new Map(
      table.programmes.map(({ written, ...one }, index) => [
        written,
        { ...one, place: place(['programmes', index]) },
      ]),
    ),
    themes: new Map(
      table.themes.map(({ written, topic, names, broader, related, reason }, index) => [
        written,
        {
          topic,
          names: names ?? null,
          broader: broader ?? null,
          related: related ?? null,
          reason: reason ?? null,
          place: place(['themes', index]),
        },
      ]),
    ),
    titles: table.titles,
    repeated: table.repeated,
  };
}
