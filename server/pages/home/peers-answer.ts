import { percentText } from '../../locales/numbers.ts';
import { describePeers } from '../../peers/describe.ts';
import { findPeers } from '../../peers/gather.ts';
import { displayName } from '../../reading/entity-view.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { topicsUsed } from '../finders/topics-used.ts';
import { html, type Html } from '../parts/html.ts';
import { question } from './question.ts';

const SHOWN = 3;
const OFFERED = 24;
/** A municipality whose answer shows all kinds of difference; where it is missing, the first one speaks. */
const EXAMPLE = 'kauhava';

/** Which municipalities are like ours? The three nearest to an example, each with what sets it apart most. */
export async function peersQuestion(context: PageContext): Promise<Html> {
  const { words, lang, snapshot } = context;
  const municipalities = snapshot.projection.ofKind('municipality');
  const example = municipalities.find(({ id }) => id === EXAMPLE) ?? municipalities[0];
  if (!example) return html``;
  return question(
    words('home.peers'),
    {
      action: pageAddress('peers', lang),
      name: 'municipality',
      label: words('home.municipality'),
      value: example.id,
      options: municipalities.map((entity) => ({ value: entity.id, label: displayName(entity, lang).name })),
      shape: example,
      also: {
        name: 'topic',
        label: words('peers.topic'),
        options: [
          { value: '', label: words('peers.topic.none') },
          ...topicsUsed(snapshot)
            .slice(0, OFFERED)
            .map(({ topic }) => ({ value: topic.id, label: displayName(topic, lang).name })),
        ],
      },
      submit: words('home.show'),
    },
    await nearest(context, example.id),
  );
}

async function nearest(
  { services: { store }, snapshot, lang, words }: PageContext,
  id: string,
): Promise<Html> {
  const found = await findPeers({ store, snapshot }, id, { k: SHOWN });
  const page = { items: found.ranking.peers, total: found.ranking.ranked, next: null };
  const { items, sources } = await describePeers({ store, snapshot, lang }, found, page);
  const rows = items.map(({ entity, similarity, contributions }) => {
    const [most] = contributions.toSorted((a, b) => (b.percent ?? 0) - (a.percent ?? 0));
    return html`<li>
      <a class="name plain" href="${entity.url}">${entity.name}</a>
      <span class="caption">${most ? words('home.differs', { group: most.label.toLowerCase() }) : ''}</span>
      <span>${percentText(similarity, lang)}</span>
    </li>`;
  });
  const publishers = [...new Set(sources.flatMap(({ publisher }) => publisher ?? []))].join(', ');
  return html`<ul class="answer-rows">
      ${rows}
    </ul>
    <p class="caption">${words('home.figures', { publishers })}</p>`;
}
