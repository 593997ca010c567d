import { randomInt } from 'node:crypto';

/** A seed that nobody has tried yet; SOLMU_SOAK_SEED repeats one that a run printed. */
export function anotherSeed(): number {
  const named = process.env['SOLMU_SOAK_SEED'];
  return named ? Number(named) : randomInt(1, 2 ** 31);
}
