import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = `{ id: oma, title: { fi: Oma }, lang: fi, standing: own-site, licence: CC0, redistributable: true, version: '1' }`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-commands-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command of seed/ on its own store; answers what it printed and its exit code. */
async function command(name: 'apply' | 'seed', args: string[], environment: Record<string, string> = {}) {
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

function file(name: string, content: string): string {
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
    for (const args of [['--port', 'abc'], ['--colour', 'red'], ['extra']]) {
      const { code, text } = await command('seed', args);
      expect(code).toBe(1);
      expect(text).toMatch(/PORT=abc|--colour|extra/);
      expect(text).not.toMatch(noStack);
    }
  });
});
