import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserForTests } from '../support/browser.ts';
import { caseName, sampledCases } from '../support/hosts/cases.ts';
import { openHosts, type Hosts } from '../support/hosts/visit.ts';

const browser = browserForTests();

/** Each host once; `npm run soak -- hosts` visits all of them with every widget in every language. */
describe.skipIf(browser === null)('a widget on another site', () => {
  let hosts: Hosts;
  beforeAll(async () => {
    hosts = await openHosts(browser as string);
  });
  afterAll(async () => hosts.close());

  it.each(sampledCases().map((wanted) => [caseName(wanted), wanted] as const))(
    'works in %s',
    async (_, wanted) => {
      expect(await hosts.visit(wanted)).toEqual([]);
    },
  );
});
