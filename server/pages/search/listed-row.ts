import type { Entity } from '../../contract/entity.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import type { PageContext } from '../context.ts';
import type { PlainRowView } from '../parts/rows.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import { shapedAs } from '../views/shaped.ts';

/** An entity's shape and its name, which leads to its page. */
export function listedRow({ snapshot, lang }: PageContext, entity: Entity): PlainRowView {
  return {
    shape: shapedAs(snapshot.projection, entity),
    name: withSoftHyphens(displayName(entity, lang).name),
    href: pagePath(entity, lang),
  };
}
