import { Hono } from 'hono';
import { DEFAULT_WEIGHTS, VARIABLES } from '../../../server/peers/variables.ts';
import { rankPeers, standardise, type Figures, type Variable } from '../../../server/peers/score.ts';
import type { Relation } from '../../../server/contract/relation.ts';
import { scoredByHand } from './experts.ts';
import {
  entityAnswer,
  named,
  network,
  relation,
  source,
  sourcesNamed,
  summary,
  type Entities,
} from './forms.ts';
import type { Level, Queries } from './queries.ts';

const PAGE = 50;

/**
 * What one would write for a single answer: a bare route, direct queries, JSON.stringify. No validation, no language but
 * English, no problem documents, no cache, no projection. `/prebuilt/N` answers N bytes that are there already.
 */
export function bareRoutes(queries: Queries): Hono {
  const app = new Hono();
  const json = (value: unknown) =>
    new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } });
  const byId = async (ids: readonly string[]): Promise<Entities> =>
    new Map((await queries.entities([...new Set(ids)])).map((entity) => [entity.id, entity]));
  const sourcesOf = async (pieces: Parameters<typeof sourcesNamed>[0]) =>
    new Map((await queries.sources(sourcesNamed(pieces))).map((one) => [one.id, one]));
  const told = async (relations: readonly Relation[]) => {
    const [entities, sources] = await Promise.all([byId(relations.flatMap(named)), sourcesOf(relations)]);
    return { entities, answers: relations.map((one) => relation(one, entities, sources)) };
  };

  app.get('/entities', async (c) => {
    const { type = '', topic = null, region = null, sortKey = '', id = '' } = c.req.query();
    const { items, total } = await queries.list({ type, topic, region }, { sortKey, id }, PAGE + 1);
    const page = items.slice(0, PAGE);
    const last = page.at(-1);
    const next = items.length > PAGE && last ? btoa(JSON.stringify([last.sortKey, last.entity.id])) : null;
    return json({ items: page.map(({ entity }) => summary(entity)), total, next });
  });
  app.get('/entities/:id', async (c) => {
    const id = c.req.param('id');
    const [[entity], facts, regions] = await Promise.all([
      queries.entities([id]),
      queries.facts(id),
      queries.regions(id),
    ]);
    if (!entity) return c.notFound();
    return json(entityAnswer(entity, { facts, regions, sources: await sourcesOf(facts) }));
  });
  app.get('/entities/:id/relations', async (c) => {
    const { items, total } = await queries.relations(c.req.param('id'), PAGE + 1);
    const page = items.slice(0, PAGE);
    const next = items.length > PAGE ? btoa(page.at(-1)!.id) : null;
    return json({ items: (await told(page)).answers, total, next });
  });
  app.get('/entities/:id/neighbourhood', async (c) => {
    const centre = c.req.param('id');
    const { depth = '1', limit = '100' } = c.req.query();
    return json(await neighbourhood(centre, Number(depth), Number(limit)));
  });
  app.get('/paths', async (c) => {
    const { from = '', to = '' } = c.req.query();
    const paths = (await queries.paths(from, to)).slice(0, PAGE);
    const steps = paths.flatMap((path) => path.slice(1).map((id, at) => [path[at] as string, id] as const));
    const relations = await queries.between([
      ...new Map(steps.map((step) => [step.join(' '), step])).values(),
    ]);
    const { answers, entities } = await told(relations);
    const between = (one: string, other: string) =>
      answers.filter(
        (answer, at) => [one, other].every((id) => named(relations[at]!).includes(id)) && answer,
      );
    const items = paths.map((path) => ({
      length: path.length - 1,
      nodes: path.flatMap((id) => (entities.get(id) ? [summary(entities.get(id)!)] : [])),
      steps: path.slice(1).map((id, at) => ({ relations: between(path[at] as string, id) })),
    }));
    return json({ items, total: items.length, next: null });
  });
  app.get('/search', async (c) => {
    const { q = '' } = c.req.query();
    const { items, total } = await queries.search(q, PAGE);
    return json({
      items: items.map(({ entity, score }) => ({
        ...summary(entity),
        score,
        matched: [{ text: Object.values(entity.names)[0], kind: 'name' }],
      })),
      total,
      next: null,
    });
  });
  app.get('/network', async (c) => {
    const { level = 'region', topic = null } = c.req.query();
    const { pairs, total } = await queries.pairs(level as Level, topic, 1000);
    return json(network(level, pairs, total, await byId(pairs.flatMap(({ one, other }) => [one, other]))));
  });
  app.get('/experts', async (c) => {
    const { topic = '', region = null, limit = '10' } = c.req.query();
    const scored = scoredByHand(await queries.participations(topic, region), new Date());
    const page = scored.slice(0, Number(limit));
    const { answers } = await told(page.flatMap(({ lines }) => lines.map((line) => line.relation)));
    const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
    const actors = await byId([topic, ...page.map(({ actor }) => actor)]);
    const about = summary(actors.get(topic)!);
    const items = page.map(({ actor, score, lines }) => ({
      entity: summary(actors.get(actor)!),
      score,
      confidence: { documents: 1, latestYear: 2020, level: 'low' },
      topics: [{ topic, score }],
      lines: lines.map(({ relation: { id, role }, project, factors, value }) => ({
        topic,
        activity: summary(project),
        role,
        label: answerOf.get(id)?.label,
        title: null,
        relation: id,
        through: 'own',
        via: null,
        from: project.period?.from?.date,
        to: project.period?.to?.date,
        kind: 'activity',
        factors,
        match: { kind: 'exact', label: 'about the topic itself', topic: about, relation: id },
        time: { basis: 'period', label: 'when the activity took place' },
        standing: { kind: 'register', label: 'register' },
        holders: 1,
        value,
        evidence: answerOf.get(id)?.evidence,
      })),
    }));
    return json({ topics: [about], kind: 'organisation', items, total: scored.length, next: null });
  });
  app.get('/peers/:id', async (c) => {
    const id = c.req.param('id');
    const { facts, regions } = await queries.figures(FIELDS);
    const figures = newest(facts, regions);
    const ranking = rankPeers(id, standardise(figures, VARIABLES), DEFAULT_WEIGHTS, { k: PAGE });
    const entities = await byId([id, ...ranking.peers.map((peer) => peer.id)]);
    const sources = (await queries.allSources()).map(source);
    const items = ranking.peers.map((peer) => ({ ...peer, entity: summary(entities.get(peer.id)!) }));
    return json({ municipality: summary(entities.get(id)!), items, total: ranking.ranked, sources });
  });
  app.get('/sources', async () => {
    const all = await queries.allSources();
    return json({ items: all.slice(0, PAGE).map(source), total: all.length, next: null });
  });

  const prebuilt = new Map<string, string>();
  app.get('/prebuilt/:bytes', (c) => {
    const bytes = c.req.param('bytes');
    const body = prebuilt.get(bytes) ?? 'x'.repeat(Number(bytes));
    prebuilt.set(bytes, body);
    return c.body(body, 200, { 'Content-Type': 'application/json' });
  });
  return app;

  async function neighbourhood(centre: string, depth: number, limit: number) {
    const distances = new Map([[centre, 0]]);
    const relations = new Map<string, Relation>();
    let edge = [centre];
    let truncated = false;
    for (let distance = 1; distance <= depth; distance += 1) {
      const around = await queries.around(edge);
      const reached = await byId(around.flatMap(named).filter((id) => !distances.has(id)));
      const fitting = [...reached.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit + 1 - distances.size);
      truncated ||= fitting.length < reached.size;
      for (const { id } of fitting) distances.set(id, distance);
      for (const one of around) relations.set(one.id, one);
      edge = fitting.filter(({ type }) => type !== 'region' && type !== 'topic').map(({ id }) => id);
    }
    const shown = [...relations.values()].filter((one) => named(one).every((id) => distances.has(id)));
    const { answers, entities } = await told(shown);
    const nodes = [...distances].flatMap(([id, distance]) => {
      const entity = entities.get(id);
      return entity && id !== centre ? [{ ...summary(entity), distance }] : [];
    });
    return { centre: summary(entities.get(centre)!), nodes, relations: answers, truncated };
  }
}

const FIELDS = (VARIABLES as readonly Variable[]).flatMap((variable) => [
  variable.field,
  ...(variable.type === 'nested' ? [variable.within] : []),
  ...(variable.type === 'numeric' && variable.per ? [variable.per] : []),
]);

function newest(
  facts: Awaited<ReturnType<Queries['figures']>>['facts'],
  regions: readonly (readonly [string, string])[],
): Figures {
  const figures: Record<string, Record<string, string | number>> = {};
  for (const [id, region] of regions) (figures[id] ??= {})['region'] = region;
  const year = new Map<string, string>();
  for (const { entity, field, value, period } of facts) {
    if (typeof value !== 'number' && typeof value !== 'string') continue;
    const key = `${entity} ${field}`;
    const own = period?.to?.date ?? period?.from?.date ?? '';
    if ((year.get(key) ?? '') > own) continue;
    year.set(key, own);
    (figures[entity] ??= {})[field] = value;
  }
  return figures;
}
