import type { RelationAnswer } from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import { displayName, toSummary } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import { COLLABORATION_ROLES, ROLE_NAMES, type Role } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { sharedWork } from '../entity/shared-work.ts';
import { readRelations } from '../entity/subject.ts';
import { claim } from '../parts/claim.ts';
import { evidenceSet } from '../parts/evidence-card.ts';
import { html, type Html } from '../parts/html.ts';
import { nameLink } from '../parts/rows.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { evidenceViews } from '../views/evidence.ts';
import { isNamed, namedEntity, namedView } from '../views/named.ts';
import { activityYears, claimOf, roleText, uniqueIds, type RowMaker } from '../views/relation-rows.ts';
import { shapedAs } from '../views/shaped.ts';
import { question } from './question.ts';

const TAKES_PART: ReadonlySet<Role> = new Set(COLLABORATION_ROLES);
const EXAMPLE = 'kotka';
const OFFERED = 60;
const OTHERS = 2;

/** Who works with whom? One undertaking of an example, its own role and the most responsible others. */
export async function networkQuestion(context: PageContext): Promise<Html> {
  const { words, lang, snapshot } = context;
  const actors = activeActors(snapshot);
  const example = actors.find(({ id }) => id === EXAMPLE) ?? actors[0];
  if (!example) return html``;
  return question(
    words('home.network'),
    {
      action: pageAddress('network', lang),
      name: 'node',
      label: words('home.actor'),
      value: example.id,
      options: actors.map((actor) => ({ value: actor.id, label: displayName(actor, lang).name })),
      shape: shapedAs(snapshot.projection, example),
      submit: words('home.show'),
      kept: { level: 'organisation' },
    },
    await firstWork(context, example),
  );
}

/** Organisations that took part in something, in list order; the busiest of them where they are many. */
function activeActors({ projection }: Snapshot): Entity[] {
  const busy = projection
    .ofType('organisation')
    .map((entity) => ({ entity, times: projection.leaving(entity.id, TAKES_PART).length }))
    .filter(({ times }) => times > 0);
  const kept = new Set(busy.toSorted((a, b) => b.times - a.times).slice(0, OFFERED));
  return busy.filter((one) => kept.has(one) || one.entity.id === EXAMPLE).map(({ entity }) => entity);
}

async function firstWork(context: PageContext, actor: Entity): Promise<Html> {
  const { snapshot, lang, words, services } = context;
  const { projection } = snapshot;
  const work = sharedWork(projection, actor.id);
  const own = work.own.toSorted(byResponsibility)[0];
  if (!own) return html``;
  const others = work.others
    .filter(({ to, from }) => to === own.to && projection.entity(from)?.type === 'organisation')
    .toSorted(byResponsibility)
    .slice(0, OTHERS);
  const relations = await readRelations(
    context,
    [own, ...others].map(({ id }) => id),
  );
  const cards = await evidenceViews(
    services.store,
    relations.flatMap(({ evidence }) => evidence),
    lang,
  );
  const maker: RowMaker = { projection, lang, words, evidence: cards, unique: prefixed(uniqueIds()) };
  const first = relations.find(({ id }) => id === own.id);
  const activity = projection.entity(own.to);
  if (!first || !activity) return html``;
  const { name, url } = toSummary(activity, lang);
  return html`<ul class="answer-lines">
      ${part(maker, first, html`${nameLink(namedEntity(projection, actor, lang))}`)}
      ${others.flatMap(({ id }) => relations.find((relation) => relation.id === id) ?? []).map((relation) => part(maker, relation, null))}
    </ul>
    <p class="caption">
      <a class="name plain" href="${url}">${name}</a
      >${activityYears(first) ? ` ${activityYears(first)}` : ''}. ${words('home.network-note')}
    </p>`;
}

/** Home shows a relation in the picture's card, too: ids of its own keep the two apart. */
function prefixed(unique: (id: string) => string): (id: string) => string {
  return (id) => unique(`home-${id}`);
}

/** Weightier roles first, equals in registry order. */
function byResponsibility(a: { role: Role }, b: { role: Role }): number {
  return ROLE_NAMES.indexOf(a.role) - ROLE_NAMES.indexOf(b.role);
}

function part(maker: RowMaker, relation: RelationAnswer, name: Html | null): Html {
  const { projection, lang, words } = maker;
  if (!isNamed(relation.from)) return html``;
  const view = claimOf(maker, relation, roleText(relation, words));
  return html`<li class="row">
    <p>
      ${shapeIcon(shapedAs(projection, relation.from), { size: 14 })}
      ${name ?? nameLink(namedView(projection, relation.from, lang))}: ${claim(view.claim)}
    </p>
    ${evidenceSet(view.evidence, words, lang)}
  </li>`;
}
