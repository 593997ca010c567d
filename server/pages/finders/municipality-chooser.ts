import type { Entity } from '../../contract/entity.ts';
import { displayName } from '../../reading/entity-view.ts';
import { namesOf } from '../../reading/find.ts';
import { nearest } from '../../search/nearest.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { renderInFrame } from '../page.ts';
import { pageHead } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { chooser } from './field.ts';

/** The peers page before a municipality is chosen, or when what was written is none: then it says so, with a 404. */
export async function municipalityChooser(context: PageContext, unknown: string | null): Promise<Response> {
  const { words, lang, services } = context;
  const all = municipalities(context);
  const body = html`${pageHead({ title: words('peers.question'), lead: words('peers.choose.lead') })}
  ${chooser({
    action: pageAddress('peers', lang),
    name: 'municipality',
    label: words('peers.choose'),
    hint: words('peers.choose.hint'),
    value: unknown ?? '',
    submit: words('peers.choose.submit'),
    options: all.map((one) => displayName(one, lang).name),
    error: unknown === null ? null : unknownMunicipality(context, unknown, all),
  })}
  ${byRegion(context)}`;
  return renderInFrame(
    { ...context, publicUrl: services.publicUrl },
    {
      title: words('peers.title'),
      description: words('peers.description.all'),
      address: (other) => pageAddress('peers', other),
      current: 'peers',
      noindex: unknown !== null,
      body,
    },
    unknown === null ? 200 : 404,
  );
}

function municipalities({ snapshot }: PageContext): Entity[] {
  return snapshot.projection.ofKind('municipality');
}

function unknownMunicipality(
  { words, lang, snapshot }: PageContext,
  value: string,
  all: readonly Entity[],
): Html {
  const near = nearest(all.flatMap(namesOf), value) ?? foundName({ snapshot, lang }, value);
  const way = near
    ? html`<a href="${pageAddress('peers', lang, { municipality: near })}"
        >${words('peers.choose.near', { value: near })}</a
      >`
    : words('peers.choose.pick');
  return html`${words('peers.choose.unknown', { value })} ${way}`;
}

/** What search makes of it: inflected names and several words. */
function foundName({ snapshot, lang }: Pick<PageContext, 'snapshot' | 'lang'>, value: string): string | null {
  const [hit] = snapshot.search.search(value, {
    limit: 1,
    filter: (id) => snapshot.projection.entity(id)?.kind === 'municipality',
  });
  const entity = hit && snapshot.projection.entity(hit.id);
  return entity ? displayName(entity, lang).name : null;
}

function byRegion({ words, lang, snapshot }: PageContext): Html {
  const { projection, geography } = snapshot;
  const regions = projection.ofKind('maakunta');
  return html`<section class="section">
    <h2>${words('peers.choose.by-region')}</h2>
    <div class="region-lists">
      ${regions.map(
        (region) =>
          html`<section>
            <h3>${displayName(region, lang).name}</h3>
            <ul class="inline-list">
              ${geography.municipalitiesIn(region.id).flatMap((id) => {
                const entity = projection.entity(id);
                return entity
                  ? [
                      html`<li>
                        <a class="name plain" href="${pageAddress('peers', lang, { municipality: id })}"
                          >${displayName(entity, lang).name}</a
                        >
                      </li>`,
                    ]
                  : [];
              })}
            </ul>
          </section>`,
      )}
    </div>
  </section>`;
}
