import { dictionaryOf, findDictionary } from '../../server/search/voikko/find-dictionary.ts';
import type { Dictionary } from '../../server/search/voikko/dictionary.ts';

/**
 * The real Finnish dictionary: that of TEST_DICTIONARY, or where the system has it; or null, which is said loudly. Throws
 * under CI, where nothing may be skipped.
 */
export function dictionaryForTests(): Dictionary | null {
  const found = dictionaryOf(findDictionary(process.env['TEST_DICTIONARY']));
  if (found) return found;
  const reason =
    'REAL DICTIONARY NOT TESTED: none in TEST_DICTIONARY or its usual place (apt-get install voikko-fi)';
  if (process.env['CI'] === 'true') throw new Error(`${reason} (under CI that is a failure)`);
  console.warn(`\n${'!'.repeat(78)}\n!! ${reason}\n${'!'.repeat(78)}\n`);
  return null;
}
