import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { fieldOf } from '../../vocabulary/fields.ts';
import type { FactClaim } from '../../contract/relation.ts';
import { storedEvidenceSchema, type Evidence, type Source } from '../../contract/evidence.ts';
import { StatementsRefusedError, type StatementProblem } from '../../directory/statement-problem.ts';
import type { Place, SourceStatements } from '../../directory/statements.ts';
import { documentSchema, type DocumentEvidence, type StatementDocument } from './document-schema.ts';

/** A YAML file parsed against a schema, with a way from a path in it to its line. */
export interface ParsedFile<T> {
  file: string;
  content: T;
  place(path: readonly PropertyKey[]): Place;
}

/** Parses YAML against a schema. Throws StatementsRefusedError that names every problem with its line. */
export function parseFile<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): ParsedFile<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const place = placeIn(file, document, lines);
  if (document.errors.length > 0)
    throw new StatementsRefusedError(
      document.errors.map((error) => ({
        file,
        path: 'YAML',
        line: error.linePos?.[0].line ?? null,
        value: error.code,
        reason: error.message.split('\n')[0] ?? 'not YAML',
      })),
    );
  const raw = plain(file, document);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { file, content: parsed.data, place };
  throw new StatementsRefusedError(parsed.error.issues.flatMap((issue) => problemsOf(issue, [], raw, place)));
}

/** The document as plain values. Throws StatementsRefusedError where its aliases multiply beyond reason. */
function plain(file: string, document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const reason = (error as Error).message;
    throw new StatementsRefusedError([{ file, path: 'YAML', line: null, value: 'alias', reason }]);
  }
}

function placeIn(file: string, document: Document.Parsed, lines: LineCounter): ParsedFile<unknown>['place'] {
  return (path) => {
    // The deepest node that exists: a missing field is reported at its parent.
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range)
        return { file, path: pathText(path), line: lines.linePos(node.range[0]).line };
    }
    return { file, path: pathText(path), line: null };
  };
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'file';
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

/** A union's failure is told by the branch that came closest. */
function problemsOf(
  issue: z.core.$ZodIssue,
  prefix: readonly PropertyKey[],
  raw: unknown,
  place: ParsedFile<unknown>['place'],
): StatementProblem[] {
  const path = [...prefix, ...issue.path];
  const value = valueAt(raw, path);
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ ...place(path), value: shown(value), reason: value === undefined ? MISSING : issue.message }];
  const closest = issue.errors.toSorted((a, b) => misfit(a) - misfit(b) || depthOf(b) - depthOf(a))[0] ?? [];
  if (misfit(closest) < OTHER_TYPE) return closest.flatMap((inner) => problemsOf(inner, path, raw, place));
  const reason = value === undefined ? MISSING : `expected ${expectedBy(issue.errors).join(', or ')}`;
  return [{ ...place(path), value: shown(value), reason }];
}

const MISSING = 'this is needed and missing';
const OTHER_TYPE = 2;

/** How little a value is what a branch is about: of another type, with keys that the branch does not know, or neither. */
function misfit(issues: readonly z.core.$ZodIssue[]): number {
  const atRoot = issues.filter((issue) => issue.path.length === 0);
  if (atRoot.some(({ code }) => code === 'invalid_type' || code === 'invalid_union')) return OTHER_TYPE;
  return atRoot.some(({ code }) => code === 'unrecognized_keys') ? 1 : 0;
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function expectedBy(branches: readonly (readonly z.core.$ZodIssue[])[]): string[] {
  const expected = branches
    .flat()
    .flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : []));
  return [...new Set(expected)];
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    raw,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return '(missing)';
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

/**
 * Reads a statement file. `sourceById` answers sources that other files describe.
 * Throws StatementsRefusedError with every problem, each with its line.
 */
export function readDocument(
  file: string,
  text: string,
  sourceById: (id: string) => Source | undefined,
): SourceStatements {
  const parsed = parseFile(file, text, documentSchema);
  const problems: StatementProblem[] = [];
  const source = sourceOf(parsed, sourceById, problems);
  const complete = (pieces: readonly DocumentEvidence[], place: Place) =>
    pieces.map((piece) => completeEvidence(piece, source, sourceById, place, problems));
  const { entities, relations, facts } = parsed.content;
  const statements: SourceStatements = {
    source,
    entities: entities.map(({ id, visibility, ...fields }, index) => ({
      id,
      fields: { ...fields, visibility: visibility ?? (fields.type === 'person' ? 'limited' : 'public') },
      place: parsed.place(['entities', index]),
    })),
    relations: relations.map(({ evidence, ...claim }, index) => {
      const place = parsed.place(['relations', index]);
      return { claim, evidence: complete(evidence, place), place };
    }),
    facts: facts.map(({ evidence, unit, ...claim }, index) => {
      const place = parsed.place(['facts', index]);
      if (!isMeasure(claim) && fieldOf(claim.field).unit !== null)
        problems.push({
          ...parsed.place(['facts', index, 'value']),
          value: shown(claim.value),
          reason: `${claim.field} is a number (${fieldOf(claim.field).unit}), a range { min, max } or { empty: true }`,
        });
      const withUnit = { ...claim, unit: unit === undefined ? fieldOf(claim.field).unit : unit };
      return { claim: withUnit, evidence: complete(evidence, place), place };
    }),
  };
  if (problems.length > 0) throw new StatementsRefusedError(problems);
  return statements;
}

/** Whether the value is one that a field with a unit can have. */
function isMeasure({ value }: Pick<FactClaim, 'value'>): boolean {
  if (typeof value !== 'object') return typeof value === 'number';
  return ['empty', 'min', 'target'].some((key) => key in value);
}

function sourceOf(
  parsed: ParsedFile<StatementDocument>,
  sourceById: (id: string) => Source | undefined,
  problems: StatementProblem[],
): Source {
  const { source } = parsed.content;
  if (typeof source !== 'string') return source;
  const known = sourceById(source);
  if (known) return known;
  problems.push({
    ...parsed.place(['source']),
    value: source,
    reason: 'no file describes a source with this id',
  });
  throw new StatementsRefusedError(problems);
}

function completeEvidence(
  piece: DocumentEvidence,
  own: Source,
  sourceById: (id: string) => Source | undefined,
  place: Place,
  problems: StatementProblem[],
): Evidence {
  const source = piece.source === undefined || piece.source === own.id ? own : sourceById(piece.source);
  if (!source)
    problems.push({
      ...place,
      path: `${place.path}.evidence.source`,
      value: String(piece.source),
      reason: 'no file describes a source with this id',
    });
  const evidence: Evidence = {
    source: source?.id ?? own.id,
    version: source?.version ?? own.version,
    quote: piece.quote ?? null,
    row: piece.row ?? null,
    locator: piece.locator ?? null,
    certainty: piece.certainty ?? (piece.row ? 'register' : 'stated'),
    reason: piece.reason ?? null,
  };
  const checked = storedEvidenceSchema.safeParse(evidence);
  for (const issue of checked.error?.issues ?? [])
    problems.push({
      ...place,
      path: `${place.path}.evidence.${issue.path.join('.')}`,
      value: shown(piece),
      reason: issue.message,
    });
  return evidence;
}
