import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsTable } from '../server/config.ts';
import { editFileSchema } from '../server/directory/apply-edits.ts';
import { parseFile, readDocument } from '../server/ingest/document/read-document.ts';
import { readDecisions } from '../server/ingest/parties.ts';
import { REGISTERS } from '../server/ingest/registers.ts';
import { seededApp, type TestApp } from './support/seeded-app.ts';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');
const readme = read('README.md');

describe('the README', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await seededApp();
  });
  afterAll(async () => app.close());

  const addresses = [...readme.matchAll(/http:\/\/127\.0\.0\.1:3000(\/[^\s'"<>)]+)/g)].map(
    (match) => match[1] as string,
  );

  it('has addresses to try', () => {
    expect(addresses.length).toBeGreaterThanOrEqual(5);
  });

  it.each(addresses)('%s answers', async (address) => {
    expect((await app.get(address)).status).toBe(200);
  });

  it('shows every setting as it is', () => {
    const cells = (table: string) =>
      table
        .split('\n')
        .filter((line) => line.startsWith('|') && !line.includes('---'))
        .map((line) => line.replace(/\s+/g, ' '));
    expect(cells(readme)).toEqual(cells(settingsTable()));
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run )?(start|test|[\w:]+)/g)].map(
      (match) => match[1] as string,
    );
    expect(named.filter((name) => !(name in scripts) && name !== 'ci' && name !== 'run')).toEqual([]);
  });
});

describe('docs/importing.md', () => {
  it('shows a table of parties that can be read, and a command that is there', () => {
    const guide = read('docs/importing.md');
    const [, table = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(readDecisions('docs/importing.md', table).map(({ id }) => id)).toEqual([
      'parainen',
      'korkeasaaren-elaintarha',
      'tallinn-university-ee',
    ]);
    for (const [, name] of guide.matchAll(/npm run import -- (\w+) /g))
      expect(REGISTERS).toHaveProperty(name!);
  });
});

describe('docs/exports.md', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await seededApp();
  });
  afterAll(async () => app.close());

  const commands = [...read('docs/exports.md').matchAll(/^curl (.*)$/gm)].map((match) => match[1] as string);

  it.each(commands)('%s gets a file', async (command) => {
    const address = /http:\/\/127\.0\.0\.1:3000([^']+)/.exec(command)?.[1] as string;
    const accept = /-H 'Accept: ([^']+)'/.exec(command)?.[1] ?? '*/*';
    const response = await app.get(address, { accept });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="solmu-[\w.-]+"$/);
  });
});

describe('docs/editing.md', () => {
  it('shows an edit file that is one', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(read('docs/editing.md'))?.[1] as string;
    expect(parseFile('edits.yaml', example, editFileSchema).content.edits).toHaveLength(5);
  });

  it('shows a statement file that is one', () => {
    const [, example] = [...read('docs/editing.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      (match) => match[1] as string,
    );
    const { entities, relations } = readDocument('statements.yaml', example as string, () => undefined);
    expect([entities, relations].map(({ length }) => length)).toEqual([1, 1]);
  });
});
