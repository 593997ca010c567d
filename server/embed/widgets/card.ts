import { z } from '@hono/zod-openapi';
import type { EntityAnswer, EntitySummary, FactAnswer, RelationAnswer } from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import { yearsText } from '../../locales/dates.ts';
import { isHidden, namesNear } from '../../experts/people-near.ts';
import { textWithoutNames } from '../../experts/without-names.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { lineSample } from '../../pages/parts/line-sample.ts';
import { factText } from '../../pages/views/fact-text.ts';
import { isNamed, placeholderText } from '../../pages/views/named.ts';
import { activityYears, otherEnd, roleHeading } from '../../pages/views/relation-rows.ts';
import { describeEntity } from '../../reading/entity-answer.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import { requireEntity } from '../../reading/find.ts';
import { describeRelations } from '../../reading/relation-view.ts';
import { strongestCertainty } from '../../vocabulary/certainty.ts';
import { FIELD_NAMES } from '../../vocabulary/fields.ts';
import { chooseText } from '../../vocabulary/languages.ts';
import { ROLE_NAMES, type Role } from '../../vocabulary/roles.ts';
import type { Asked } from '../../vocabulary/widgets.ts';
import { meantThing } from '../chosen.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { endsOf } from '../lines.ts';
import { shownAs, standIn } from '../people.ts';
import { quotes } from '../proofs.ts';
import { entityName, kindAndPlace } from '../rows.ts';

export const cardParameters = { id: z.string().min(1).max(200) } satisfies Record<Asked<'card'>, z.ZodType>;

const MOST_FACTS = 5;
const MOST_RELATIONS = 12;
/** More than any entity has of them; what is shown is chosen from all. */
const MOST_READ = 2_000;
/** Where it lies stands beside the name already. */
const TOLD: ReadonlySet<Role> = new Set(['located-in', 'part-of']);

/** One entity: what it is, its latest figures and its relations, each opening the words that prove it. */
export async function cardContent(ground: FrameGround, { id }: { id: string }): Promise<FrameContent> {
  const { services, snapshot, words, lang } = ground;
  const record = meantThing(snapshot, id) ?? (await requireEntity(services.store, snapshot, id));
  const shown = isHidden(record) ? standIn(snapshot, record.id) : record;
  if (shown === null)
    return {
      title: words('embed.card.hidden'),
      href: pagePath(record, lang),
      standsIn: true,
      body: html`<p class="frame-empty">${words('embed.card.hidden.text')}</p>`,
    };
  return {
    title: displayName(shown, lang).name,
    href: pagePath(shown, lang),
    standsIn: shown !== record,
    body: html`${shown === record ? '' : html`<p class="caption">${words('embed.card.stand-in')}</p>`}
    ${await card(ground, shown)}`,
  };
}

async function card(ground: FrameGround, record: Entity): Promise<Html> {
  const { services, snapshot, lang } = ground;
  const { store } = services;
  const [entity, page] = await Promise.all([
    describeEntity(store, snapshot, record, lang),
    store.relations({ audience: 'public', of: [record.id], limit: MOST_READ }),
  ]);
  const relations = await describeRelations(store, page.items, lang, snapshot.projection);
  return html`<p class="frame-about">
      ${[kindAndPlace(ground, entity), yearsText(entity.period)].filter(Boolean).join(', ')}
    </p>
    ${description(ground, entity)} ${facts(ground, entity)}
    ${relationList(ground, entity, relations, page.total)}`;
}

function description({ snapshot, lang }: FrameGround, { id, descriptions }: EntityAnswer): Html | string {
  const chosen = chooseText(descriptions, lang);
  if (!chosen) return '';
  const text = textWithoutNames(chosen.text, namesNear(snapshot, [id]));
  return html`<p class="frame-about" lang="${chosen.lang}">${text}</p>`;
}

/** The latest of each field, in the order of the vocabulary. */
function facts(ground: FrameGround, { id, facts: all }: EntityAnswer): Html | string {
  const latest = new Map<string, FactAnswer>();
  for (const fact of all) {
    const before = latest.get(fact.field);
    if (!before || (yearsText(fact.period) ?? '') > (yearsText(before.period) ?? ''))
      latest.set(fact.field, fact);
  }
  const shown = FIELD_NAMES.flatMap((field) => latest.get(field) ?? [])
    .filter(({ field }) => field !== 'text')
    .slice(0, MOST_FACTS);
  if (shown.length === 0) return '';
  return html`<ul class="frame-facts">
    ${shown.map((fact) => factRow(ground, id, fact))}
  </ul>`;
}

function factRow(ground: FrameGround, id: string, fact: FactAnswer): Html {
  const { words, lang } = ground;
  const told = factText(fact, words, lang);
  const years = yearsText(fact.period);
  return html`<li>
    <details>
      <summary>
        ${fact.label}${years ? ` ${years}` : ''}:
        <strong ${told.lang ? html` lang="${told.lang}"` : ''}>${told.text}</strong>
      </summary>
      ${quotes(ground, [{ evidence: fact.evidence, around: [id] }])}
    </details>
  </li>`;
}

interface Tie {
  relation: RelationAnswer;
  heading: string;
  end: EntitySummary | string;
}

function relationList(
  ground: FrameGround,
  { id }: EntityAnswer,
  relations: readonly RelationAnswer[],
  total: number,
): Html | string {
  const { words, snapshot, lang } = ground;
  const ties = ROLE_NAMES.filter((role) => !TOLD.has(role)).flatMap((role) =>
    relations
      .filter((relation) => relation.role === role)
      .flatMap((relation): Tie[] => {
        const { end, own } = otherEnd(relation, id);
        const shown = isNamed(end) ? shownAs(snapshot, end.id, lang) : placeholderText(end, lang);
        // A person who stood for this very organisation says nothing new of it.
        if (shown === null || (typeof shown === 'object' && shown.id === id)) return [];
        return [{ relation, heading: roleHeading(role, own, lang), end: shown }];
      }),
  );
  if (ties.length === 0) return '';
  const shown = ties.slice(0, MOST_RELATIONS);
  const groups = [...Map.groupBy(shown, ({ heading }) => heading)];
  return html`${groups.map(
    ([heading, own]) =>
      html`<section class="frame-ties">
        <h2>${heading}</h2>
        <ul>
          ${own.map((tie) => tieRow(ground, tie))}
        </ul>
      </section>`,
  )}
  ${ties.length > shown.length ? html`<p class="caption">${words('embed.list.more', { shown: shown.length, total: Math.max(total, ties.length) })}</p>` : ''}`;
}

function tieRow(ground: FrameGround, { relation, end }: Tie): Html {
  const years = activityYears(relation);
  return html`<li>
    <p class="frame-what">
      ${typeof end === 'string' ? html`<span class="pill">${end}</span>` : entityName(ground, end)}
      <span class="about">${years ?? ''}</span>
    </p>
    <details>
      <summary>
        ${lineSample(strongestCertainty(relation.evidence.map(({ certainty }) => certainty)))}${ground.words('embed.proof')}
      </summary>
      ${quotes(ground, [{ evidence: relation.evidence, around: endsOf(relation) }])}
    </details>
  </li>`;
}
