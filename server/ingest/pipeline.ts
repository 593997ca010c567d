import { applyStatements, type ApplyReport, type Clock } from '../directory/apply-changes.ts';
import type { Author, SourceStatements } from '../directory/statements.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A register that can be read: its file becomes rows, every party of a row an organisation, and all of them together
 * what the register says. Each step throws StatementsRefusedError with everything that does not fit.
 */
export interface Register<R, T, M> {
  readonly name: string;
  /** The edition that ships with Solmu, in the folder of the tables. */
  readonly shipped: string;
  /** Whether that is loaded only where it is asked for. */
  readonly optional: boolean;
  /** The tables decided by hand, from their folder. */
  tables(folder: string): T;
  /** The rows of a file; `file` is its name as problems tell it. */
  read(file: string, content: Uint8Array, tables: T, surroundings: Surroundings): R[];
  /** Who the party of each row is, in the rows' order. */
  match(rows: readonly R[], tables: T, surroundings: Surroundings): M[];
  propose(rows: readonly R[], matches: readonly M[], tables: T, surroundings: Surroundings): SourceStatements;
  /** How the names were matched, in lines for the person who imports. */
  tell(matches: readonly M[]): string[];
}

/** What a file of a register would have the directory say, and whom its names were taken for. */
export interface Proposal<M = unknown> {
  readonly statements: SourceStatements;
  readonly matches: readonly M[];
  /** How the names were matched, line by line. */
  readonly told: readonly string[];
}

/** Reads, matches and proposes; nothing is written. Throws StatementsRefusedError. */
export function proposalOf<R, T, M>(
  register: Register<R, T, M>,
  file: string,
  content: Uint8Array,
  surroundings: Surroundings,
): Proposal<M> {
  const tables = register.tables(surroundings.folder);
  const rows = register.read(file, content, tables, surroundings);
  const matches = register.match(rows, tables, surroundings);
  return {
    statements: register.propose(rows, matches, tables, surroundings),
    matches,
    told: register.tell(matches),
  };
}

/**
 * Makes the directory say what was proposed: the register's own earlier statements are replaced, those that vanished
 * retracted; other sources, corrections and erasures stand. Twice changes nothing.
 */
export function applyProposal(
  store: GraphStore,
  { statements }: Proposal,
  author: Author,
  clock: Clock,
): Promise<ApplyReport> {
  return applyStatements(store, statements, author, clock);
}
