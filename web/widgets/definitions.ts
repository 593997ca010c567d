import type { Label } from '../../server/vocabulary/languages.ts';

export interface WidgetDefinition {
  name: string;
  /** What it asks, in the spelling of the frame's address; `cross-region` as an attribute. */
  parameters: readonly string[];
  /** Pixels, until the frame has told its own height. */
  height: number;
  /** What the frame is called for people who hear the page. */
  title: Label;
}

/** The five elements. A test keeps them like the server's own table. */
export const WIDGETS: readonly WidgetDefinition[] = [
  {
    name: 'network',
    parameters: [
      'level',
      'region',
      'topic',
      'crossRegion',
      'minWeight',
      'view',
      'node',
      'edge',
      'focus',
      'depth',
      'scope',
      'audience',
      'sector',
      'role',
      'kind',
      'from',
      'to',
      'asOf',
      'successions',
    ],
    height: 640,
    title: { fi: 'Verkosto Solmussa', sv: 'Nätverket i Solmu', en: 'The network in Solmu' },
  },
  {
    name: 'experts',
    parameters: ['topic', 'kind', 'region', 'limit'],
    height: 560,
    title: { fi: 'Asiantuntijat Solmussa', sv: 'Sakkunniga i Solmu', en: 'Experts in Solmu' },
  },
  {
    name: 'peers',
    parameters: ['municipality', 'limit'],
    height: 560,
    title: {
      fi: 'Verrokkikunnat Solmussa',
      sv: 'Liknande kommuner i Solmu',
      en: 'Peer municipalities in Solmu',
    },
  },
  {
    name: 'card',
    parameters: ['id'],
    height: 420,
    title: { fi: 'Kortti Solmussa', sv: 'Kort i Solmu', en: 'A card in Solmu' },
  },
  {
    name: 'list',
    parameters: [
      'type',
      'kind',
      'role',
      'region',
      'topic',
      'audience',
      'setting',
      'sector',
      'q',
      'sort',
      'limit',
    ],
    height: 480,
    title: { fi: 'Luettelo Solmussa', sv: 'Förteckning i Solmu', en: 'A list in Solmu' },
  },
];
