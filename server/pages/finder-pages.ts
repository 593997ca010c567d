import { Hono } from 'hono';
import type { Assets } from '../http/assets.ts';
import { dayInFinland } from '../experts/when.ts';
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

/** As many as the API takes. */
const MOST_TOPICS = 5;

/** Who knows a topic, and which municipalities are alike, in each language. */
export function finderPages(services: Services, assets: Assets) {
  const pages = new Hono();
  for (const lang of LANGUAGES) {
    pages.get(pageAddress('experts', lang), async (c) => {
      const context = await pageContext(c, lang, services, assets);
      const texts = (c.req.queries('topic') ?? []).filter((text) => text.trim() !== '').slice(0, MOST_TOPICS);
      if (texts.length === 0) return topicChooser(context, null);
      const meant = texts.map((text) => meantEntity(context.snapshot, text, { type: 'topic' }));
      const unknown = texts.find((_, at) => !meant[at]);
      if (unknown !== undefined) return topicChooser(context, unknown);
      const topics = [...new Set(meant.filter((topic) => topic !== undefined))];
      const today = dayInFinland(services.clock());
      const { problems, ...query } = readExpertsQuery(c.req.query(), context.snapshot, today);
      return expertsPage(context, { ...query, topics }, problems);
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
      const { problems: ignored, ...narrowed } = readNarrowing(
        rest,
        context.snapshot,
        dayInFinland(services.clock()),
      );
      return peersPage(context, { municipality, weights, ...narrowed }, { problems, allZero, ignored });
    });
  }
  return pages;
}
