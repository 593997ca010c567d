import { randomInt } from 'node:crypto';

/** The seed of every run, so that what once failed is tried for ever. */
const FIXED_SEED = 20_261_127;

/** A seed that nobody has tried yet; SOLMU_SOAK_SEED repeats one that a run printed. */
export function anotherSeed(): number {
  const named = process.env['SOLMU_SOAK_SEED'];
  return named ? Number(named) : randomInt(1, 2 ** 31);
}

/** The two seeds of a sample; the second one is printed, so that the run can be repeated. */
export function sampleSeeds(part: string): [fixed: number, another: number] {
  const another = anotherSeed();
  console.log(`${part}: seeds ${FIXED_SEED} and ${another} (repeat with SOLMU_SOAK_SEED=${another})`);
  return [FIXED_SEED, another];
}
