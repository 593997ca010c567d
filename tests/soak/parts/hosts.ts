import { browserForTests } from '../../support/browser.ts';
import { allCases, caseName } from '../../support/hosts/cases.ts';
import { openHosts } from '../../support/hosts/visit.ts';
import type { SoakOptions, SoakResult } from '../part.ts';

export const name = 'hosts';

/** Every kind of host with every widget in every language: usable, no error, no cookie, no request elsewhere. */
export async function run({ count, say }: SoakOptions): Promise<SoakResult> {
  const browser = browserForTests();
  if (browser === null) return { cases: 0, failures: ['no browser'] };
  const hosts = await openHosts(browser);
  const failures: string[] = [];
  const cases = allCases().slice(0, count);
  try {
    for (const [index, wanted] of cases.entries()) {
      const complaints = await hosts.visit(wanted);
      if (complaints.length > 0) failures.push([caseName(wanted), ...complaints].join('\n'));
      if ((index + 1) % 45 === 0) say(`${index + 1} visits`);
    }
  } finally {
    await hosts.close();
  }
  return { cases: cases.length, failures };
}
