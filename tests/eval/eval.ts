/**
 * `npm run eval -- PART`: how well Solmu answers, measured against what is known to be right, beside simpler ways. The
 * parts stand in parts.ts; each tells its options.
 */
import { EVAL_PARTS, EvalError } from './parts.ts';

const [name = '', ...options] = process.argv.slice(2);
const part = EVAL_PARTS.get(name);
try {
  if (!part) throw new EvalError(`No part "${name}"; there is ${[...EVAL_PARTS.keys()].join(', ')}`);
  await part(options);
} catch (error) {
  console.error(error instanceof EvalError ? error.message : error);
  process.exitCode = 1;
}
