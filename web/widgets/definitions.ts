import type { Label } from '../../server/vocabulary/languages.ts';
import type { WidgetName } from '../../server/vocabulary/widgets.ts';

/** The five elements, and what their frames are called for people who hear the page. */
export const TITLES: Readonly<Record<WidgetName, Label>> = {
  /**
   * `<solmu-network>`: who works with whom.
   *
   * @attr level - region, municipality, topic or organisation
   * @attr view - picture or list, at first
   * @attr node, edge - What is chosen at first; a node by id or name, a line by its ends: `kotka--metropolia`
   * @attr focus, depth - With `focus="true"` only what is around the node, one step or two
   * @attr region, topic, scope, audience, sector, role, kind, from, to, as-of, successions, cross-region, min-weight -
   *   What narrows the network, as on its page
   */
  network: { fi: 'Verkosto Solmussa', sv: 'Nätverket i Solmu', en: 'The network in Solmu' },
  /**
   * `<solmu-experts>`: who knows a topic.
   *
   * @attr topic - By id or name; several with commas between
   * @attr mode - all or any of several topics
   * @attr kind - organisation, municipality or person
   * @attr region - Only those of this municipality, maakunta or other region, by id or name
   * @attr as-of - What had begun by this day, month or year
   * @attr half-life - Years in which evidence loses half of its weight, or none
   * @attr narrower - false leaves out evidence on narrower topics
   * @attr limit - Rows
   */
  experts: { fi: 'Asiantuntijat Solmussa', sv: 'Sakkunniga i Solmu', en: 'Experts in Solmu' },
  /**
   * `<solmu-peers>`: municipalities like one.
   *
   * @attr municipality - By id or name
   * @attr weights - default, size-age or rural, or one's own such as `size:22,age:13`
   * @attr topic - Only those with experience of it, the best fit first
   * @attr same-language - true keeps those whose majority speaks the same language
   * @attr exclude-region - true leaves out the municipality's own region, an id or a name another
   * @attr without - Municipalities that are left out, by id, with commas between
   * @attr as-of - Figures and evidence up to this day, month or year
   * @attr k, limit - How many there are at most, and rows
   */
  peers: {
    fi: 'Verrokkikunnat Solmussa',
    sv: 'Liknande kommuner i Solmu',
    en: 'Peer municipalities in Solmu',
  },
  /**
   * `<solmu-card>`: one entity.
   *
   * @attr entity - Its id
   */
  card: { fi: 'Kortti Solmussa', sv: 'Kort i Solmu', en: 'A card in Solmu' },
  /**
   * `<solmu-list>`: any listing that the API's /entities has.
   *
   * @attr type, kind, when, role, region, topic, audience, setting, sector, q, sort, limit, from, to, as-of - As there
   */
  list: { fi: 'Luettelo Solmussa', sv: 'Förteckning i Solmu', en: 'A list in Solmu' },
};
