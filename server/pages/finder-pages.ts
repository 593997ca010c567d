import { Hono } from 'hono';
import type { Assets } from '../http/assets.ts';
import { VARIABLES } from '../peers/variables.ts';
import { meantEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { pageAddress } from './addresses.ts';
import { pageContext } from './context.ts';
import { expertsPage } from './finders/experts-page.ts';
import { readExpertsQuery } from './finders/experts-query.ts';
import { municipalityChooser } from './finders/municipality-chooser.ts';
import { peersPage } from './finders/peers-page.ts';
import { readNarrowing, readWeights } from './finders/peers-query.ts';
import { topicChooser } from './finders/topic-chooser.ts';

/** The groups that any figure speaks for. */
const COMPARABLE: readonly string[] = VARIABLES.map(({ group }) => group);

/** Who knows a topic, and which municipalities are alike, in each language. */
export function finderPages(services: Services, assets: Assets) {
  const pages = new Hono();
  for (const lang of LANGUAGES) {
    pages.get(pageAddress('experts', lang), async (c) => {
      const context = await pageContext(c, lang, services, assets);
      const { topic: text = '', kind, region, cursor } = c.req.query();
      if (text.trim() === '') return topicChooser(context, null);
      const topic = meantEntity(context.snapshot, text, { type: 'topic' });
      if (!topic) return topicChooser(context, text);
      const { problems, ...query } = readExpertsQuery({ kind, region }, context.snapshot);
      return expertsPage(context, { ...query, topic, cursor }, problems);
    });
    pages.get(pageAddress('peers', lang), async (c) => {
      const context = await pageContext(c, lang, services, assets);
      const { municipality: text = '', ...rest } = c.req.query();
      if (text.trim() === '') return municipalityChooser(context, null);
      const municipality = meantEntity(context.snapshot, text, {
        type: 'organisation',
        kind: 'municipality',
      });
      if (!municipality) return municipalityChooser(context, text);
      const { weights, problems, allZero } = readWeights(rest, COMPARABLE);
      const { problems: ignored, ...narrowed } = readNarrowing(rest, context.snapshot);
      return peersPage(context, { municipality, weights, ...narrowed }, { problems, allZero, ignored });
    });
  }
  return pages;
}
