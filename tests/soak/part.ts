/** A part of the soak: every module in `parts/` exports these two names. */
export interface SoakPart {
  /** What `npm run soak -- NAME` calls it. */
  name: string;
  /** Tries `count` cases that follow from `seed`. */
  run(options: SoakOptions): Promise<SoakResult>;
}

export interface SoakOptions {
  seed: number;
  count: number;
  /** Tells the person who waits how far it is. */
  say(line: string): void;
}

/** How many cases were tried, and what failed: each with what it takes to see it again. */
export interface SoakResult {
  cases: number;
  failures: string[];
}
