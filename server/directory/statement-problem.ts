/** One thing that does not fit, told so that the person who wrote the file can mend it. */
export interface StatementProblem {
  file: string;
  /** Where in the file: `relations[3].role`. */
  path: string;
  line: number | null;
  value: string;
  reason: string;
}

/** Statements that do not fit. Nothing of them was written. */
export class StatementsRefusedError extends Error {
  override name = 'StatementsRefusedError';
  readonly problems: readonly StatementProblem[];
  constructor(problems: readonly StatementProblem[]) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}, nothing was written`;
    super([count, ...problems.map(describe)].join('\n'));
    this.problems = problems;
  }
}

/** `seed/data/x.yaml:12: relations[3].role: "boss": …` */
function describe({ file, line, path, value, reason }: StatementProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${path}: ${value}: ${reason}`;
}
