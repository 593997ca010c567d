import { percentText } from '../../locales/numbers.ts';
import { findPeers } from '../../peers/gather.ts';
import { toSummary } from '../../reading/entity-view.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import { plainList } from '../parts/rows.ts';
import { namedView } from '../views/named.ts';
import type { Piece } from './sections.ts';

const SHOWN = 3;

/** The municipalities nearest to one, with how alike they are, and where that is taken apart. */
export async function nearestPeers(
  { services, snapshot, lang, words }: PageContext,
  id: string,
): Promise<Piece> {
  const { ranking } = await findPeers({ store: services.store, snapshot }, id, { k: SHOWN });
  const rows = ranking.peers.flatMap((peer) => {
    const entity = snapshot.projection.entity(peer.id);
    if (!entity) return [];
    const { name, href, ...shape } = namedView(snapshot.projection, toSummary(entity, lang), lang);
    return [{ shape, name, href, value: percentText(peer.similarity, lang) }];
  });
  if (rows.length === 0) return null;
  return section(
    { heading: words('municipality.nearest') },
    html`${plainList(rows)}
      <p class="small">
        <a href="${pageAddress('peers', lang, { municipality: id })}">${words('municipality.why-these')}</a>
      </p>`,
  );
}
