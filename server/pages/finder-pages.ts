import { Hono } from 'hono';
import { EXPERT_KINDS, type ExpertKind } from '../contract/finders.ts';
import type { Assets } from '../http/assets.ts';
import { VARIABLES } from '../peers/variables.ts';
import { meantEntity } from '../reading/find.ts';
import type { Services } from '../services.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { pageAddress } from './addresses.ts';
import { pageContext } from './context.ts';
import { askedRegion, expertsPage } from './finders/experts-page.ts';
import { municipalityChooser } from './finders/municipality-chooser.ts';
import { peersPage } from './finders/peers-page.ts';
import { readWeights } from './finders/peers-query.ts';
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
      const topic = meantEntity(context.snapshot, text, ({ type }) => type === 'topic');
      if (!topic) return topicChooser(context, text);
      return expertsPage(context, {
        topic,
        kind: expertKind(kind),
        region: askedRegion(context, region),
        cursor,
      });
    });
    pages.get(pageAddress('peers', lang), async (c) => {
      const context = await pageContext(c, lang, services, assets);
      const { municipality: text = '', ...rest } = c.req.query();
      if (text.trim() === '') return municipalityChooser(context, null);
      const municipality = meantEntity(context.snapshot, text, ({ kind }) => kind === 'municipality');
      if (!municipality) return municipalityChooser(context, text);
      const { weights, ...wrong } = readWeights(rest, COMPARABLE);
      return peersPage(context, { municipality, weights }, wrong);
    });
  }
  return pages;
}

function expertKind(text: string | undefined): ExpertKind {
  return EXPERT_KINDS.find((kind) => kind === text) ?? 'organisation';
}
