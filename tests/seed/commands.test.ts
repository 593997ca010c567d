import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { interregFile, LATVIA, WORLD } from '../support/interreg.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = `{ id: oma, title: { fi: Oma }, lang: fi, standing: own-site, licence: CC0, redistributable: true, version: '1' }`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-commands-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command of seed/ on its own store; answers what it printed and its exit code. */
async function command(
  name: 'apply' | 'import' | 'seed' | 'backup' | 'dump' | 'restore',
  args: string[],
  environment: Record<string, string> = {},
) {
  const env = { ...process.env, SOLMU_STORE: 'sqlite', SOLMU_DATA: join(folder, 'store'), ...environment };
  const words = ['--disable-warning=ExperimentalWarning', join('seed', `${name}.ts`), ...args];
  try {
    const { stdout } = await run(process.execPath, words, { cwd: root, env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const noStack = /\n\s+at |node:internal/;

describe('npm run apply', () => {
  it.each([
    ['YAML that does not close', 'actor: x\nreason: [\n', /:3: YAML: /],
    ['a key that stands twice', 'actor: x\nactor: y\n', /:2: YAML: DUPLICATE_KEY: /],
    ['nothing', '', /expected object/],
    ['a text', 'hello', /:1: file: "hello": /],
    [
      'aliases that multiply',
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdef'
          .split('')
          .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcde'[i]}`).join(',')}]`),
      ].join('\n'),
      /: YAML: .*alias/i,
    ],
  ])('tells what is wrong with %s, without a stack', async (_name, content, told) => {
    const { code, text } = await command('apply', [file('wrong.yaml', content)]);
    expect(code).toBe(1);
    expect(text).toMatch(told);
    expect(text).not.toMatch(noStack);
  });

  it('tells a file that is missing, a folder, and a second file', async () => {
    const missing = await command('apply', [join(folder, 'none.yaml')]);
    expect(missing.text).toMatch(/none\.yaml: there is no such file/);
    const directory = await command('apply', [folder]);
    expect(directory.text).toMatch(/: this is a folder/);
    const two = await command('apply', [file('a.yaml', ''), file('b.yaml', '')]);
    expect(two.text).toMatch(/one file/);
    for (const { code, text } of [missing, directory, two]) {
      expect(code).toBe(1);
      expect(text).not.toMatch(noStack);
    }
  });

  it('takes statements only with who adds them and why, and records both', async () => {
    const statements = `source: ${SOURCE}\nentities:\n  - { id: oma-museo, type: organisation, kind: museum, names: Oma museo }\n`;
    const nameless = await command('apply', [file('nameless.yaml', statements)]);
    expect(nameless.code).toBe(1);
    expect(nameless.text).toMatch(/: actor: \(missing\)/);
    expect(nameless.text).toMatch(/: reason: \(missing\)/);
    const signed = await command('apply', [
      file('signed.yaml', `actor: Maija M.\nreason: from its site\n${statements}`),
    ]);
    expect(signed.text).toMatch(/1 entities.*Revision 1/);
    const store = openSqliteStore(join(folder, 'store', 'solmu.sqlite'));
    const [commit] = await store.changes(0, 10);
    expect(commit).toMatchObject({ actor: 'Maija M.', reason: 'from its site', source: 'oma' });
    await store.close();
  });
});

describe('npm run backup, dump and restore', () => {
  const store = (name: string) => ({ SOLMU_DATA: join(folder, name) });
  const path = (name: string) => join(folder, name);
  beforeAll(async () => {
    const statements = `actor: Maija M.\nreason: koe\nsource: ${SOURCE}\nentities:\n  - { id: oma-museo, type: organisation, kind: museum, names: Oma museo }\n`;
    await command('apply', [file('kept.yaml', statements)], store('kept'));
  });

  it('keep what a store holds, and give it back to an empty one', async () => {
    const copied = await command('backup', [path('copy.sqlite')], store('kept'));
    expect(copied).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^Copied .*kept.* to .*copy\.sqlite/),
    });
    const dumped = await command('dump', [path('kept.ndjson.gz')], store('kept'));
    expect(dumped.text).toMatch(/Revision 1: 1 sources, 1 entities, 0 relations and 0 facts are in/);
    const restored = await command('restore', [path('kept.ndjson.gz')], store('restored'));
    expect(restored.text).toMatch(/Restored 1 entities.*Revision 1\./);
    const twice = await command('restore', [path('kept.ndjson.gz')], store('restored'));
    expect(twice).toMatchObject({ code: 1, text: expect.stringMatching(/not empty.*point to an empty one/) });
  });

  it.each<['backup' | 'dump' | 'restore', string[], RegExp]>([
    ['backup', [], /Which file\? npm run backup -- FILE/],
    ['dump', ['a', 'b'], /dump takes one file/],
    ['restore', ['--force', 'a'], /--force/],
    ['restore', ['none.ndjson'], /none\.ndjson: there is no such file/],
    ['dump', ['README.md'], /README\.md: this file exists/],
  ])('%s %j tells in a line what is wrong', async (name, args, told) => {
    const { code, text } = await command(name, args, store('kept'));
    expect({ code, text }).toEqual({ code: 1, text: expect.stringMatching(told) });
    expect(text).not.toMatch(noStack);
  });

  it('begin no store where there is none to keep, and none from a dump that is not whole', async () => {
    for (const name of ['backup', 'dump'] as const) {
      const { code, text } = await command(name, [path('nothing')], store('nowhere'));
      expect({ code, text }).toEqual({
        code: 1,
        text: expect.stringMatching(/SOLMU_DATA=.*there is no store/),
      });
    }
    const cut = await command('restore', [file('cut.ndjson', '{"kind":"solmu-dump"}')], store('nowhere'));
    expect(cut).toMatchObject({ code: 1, text: expect.stringMatching(/cut\.ndjson:1: kind: /) });
    expect(existsSync(path('nowhere'))).toBe(false);
  });

  it('say that Neo4j has no backup while it runs', async () => {
    const { code, text } = await command('backup', [path('neo.copy')], { SOLMU_STORE: 'neo4j' });
    expect({ code, text }).toEqual({ code: 1, text: expect.stringMatching(/Neo4j Community.*npm run dump/) });
  });
});

describe('npm run import', () => {
  const good = interregFile({ role: 'lead' }, LATVIA);

  beforeAll(async () => {
    const store = openSqliteStore(join(folder, 'world', 'solmu.sqlite'));
    await applyStatements(store, WORLD, { actor: 'test', reason: 'a world' }, () => new Date());
    await store.close();
  });

  function importing(...args: string[]) {
    return command('import', args, { SOLMU_DATA: join(folder, 'world') });
  }

  it('tells what it would change and writes nothing, then writes, then has nothing to do', async () => {
    const path = file('uusi.csv', good);
    const told = await importing('interreg', path, '--dry-run');
    expect(told.text).toMatch(/^2 rows, 2 names: 2 as the tables have them/);
    expect(told.text).toMatch(/ {2}\+ project interreg-silta "A bridge over the gulf"\n/);
    expect(told.text).toMatch(/ {2}~ municipality turku "Turku": aliases\n/);
    expect(told.text).toMatch(/Nothing was written\.\n$/);
    const written = await importing('interreg', path);
    expect(written.text).toMatch(/entities, \d+ relations, 1 facts written; 0 retracted\. Revision 2\./);
    const again = await importing('interreg', path, '--dry-run', '--all');
    expect(again.text).toContain('Nothing would change.');
    expect([told.code, written.code, again.code]).toEqual([0, 0, 0]);
  }, 30_000);

  it.each([
    ['another register', ['kuu'], /kuu: no such register; known: interreg, eura\./],
    ['a file that is not there', ['interreg', 'none.csv'], /none\.csv: there is no such file/],
    ['a switch that it does not know', ['interreg', 'a.csv', '--force'], /--force/],
  ])('refuses %s in a line', async (_name, args, told) => {
    const { code, text } = await importing(...args);
    expect(code).toBe(1);
    expect(text).toMatch(told);
    expect(text).not.toMatch(noStack);
  });

  it('names every row at fault and writes nothing', async () => {
    const path = file('wrong.csv', interregFile({ role: 'boss' }, { start: 'soon' }, { country_code: 'X' }));
    const { code, text } = await importing('interreg', path);
    expect(code).toBe(1);
    expect(text).toMatch(/3 problems, nothing was written/);
    expect(text).toMatch(/wrong\.csv:2: role: boss: lead or partner/);
    expect(text).toMatch(/wrong\.csv:3: start: soon: a day/);
    expect(text).toMatch(/wrong\.csv:4: country_code: X: /);
    expect(text).not.toMatch(noStack);
  });

  it('begins no store', async () => {
    const { code, text } = await command('import', ['interreg', file('uusi.csv', good)], {
      SOLMU_DATA: join(folder, 'bare'),
    });
    expect([code, text]).toEqual([1, expect.stringContaining('there is no store in this folder')]);
    expect(existsSync(join(folder, 'bare'))).toBe(false);
  });
});

describe('a store that cannot be opened', () => {
  it('is told in one line by every command', async () => {
    const path = file('plain', 'not a folder');
    const directory = join(folder, 'odd', 'solmu.sqlite');
    mkdirSync(directory, { recursive: true });
    for (const SOLMU_DATA of [path, join(folder, 'odd')])
      for (const name of ['apply', 'seed'] as const) {
        const { code, text } = await command(name, name === 'apply' ? [file('x.yaml', 'a: 1')] : [], {
          SOLMU_DATA,
        });
        expect(code).toBe(1);
        expect(text).toMatch(/SOLMU_DATA/);
        expect(text).not.toMatch(noStack);
      }
    expect(readFileSync(path, 'utf8')).toBe('not a folder');
  });
});

describe('npm run seed', () => {
  it('refuses settings and arguments that it does not know, without a stack', async () => {
    for (const args of [['--port', 'abc'], ['--colour', 'red'], ['extra'], ['--with', 'kuu']]) {
      const { code, text } = await command('seed', args);
      expect(code).toBe(1);
      expect(text).toMatch(/PORT=abc|--colour|extra|kuu: no data set of this name; there is eura/);
      expect(text).not.toMatch(noStack);
    }
  });
});
