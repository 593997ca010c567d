import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { growDirectory } from './grown/grow.ts';
import { DataMissingError, H2020_FILES, readH2020 } from './h2020/read-h2020.ts';
import { latency, unordered } from './measure.ts';
import { withSection } from './measurements.ts';

const TABLES = {
  [H2020_FILES.organisations]: `org_pic,name,country,activity_type
1,Aalto,FI,HES
2,,SE,PRC`,
  [H2020_FILES.projects]: `project_rcn,start_date,end_date,programme_parts
7,2019-05-01,2022-04-30,SC4|LEIT`,
  [H2020_FILES.participations]: `project_rcn,org_pic,role,ec_contribution_eur
7,1,coordinator,10
7,2,participant,`,
};

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'solmu-h2020-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the register that is measured', () => {
  it('becomes organisations in countries, projects on topics, and who took part', async () => {
    for (const [file, text] of Object.entries(TABLES)) writeFileSync(join(folder, file), gzipSync(text));
    const store = openSqliteStore(':memory:');
    await applyStatements(store, readH2020(folder), { actor: 'bench', reason: 'test' }, () => new Date());
    const { items } = await store.relations({ audience: 'public', limit: 10 });
    expect(items.map(({ from, role, to }) => [from, role, to].map(nameOf).join(' '))).toEqual([
      'h2020-project-7 about h2020-topic-leit',
      'h2020-project-7 about h2020-topic-sc4',
      'h2020-org-1 lead h2020-project-7',
      'h2020-org-1 located-in h2020-country-fi',
      'h2020-org-2 located-in h2020-country-se',
      'h2020-org-2 partner h2020-project-7',
    ]);
    await store.close();
  });

  it('that is not there is asked for', () => {
    expect(() => readH2020(folder)).toThrow(DataMissingError);
    expect(() => readH2020(folder)).toThrow(/lacks h2020_organisations.csv.gz.*--data DIR/);
  });
});

describe('a directory that is made up', () => {
  it('has as many entities as asked, some 5.5 relations each', () => {
    const [{ entities, relations } = { entities: [], relations: [] }] = growDirectory(10_000);
    expect(entities).toHaveLength(10_000);
    expect(relations.length / entities.length).toBeCloseTo(5.5, 0);
  });
});

function nameOf(part: unknown): string {
  return typeof part === 'string' ? part : String((part as { entity: string }).entity);
}

describe('what is measured', () => {
  it('is told by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(latency(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, count: 100 });
  });

  it('is equal whatever the order of keys and lists, and of nothing else', () => {
    expect(unordered('{"a":[1,{"b":2,"c":3}]}')).toBe(unordered('{"a":[{"c":3,"b":2},1]}'));
    expect(unordered('{"a":[1]}')).not.toBe(unordered('{"a":["1"]}'));
  });

  it('takes the place of what was measured before, and of nothing else', () => {
    const place = { mark: 'bench-it', title: 'It' };
    const first = withSection('# Measurements\n\nBefore.\n', 'one', place);
    const second = withSection(`${first}\nAfter.\n`, 'two', place);
    expect(second.match(/^## It$/gm)).toHaveLength(1);
    expect(second).toContain('Before.');
    expect(second).toContain('After.');
    expect(second).toContain('two');
    expect(second).not.toContain('one');
  });
});
