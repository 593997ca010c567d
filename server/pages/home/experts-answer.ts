import type { ExpertAnswer, ExpertKind } from '../../contract/finders.ts';
import { describeExperts } from '../../experts/describe.ts';
import { findExperts } from '../../experts/gather.ts';
import { displayName, toSummary } from '../../reading/entity-view.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { topicsUsed } from '../finders/topics-used.ts';
import { claim } from '../parts/claim.ts';
import { evidenceSet } from '../parts/evidence-card.ts';
import { html, type Html } from '../parts/html.ts';
import { nameLink } from '../parts/rows.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { evidenceViews } from '../views/evidence.ts';
import { namedView } from '../views/named.ts';
import { shapedAs } from '../views/shaped.ts';
import { question } from './question.ts';

const EXAMPLE = 'kulttuurihyvinvointi';
const OFFERED = 24;

/** Who knows this topic? The strongest municipality and organisation of an example, each with what shows it. */
export async function expertsQuestion(context: PageContext): Promise<Html> {
  const { words, lang, snapshot } = context;
  const used = topicsUsed(snapshot)
    .map(({ topic }) => topic)
    .filter(({ kind }) => kind === 'subject');
  const example = used.find(({ id }) => id === EXAMPLE) ?? used[0];
  if (!example) return html``;
  const offered = [...new Set([example, ...used.slice(0, OFFERED)])];
  return question(
    words('home.experts'),
    {
      action: pageAddress('experts', lang),
      name: 'topic',
      label: words('home.topic'),
      value: example.id,
      options: offered.map((topic) => ({ value: topic.id, label: displayName(topic, lang).name })),
      shape: example,
      submit: words('home.show'),
    },
    await strongest(context, example.id),
  );
}

async function strongest(context: PageContext, topic: string): Promise<Html> {
  const { words } = context;
  const kinds = ['municipality', 'organisation'] as const satisfies ExpertKind[];
  const answers = await Promise.all(kinds.map((kind) => firstOf(context, topic, kind)));
  const rows = await Promise.all(answers.flatMap((found) => (found ? [row(context, found)] : [])));
  return html`<ul class="answer-lines">
      ${rows}
    </ul>
    <p class="caption">${words(rows.length > 0 ? 'home.experts-note' : 'home.no-evidence')}</p>`;
}

async function firstOf(
  { services: { store, clock }, snapshot, lang }: PageContext,
  topic: string,
  kind: ExpertKind,
): Promise<ExpertAnswer | undefined> {
  const found = await findExperts({ store, snapshot, now: clock() }, { topics: [topic], kind });
  const page = { items: found.hits.slice(0, 1), total: found.hits.length, next: null };
  const { items } = await describeExperts({ store, snapshot, lang }, found, page);
  return items[0];
}

/** The actor with its strongest line: the role is the claim, the activity its object. */
async function row(
  { services, snapshot, lang, words }: PageContext,
  { entity, lines }: ExpertAnswer,
): Promise<Html> {
  const { projection } = snapshot;
  const [line] = lines;
  if (!line) return html``;
  const cards = await evidenceViews(services.store, line.evidence, lang);
  const id = `home-${line.relation}`;
  const object = line.activity
    ? namedView(projection, line.activity, lang)
    : topicOf(projection.entity(line.match.topic.id), lang);
  return html`<li class="row">
    <p>
      ${shapeIcon(shapedAs(projection, entity), { size: 14 })}
      ${nameLink(namedView(projection, entity, lang))}:
      ${claim({
        text: line.title ?? line.label,
        evidence: id,
        certainty: cards.certainty(line.evidence),
        sources: new Set(line.evidence.map(({ source }) => source.id)).size,
      })}${object ? html`, <a class="name plain" href="${object.href}">${object.name}</a>` : ''}
    </p>
    ${evidenceSet({ ...cards.set(line.relation, line.evidence), id }, words, lang)}
  </li>`;
}

function topicOf(topic: Parameters<typeof toSummary>[0] | undefined, lang: 'fi' | 'sv' | 'en') {
  if (!topic) return null;
  const { name, url } = toSummary(topic, lang);
  return { name, href: url };
}
