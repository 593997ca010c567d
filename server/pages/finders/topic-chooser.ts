import { displayName } from '../../reading/entity-view.ts';
import { namesOf } from '../../reading/find.ts';
import { nearest } from '../../search/nearest.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { renderInFrame } from '../page.ts';
import { pageHead } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { plainList } from '../parts/rows.ts';
import { chooser } from './field.ts';
import { topicsUsed } from './topics-used.ts';

const MOST_SHOWN = 24;

/** The experts page before a topic is chosen, or when what was written is none: then it says so, with a 400. */
export async function topicChooser(context: PageContext, unknown: string | null): Promise<Response> {
  const { words, lang, snapshot, services } = context;
  const used = topicsUsed(snapshot);
  const topics = snapshot.projection.ofType('topic');
  const body = html`${pageHead({ title: words('experts.question'), lead: words('experts.choose.lead') })}
    ${chooser({
      action: pageAddress('experts', lang),
      name: 'topic',
      label: words('experts.choose'),
      hint: words('experts.choose.hint'),
      value: unknown ?? '',
      submit: words('experts.choose.submit'),
      options: topics.map((topic) => displayName(topic, lang).name),
      error: unknown === null ? null : unknownTopic(context, unknown),
    })}
    <section class="section">
      <h2>${words('experts.choose.used')}</h2>
      <div class="columns-list">
        ${plainList(
          used.slice(0, MOST_SHOWN).map(({ topic, uses }) => ({
            shape: topic,
            name: displayName(topic, lang).name,
            href: pageAddress('experts', lang, { topic: topic.id }),
            value: String(uses),
          })),
        )}
      </div>
    </section>`;
  return renderInFrame(
    { ...context, publicUrl: services.publicUrl },
    {
      title: words('experts.title'),
      description: words('experts.description.all'),
      address: (other) => pageAddress('experts', other),
      current: 'experts',
      noindex: unknown !== null,
      body,
    },
    unknown === null ? 200 : 400,
  );
}

function unknownTopic({ words, lang, snapshot }: PageContext, value: string): Html {
  const topics = snapshot.projection.ofType('topic');
  const near = nearest(topics.flatMap(namesOf), value);
  const way = near
    ? html`<a href="${pageAddress('experts', lang, { topic: near })}"
        >${words('experts.choose.near', { value: near })}</a
      >`
    : words('experts.choose.pick');
  return html`${words('experts.choose.unknown', { value })} ${way}`;
}
