/** What a writing process prints, a line each, before and after every write. */
export interface Report {
  /** `try` before a write, `done` once it was acknowledged. */
  told: 'try' | 'done';
  what: 'say' | 'persons' | 'correct' | 'merge' | 'erase';
  /** The reason under which the write is recorded. */
  mark: string;
  /** The person who is merged or erased. */
  person: string | null;
}

/** How a writer names its persons, so that their names are found in any file that still has them. */
export function nameOf(person: string): string {
  return `Kanarialintu ${person} Virtanen`;
}
