import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SearchLang } from '../../../server/search/analyse.ts';
import { EvalError } from '../eval-error.ts';

const textSchema = z.object({ id: z.string(), src: z.string(), text: z.string() });
const topicSchema = z.object({ id: z.string(), fi: z.string(), sv: z.string(), en: z.string() });
const querySchema = z.object({
  id: z.string(),
  kind: z.enum(['doc', 'topic']),
  category: z.string(),
  query: z.string(),
  expected: z.object({
    docs: z.array(z.string()).default([]),
    neutralDocs: z.array(z.string()).default([]),
    topicIds: z.array(z.string()).default([]),
  }),
});

export type SearchQuery = z.infer<typeof querySchema>;
export type Topic = z.infer<typeof topicSchema>;
export interface Text {
  id: string;
  lang: SearchLang;
  text: string;
}

/** Short documents, concepts in three languages, and what queries should find of them. */
export interface SearchSet {
  readonly texts: readonly Text[];
  readonly topics: readonly Topic[];
  readonly queries: readonly SearchQuery[];
}

/** Reads a set; `queries` names another file of queries over the same documents. Throws EvalError. */
export function readSearchSet(folder: string, queries: string = join(folder, 'dev.json')): SearchSet {
  return {
    texts: lines(join(folder, 'docs.jsonl'), textSchema).map(({ id, src, text }) => ({
      id,
      text,
      lang: src === 'finna-sv' ? 'sv' : src === 'finna-en' ? 'en' : 'fi',
    })),
    topics: lines(join(folder, 'topics.jsonl'), topicSchema),
    queries: parsed(queries, z.array(querySchema), readText(queries)),
  };
}

function lines<T>(file: string, schema: z.ZodType<T>): T[] {
  const rows = readText(file).split('\n').filter(Boolean);
  return rows.map((row, place) => parsed(`${file}, line ${place + 1}`, schema, row));
}

function readText(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw new EvalError(
    `There is no ${file}: name the folder of docs.jsonl, topics.jsonl and dev.json with --data DIR`,
  );
}

function parsed<T>(what: string, schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new EvalError(`${what} is not as expected: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}
