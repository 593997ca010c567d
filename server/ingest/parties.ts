import { z } from 'zod';
import { STATUSES } from '../contract/entity.ts';
import { idSchema, localisedSchema } from '../contract/primitives.ts';
import type { Place } from '../directory/statements.ts';
import type { StatementProblem } from '../directory/statement-problem.ts';
import { kindsOf, type Kind } from '../vocabulary/kinds.ts';
import type { Localised } from '../vocabulary/languages.ts';
import { refuse } from './csv.ts';
import { parseFile } from './document/read-document.ts';
import { slug } from './slug.ts';

/** An organisation of a register as a table decides it by hand. */
export interface Decision {
  readonly id: string;
  readonly kind: Kind;
  /** The country's code as the register writes it. */
  readonly country: string;
  /** The names as the register writes them. */
  readonly written: readonly string[];
  /** Null for an organisation that the directory has from elsewhere. */
  readonly names: Localised | null;
  readonly short: Localised;
  readonly status: (typeof STATUSES)[number];
  /** Its municipality or region, where the table says it. */
  readonly in: string | null;
  /** The house whose unit it is. */
  readonly of: string | null;
  /** How surely the table knows `in` and `of`, where no row says them. */
  readonly certainty: 'inferred' | 'outside';
  readonly reason: string | null;
  readonly place: Place;
}

const text = z.string().trim().min(1);

const entrySchema = z
  .strictObject({
    id: idSchema.optional(),
    kind: z.enum(kindsOf('organisation') as [Kind, ...Kind[]]),
    names: z.union([text.transform((en): Localised => ({ en })), localisedSchema]).optional(),
    short: localisedSchema.default({}),
    written: z.array(text).optional(),
    in: idSchema.optional(),
    of: idSchema.optional(),
    certainty: z.enum(['inferred', 'outside']).optional(),
    status: z.enum(STATUSES).default('unknown'),
    reason: text.optional(),
  })
  .refine(({ id, names }) => id !== undefined || names?.en !== undefined, {
    error: 'an entry needs an id or an English name',
  })
  .refine(({ written, names }) => written !== undefined || names?.en !== undefined, {
    error: 'an entry needs `written`, the names as the register writes them',
  });

const tableSchema = z
  .record(z.string(), z.array(entrySchema))
  .refine((table) => Object.keys(table).every((key) => /^[A-Z]{2}$/.test(key)), {
    error: 'the keys are country codes of two capital letters',
  });

const BY_NAME = 'Nimi sanoo, minkä talon yksikkö se on.';

/**
 * The decisions of a table, in order: `file` is its name as problems tell it. Throws StatementsRefusedError with every
 * line that does not fit, and with ids and names that stand twice.
 */
export function readDecisions(file: string, content: string): Decision[] {
  const { content: table, place } = parseFile(file, content, tableSchema);
  const decisions = Object.entries(table).flatMap(([country, entries]) =>
    entries.map((entry, index) => decisionOf(country, entry, place([country, index]))),
  );
  refuse([
    ...homeless(decisions),
    ...twice(decisions, 'id', ({ id }) => [id]),
    ...twice(decisions, 'written', ({ country, written }) => written.map((name) => `${country} ${name}`)),
  ]);
  return decisions;
}

function decisionOf(country: string, entry: z.infer<typeof entrySchema>, place: Place): Decision {
  const { names, written } = entry;
  const of = entry.of ?? null;
  return {
    id: entry.id ?? foreignId(names?.en as string, country),
    kind: entry.kind,
    country,
    written: written ?? [names?.en as string],
    names: names ?? null,
    short: entry.short,
    status: entry.status,
    in: entry.in ?? null,
    of,
    certainty: entry.certainty ?? (of === null ? 'outside' : 'inferred'),
    reason: entry.reason ?? (of === null ? null : BY_NAME),
    place,
  };
}

const LONGEST = 96;

/** The id of an organisation abroad: its name with its country, so that it never meets a Finnish one. */
export function foreignId(name: string, country: string): string {
  const end = `-${country.toLowerCase()}`;
  return `${slug(name)
    .slice(0, LONGEST - end.length)
    .replace(/-$/, '')}${end}`;
}

/** Of a Finnish organisation that the directory learns of here, the table says where it is. */
function homeless(decisions: readonly Decision[]): StatementProblem[] {
  const missing = decisions.filter(
    ({ country, names, in: home, of }) => country === 'FI' && names !== null && home === null && of === null,
  );
  return missing.map(({ id, place }) => ({
    ...place,
    value: id,
    reason: 'a new organisation needs `in` or `of`',
  }));
}

function twice(
  decisions: readonly Decision[],
  path: string,
  keysOf: (decision: Decision) => readonly string[],
): StatementProblem[] {
  const seen = new Set<string>();
  return decisions.flatMap((decision) =>
    keysOf(decision).flatMap((key) => {
      if (!seen.has(key)) return (seen.add(key), []);
      return [{ ...decision.place, path, value: key, reason: 'this stands in an earlier entry, too' }];
    }),
  );
}
