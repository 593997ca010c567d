import { displayName } from '../../reading/entity-view.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import { roleOf } from '../../vocabulary/roles.ts';
import type { Saying } from '../context.ts';
import type { FilterOn } from '../parts/controls.ts';
import { hiddenEntry } from './legend.ts';
import { networkAddress, type NetworkQuery } from './query.ts';

type Told = Readonly<{
  [Name in keyof NetworkQuery]?: (value: NonNullable<NetworkQuery[Name]>, context: Saying) => string;
}>;

/** How the value of a filter is said, in the order in which the filters stand. */
const TOLD = {
  crossRegion: () => '',
  topic: tagName,
  from: String,
  to: String,
  minWeight: String,
  region: entityName,
  scope: entityName,
  role: (role, { lang }) => roleOf(role).label[lang],
  kind: (kind, { lang }) => kindLabel('organisation', kind)[lang],
  audience: tagName,
  sector: tagName,
  asOf: String,
  successions: () => '',
} as const satisfies Told;

/** The filters of a query that are on, each with the address without it. What is chosen in the picture is let go. */
export function filtersThatAreOn(context: Saying, query: NetworkQuery): FilterOn[] {
  const { words, lang } = context;
  return (Object.keys(TOLD) as (keyof typeof TOLD)[]).flatMap((name) => {
    const value = query[name];
    if (value === null || value === false) return [];
    const tell = TOLD[name] as (value: unknown, context: Saying) => string;
    return [
      {
        label: words(
          name === 'from' || name === 'to' ? `network.filter.on.${name}` : `network.filter.${name}`,
        ),
        value: tell(value, context),
        href: networkAddress(query, lang, {
          [name]: name === 'crossRegion' ? false : null,
          edge: null,
          node: null,
        }),
      },
    ];
  });
}

/** What the reader has put away or come nearer to, each with the address without it. */
export function viewsThatAreOn(context: Saying, query: NetworkQuery): FilterOn[] {
  const { words, lang } = context;
  const hidden = query.hide.map((id) => ({
    label: words('network.view.hidden'),
    value: hiddenEntry(id, words, lang) ?? entityName(id, context),
    href: networkAddress(query, lang, { hide: query.hide.filter((one) => one !== id) }),
  }));
  if (!query.focus || query.node === null) return hidden;
  const around = {
    label: words('network.view.focused'),
    value: entityName(query.node, context),
    href: networkAddress(query, lang, { focus: false, depth: null }),
  };
  return [around, ...hidden];
}

function entityName(id: string, { snapshot, lang }: Saying): string {
  const entity = snapshot.projection.entity(id);
  return entity ? displayName(entity, lang).name : id;
}

/** A tag counts with its narrower ones, where it has any: the reader is told. */
function tagName(id: string, context: Saying): string {
  const name = entityName(id, context);
  const narrower = context.snapshot.topics.narrowerWithin(id).size > 0;
  return narrower ? context.words('network.filter.with-narrower', { name }) : name;
}
