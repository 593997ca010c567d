import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Source } from '../../../server/contract/evidence.ts';
import type { SourceStatements } from '../../../server/directory/statements.ts';
import { readTable, type Row } from '../../../server/ingest/csv.ts';
import { entity, period, registered, relation } from '../../../server/ingest/say.ts';
import { slug } from '../../../server/ingest/slug.ts';
import type { Kind } from '../../../server/vocabulary/kinds.ts';

/** The register may hold sole traders: it is for measuring only and goes into no public build. */
const SOURCE: Source = {
  id: 'cordis-h2020',
  title: { en: 'CORDIS, projects of Horizon 2020' },
  lang: 'en',
  publisher: 'European Union',
  publisherId: null,
  standing: 'register',
  date: '2020-12',
  url: 'https://data.europa.eu/data/datasets/cordish2020projects',
  licence: 'CC BY 4.0',
  attribution: '© European Union',
  redistributable: false,
  version: '2020-12',
};

export const H2020_FILES = {
  organisations: 'h2020_organisations.csv.gz',
  projects: 'h2020_projects.csv.gz',
  participations: 'h2020_participations.csv.gz',
} as const;

const organisationRow = z.object({
  org_pic: z.string().min(1),
  name: z.string(),
  country: z.string().min(1),
  activity_type: z.enum(['HES', 'REC', 'PRC', 'PUB', 'OTH']),
});
const projectRow = z.object({
  project_rcn: z.string().min(1),
  start_date: z.string(),
  end_date: z.string(),
  programme_parts: z.string(),
});
const participationRow = z.object({
  project_rcn: z.string().min(1),
  org_pic: z.string().min(1),
  role: z.enum(['coordinator', 'participant', 'partner']),
  ec_contribution_eur: z.string(),
});

type OrganisationRow = Row<z.infer<typeof organisationRow>>;
type ProjectRow = Row<z.infer<typeof projectRow>>;
type ParticipationRow = Row<z.infer<typeof participationRow>>;

const KINDS = {
  HES: 'university',
  REC: 'research-institute',
  PRC: 'company',
  PUB: 'state-agency',
  OTH: 'other',
} as const satisfies Record<string, Kind>;
const ROLES = { coordinator: 'lead', participant: 'partner', partner: 'external-partner' } as const;

/** The folder lacks the files that a measurement needs. */
export class DataMissingError extends Error {
  override name = 'DataMissingError';
}

/** Throws DataMissingError where a file is not in the folder. */
export function requireH2020(folder: string): void {
  const missing = Object.values(H2020_FILES).filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0)
    throw new DataMissingError(
      `${folder} lacks ${missing.join(', ')} (CORDIS, participations of Horizon 2020): name their folder with --data DIR`,
    );
}

/**
 * The participations of Horizon 2020 as one source's statements: organisations in their countries, projects with their
 * times and parts of the programme, and who led or took part. A country is a region abroad, for the file tells no
 * smaller one. Throws DataMissingError.
 */
export function readH2020(folder: string): SourceStatements {
  requireH2020(folder);
  const read = <T>(file: string, schema: z.ZodType<T>) =>
    readTable(file, gunzipSync(readFileSync(join(folder, file))), schema);
  const organisations = read(H2020_FILES.organisations, organisationRow);
  const projects = read(H2020_FILES.projects, projectRow);
  const participations = read(H2020_FILES.participations, participationRow);
  return {
    source: SOURCE,
    entities: [
      ...countries(organisations),
      ...topics(projects),
      ...organisations.map(organisationEntity),
      ...projects.map(projectEntity),
    ],
    relations: [
      ...organisations.map(located),
      ...projects.flatMap(aboutTopics),
      ...participations.map(participation),
    ],
    facts: [],
  };
}

const organisationId = (pic: string) => `h2020-org-${pic}`;
const projectId = (rcn: string) => `h2020-project-${rcn}`;
const countryId = (code: string) => `h2020-country-${slug(code)}`;
const topicId = (part: string) => `h2020-topic-${slug(part)}`;

function countries(rows: readonly OrganisationRow[]) {
  return firstOfEach(rows, ({ values }) => values.country).map(([code, { place }]) =>
    entity(place, countryId(code), ['region', 'foreign'], {
      names: { en: code },
      identifiers: [{ scheme: 'iso-3166', value: code }],
    }),
  );
}

function topics(rows: readonly ProjectRow[]) {
  const parts = rows.flatMap((row) => partsOf(row).map((part) => ({ part, place: row.place })));
  return firstOfEach(parts, ({ part }) => part).map(([part, { place }]) =>
    entity(place, topicId(part), ['topic', 'subject'], { names: { en: part } }),
  );
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): [string, T][] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item]))];
}

function organisationEntity({ values, place }: OrganisationRow) {
  const { org_pic: pic, name, activity_type: type } = values;
  return entity(place, organisationId(pic), ['organisation', KINDS[type]], {
    names: name === '' ? {} : { en: name },
  });
}

function projectEntity({ values, place }: ProjectRow) {
  return entity(place, projectId(values.project_rcn), ['project', 'project'], {
    names: { en: `Horizon 2020 project ${values.project_rcn}` },
    period: periodOf(values),
    status: 'ended',
  });
}

function periodOf({ start_date: start, end_date: end }: ProjectRow['values']) {
  return start === '' && end === '' ? null : period(start || null, end || null);
}

function located(row: OrganisationRow) {
  const { org_pic: pic, country } = row.values;
  return relation(
    row.place,
    [organisationId(pic), 'located-in', countryId(country)],
    registered(SOURCE, row, ['org_pic', 'country']),
  );
}

function aboutTopics(row: ProjectRow) {
  return partsOf(row).map((part) =>
    relation(
      row.place,
      [projectId(row.values.project_rcn), 'about', topicId(part)],
      registered(SOURCE, row, ['project_rcn', 'programme_parts']),
    ),
  );
}

function partsOf({ values }: ProjectRow): string[] {
  return values.programme_parts.split('|').filter((part) => part !== '');
}

function participation(row: ParticipationRow) {
  const { project_rcn: rcn, org_pic: pic, role } = row.values;
  return relation(
    row.place,
    [organisationId(pic), ROLES[role], projectId(rcn)],
    registered(SOURCE, row, ['project_rcn', 'org_pic', 'role', 'ec_contribution_eur']),
  );
}
