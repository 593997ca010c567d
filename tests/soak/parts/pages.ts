import { browserForTests } from '../../support/browser.ts';
import { allCases, caseName } from '../../support/pages/cases.ts';
import { openPages } from '../../support/pages/look-over.ts';
import type { SoakOptions, SoakResult } from '../part.ts';

export const name = 'pages';

/** Every page and every widget's frame at every width, in every set of colours: no finding of axe, no sideways scroll, no error. */
export async function run({ count, say }: SoakOptions): Promise<SoakResult> {
  const browser = browserForTests();
  if (browser === null) return { cases: 0, failures: ['no browser'] };
  const pages = await openPages(browser);
  const failures: string[] = [];
  const cases = allCases().slice(0, count);
  try {
    for (const [index, wanted] of cases.entries()) {
      const complaints = await pages.lookOver(wanted);
      if (complaints.length > 0) failures.push([caseName(wanted), ...complaints].join('\n'));
      if ((index + 1) % 40 === 0) say(`${index + 1} pages`);
    }
  } finally {
    await pages.close();
  }
  return { cases: cases.length, failures };
}
