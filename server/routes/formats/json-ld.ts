import type { EntitySummary, RelationEnd, SourceAnswer } from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import { LANGUAGES } from '../../vocabulary/languages.ts';
import { edtfOf } from './edtf.ts';
import type {
  EntityExport,
  ExportedEvidence,
  ExportedFact,
  ExportedRelation,
  ExportHead,
  ListingExport,
  NetworkExport,
} from './exported.ts';
import { iri } from './iri.ts';
import { CONTEXT } from './json-ld-context.ts';
import { countsOf, notesOf } from './notes.ts';
import { schemaProperty, schemaTypes } from './schema-types.ts';

type Node = Record<string, unknown>;

/** An entity with its relations, each as a property where schema.org has one and always as a statement with its proof. */
export function entityJsonLd(exported: EntityExport): string {
  const { entity, relations, facts } = exported;
  const things = thingsIn(relations, exported);
  things.set(entity.id, {
    ...things.get(entity.id),
    ...thing(entity, exported),
    ...record(entity),
    description: byLanguage(entity.descriptions),
    'solmu:fact': facts.map((fact) => factNode(fact, exported)),
  });
  return document(exported, { 'prov:hadMember': [ref(iri('entity', entity.id))] }, [
    ...things.values(),
    ...relations.map((relation) => statement(relation, exported)),
  ]);
}

/** The entities of a list, each with what stands on its own record. */
export function listingJsonLd(exported: ListingExport): string {
  const { entities, note } = exported;
  const members = entities.map(({ id }) => ref(iri('entity', id)));
  return document(
    exported,
    { 'prov:hadMember': members, 'solmu:note': note },
    entities.map((entity) => ({
      ...thing(entity, exported),
      ...record(entity),
      description: byLanguage(entity.descriptions),
      spatial: entity.regions.map(({ id }) => ref(iri('entity', id))),
      'prov:wasDerivedFrom': entity.sources.map((id) => ref(iri('source', id))),
    })),
  );
}

/** The nodes of a network, its edges, and the statements that the edges come from. */
export function networkJsonLd(exported: NetworkExport): string {
  const { nodes, edges } = exported;
  const relations = edges.flatMap(({ activities }) => activities.flatMap((one) => one.relations));
  const distinct = [...new Map(relations.map((relation) => [relation.id, relation])).values()];
  const things = thingsIn(distinct, exported);
  for (const { activity } of edges.flatMap(({ activities }) => activities))
    if (activity) things.set(activity.id, { ...things.get(activity.id), ...thing(activity, exported) });
  for (const { id, name, url, type, kind } of nodes)
    things.set(id, {
      name,
      ...things.get(id),
      '@id': iri('entity', id),
      '@type': schemaTypes(type, kind),
      url: exported.origin + url,
    });
  const edgeNodes = edges.map((edge) => edgeNode(edge));
  const members = edges.map(({ id }) => ref(iri('edge', id)));
  return document(exported, { 'prov:hadMember': members }, [
    ...things.values(),
    ...edgeNodes,
    ...distinct.map((relation) => statement(relation, exported)),
  ]);
}

function edgeNode({
  id,
  from,
  to,
  weight,
  certainty,
  crossRegion,
  shared,
  activities,
}: NetworkExport['edges'][number]): Node {
  const relations = activities.flatMap((activity) => activity.relations.map((relation) => relation.id));
  return {
    '@id': iri('edge', id),
    '@type': [shared === null ? 'solmu:Tie' : 'solmu:Collaboration', 'prov:Entity'],
    'solmu:between': [from, to].map((end) => ref(iri('entity', end))),
    'solmu:weight': weight,
    'solmu:shared': shared,
    'solmu:crossRegion': crossRegion,
    'solmu:certainty': certainty,
    'solmu:through': activities.flatMap(({ activity }) =>
      activity ? [ref(iri('entity', activity.id))] : [],
    ),
    'prov:wasDerivedFrom': [...new Set(relations)].map((relation) => ref(iri('relation', relation))),
  };
}

function document(head: ExportHead, about: Node, nodes: readonly Node[]): string {
  const counts = countsOf(head).map(([key, count]) => [
    `solmu:${key.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase())}`,
    count,
  ]);
  const dataset = {
    '@id': iri('export', head.name),
    '@type': ['Dataset', 'prov:Collection'],
    name: { [head.lang]: head.title },
    version: String(head.revision),
    ...Object.fromEntries(counts),
    'rdfs:comment': notesOf(head).map(({ text }) => ({ '@value': text, '@language': head.lang })),
    isBasedOn: head.sources.map(({ id }) => ref(iri('source', id))),
    ...about,
  };
  // A node a line: long files are read and compared by line.
  const graph = [dataset, ...nodes, ...head.sources.map(sourceNode)].map((node) =>
    JSON.stringify(tidy(node)),
  );
  return `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[\n${graph.join(',\n')}\n]}\n`;
}

function ref(id: string): Node {
  return { '@id': id };
}

function thing(entity: EntitySummary, { origin }: ExportHead): Node {
  const names = byLanguage(entity.names);
  return {
    '@id': iri('entity', entity.id),
    '@type': schemaTypes(entity.type, entity.kind),
    ...(Object.keys(names).length > 0 ? { name: names } : {}),
    ...(entity.kind !== null && { additionalType: iri('kind', entity.kind) }),
    url: origin + entity.url,
    temporalCoverage: edtfOf(entity.period),
  };
}

type Recorded = Pick<Entity, 'aliases' | 'identifiers' | 'homepage' | 'point'>;

/** Where an identifier is the end of an address that names the thing for everybody. */
const ADDRESSES: Readonly<Record<string, string>> = {
  ror: 'https://ror.org/',
  orcid: 'https://orcid.org/',
  wikidata: 'http://www.wikidata.org/entity/',
  yso: 'http://www.yso.fi/onto/yso/',
};

function record({ aliases, identifiers, homepage, point }: Recorded): Node {
  return {
    alternateName: aliases.map(({ text, lang }) => (lang ? { '@value': text, '@language': lang } : text)),
    identifier: identifiers.map(({ scheme, value }) => ({
      '@type': 'PropertyValue',
      propertyID: scheme,
      value,
    })),
    sameAs: identifiers.flatMap(({ scheme, value }) => {
      const base = ADDRESSES[scheme];
      return base ? [ref(base + value.replace(/^.*\//, ''))] : [];
    }),
    'foaf:homepage': homepage === null ? null : ref(homepage),
    geo: point && { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lon },
  };
}

/** Every named end of the relations, with the properties that the relations say of it. */
function thingsIn(relations: readonly ExportedRelation[], head: ExportHead): Map<string, Node> {
  const things = new Map<string, Node>();
  const summaries = relations.flatMap(({ from, to, scope, onBehalfOf }) => [from, to, scope, onBehalfOf]);
  for (const summary of summaries)
    if (summary && 'id' in summary) things.set(summary.id, thing(summary, head));
  for (const { role, from, to, realisation, standsForPerson } of relations) {
    // What is only planned, or was another's, is no property of the thing.
    if (!('id' in from) || !('id' in to) || realisation === 'planned' || standsForPerson) continue;
    const property = schemaProperty(role, from.type, to.type);
    if (!property) continue;
    const [owner, other] = property.of === 'from' ? [from, to] : [to, from];
    const node = things.get(owner.id) as Node;
    const said = (node[property.name] as Node[] | undefined) ?? [];
    if (!said.some((one) => one['@id'] === iri('entity', other.id)))
      node[property.name] = [...said, ref(iri('entity', other.id))];
  }
  return things;
}

/** A relation as a statement of its own: who says so, in which words, how surely, and when it held. */
function statement(relation: ExportedRelation, head: ExportHead): Node {
  const { id, role, label, from, to, period, scope, onBehalfOf, title, position, realisation } = relation;
  return {
    '@id': iri('relation', id),
    '@type': ['rdf:Statement', 'prov:Entity', 'Role'],
    'rdf:subject': endNode(from),
    'rdf:predicate': ref(iri('role', role)),
    'rdf:object': endNode(to),
    roleName: { '@value': label, '@language': head.lang },
    ...(relation.standsForPerson && { 'solmu:standsForPerson': true }),
    ...held(period),
    'solmu:scope': scope && ref(iri('entity', scope.id)),
    'solmu:onBehalfOf': onBehalfOf && ref(iri('entity', onBehalfOf.id)),
    'solmu:title': title,
    position,
    'solmu:realisation': realisation,
    ...proof(relation.evidence),
  };
}

function endNode(end: RelationEnd): Node {
  if ('id' in end) return ref(iri('entity', end.id));
  const { type, kind, count } = end.placeholder;
  return { '@type': 'solmu:Placeholder', name: end.name, 'solmu:kind': kind ?? type, 'solmu:count': count };
}

function held(period: ExportedRelation['period']): Node {
  return {
    startDate: period?.from?.date,
    endDate: period?.to?.date,
    'dcterms:temporal': edtfOf(period),
    'solmu:by': period?.by?.date,
  };
}

function factNode({ id, field, label, value, unit, period, evidence }: ExportedFact, head: ExportHead): Node {
  return {
    '@id': iri('fact', id),
    '@type': ['PropertyValue', 'prov:Entity'],
    propertyID: field,
    name: { [head.lang]: label },
    ...factValue(value),
    unitText: unit,
    ...held(period),
    ...proof(evidence),
  };
}

function factValue(value: ExportedFact['value']): Node {
  if (value === null) return {};
  if (typeof value !== 'object') return { value };
  if ('empty' in value) return { 'solmu:leftEmpty': true };
  if ('min' in value) return { minValue: value.min, maxValue: value.max };
  if ('currency' in value)
    return {
      value: {
        '@type': 'MonetaryAmount',
        value: value.value,
        currency: value.currency,
        description: value.kind,
      },
    };
  if ('target' in value)
    return {
      'solmu:target': value.target,
      unitText: value.unit,
      'solmu:kind': value.counted.kind ?? value.counted.type,
    };
  return {
    'rdf:value': Object.entries(value).map(([lang, text]) => ({ '@value': text, '@language': lang })),
  };
}

function proof(evidence: readonly ExportedEvidence[]): Node {
  const sources = [...new Set(evidence.map(({ source }) => source.id))];
  return {
    'prov:wasDerivedFrom': sources.map((id) => ref(iri('source', id))),
    'solmu:evidence': evidence.map(
      ({ source, version, quote, row, locator, certainty, reason, withheld }) => ({
        '@type': 'prov:Entity',
        [quote !== null || withheld ? 'prov:wasQuotedFrom' : 'prov:wasDerivedFrom']: ref(
          iri('source', source.id),
        ),
        'prov:value': quote,
        'solmu:row':
          row &&
          Object.entries(row).map(([name, value]) => ({ '@type': 'PropertyValue', propertyID: name, value })),
        'solmu:locator': locator,
        'solmu:certainty': certainty,
        'solmu:reason': reason,
        'solmu:sourceVersion': version,
        ...(withheld && { 'solmu:withheld': true }),
      }),
    ),
  };
}

function sourceNode({
  id,
  titles,
  publisher,
  date,
  url,
  licence,
  attribution,
  redistributable,
  version,
}: SourceAnswer): Node {
  return {
    '@id': iri('source', id),
    '@type': ['CreativeWork', 'prov:Entity'],
    name: byLanguage(titles),
    publisher: publisher && { '@type': 'Organization', name: publisher },
    datePublished: date,
    url,
    license: licence,
    creditText: attribution,
    version,
    'solmu:redistributable': redistributable,
  };
}

function byLanguage(texts: Entity['names']): Record<string, string> {
  return Object.fromEntries(LANGUAGES.flatMap((lang) => (texts[lang] ? [[lang, texts[lang]]] : [])));
}

/** Without what is not known: nulls, empty lists and empty texts by language say nothing. */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (typeof node !== 'object' || node === null) return node;
  const said = Object.entries(node).filter(
    ([, value]) => value !== null && value !== undefined && !isEmpty(value),
  );
  return Object.fromEntries(said.map(([key, value]) => [key, tidy(value)]));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
