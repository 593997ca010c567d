import { evaluateEura } from './eura/evaluate-eura.ts';
import { evaluateExperts } from './experts/evaluate-experts.ts';
import { evaluatePeers } from './peers/evaluate-peers.ts';
import { evaluateSearch } from './search/evaluate-search.ts';

export { EvalError } from './eval-error.ts';

/** What can be evaluated, each given the options after its name. */
export const EVAL_PARTS: ReadonlyMap<string, (options: string[]) => Promise<void> | void> = new Map([
  ['eura', evaluateEura],
  ['experts', evaluateExperts],
  ['peers', evaluatePeers],
  ['search', evaluateSearch],
]);
