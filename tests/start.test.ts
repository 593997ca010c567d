import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'solmu-start-'));
  folders.push(path);
  return path;
}

function run(script: string, args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DRAIN_GRACE_MS: '0', ...environment },
  });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text));
  child.stderr.on('data', (text: Buffer) => (said.err += text));
  return { child, said };
}

async function ended(script: string, args: readonly string[], environment: Record<string, string> = {}) {
  const { child, said } = run(script, args, environment);
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

async function address({ child, said }: ReturnType<typeof run>): Promise<string> {
  for (;;) {
    const found = /Solmu answers at (\S+)/.exec(said.out)?.[1];
    if (found) return found;
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${said.out}${said.err}`);
    await once(child.stdout ?? child, 'data');
  }
}

describe('starting', () => {
  it('seeds an empty store with a progress line, answers, notices an edit within a second, and stops on SIGTERM', async () => {
    const data = folder();
    const started = run('server/start.ts', ['--port', '0', '--solmu-data', data]);
    const url = await address(started);
    expect(started.said.out).toMatch(/100 %/);
    const before = (await (await fetch(`${url}/api/v1/entities/kotka`)).json()) as {
      homepage: string | null;
    };
    expect(before.homepage).toBeNull();

    const edits = join(data, 'edits.yaml');
    writeFileSync(
      edits,
      "actor: test\nreason: to see\nedits:\n  - { edit: kotka, field: homepage, value: 'https://www.kotka.fi' }\n",
    );
    expect((await ended('seed/apply.ts', [edits, '--solmu-data', data])).code).toBe(0);
    await new Promise((done) => setTimeout(done, 1000));
    const after = (await (await fetch(`${url}/api/v1/entities/kotka`)).json()) as { homepage: string | null };
    expect(after.homepage).toBe('https://www.kotka.fi');

    started.child.kill('SIGTERM');
    const [code] = (await once(started.child, 'close')) as [number];
    expect(code).toBe(0);

    const again = await ended('seed/seed.ts', ['--solmu-data', data]);
    expect(again.code).toBe(0);
    expect(again.out).not.toMatch(/[1-9]\d* (entities|relations|facts)/);
  }, 180_000);

  it('refuses a wrong setting with its name, its value and what is allowed', async () => {
    const { code, err } = await ended('server/start.ts', ['--port', 'many']);
    expect(code).toBe(1);
    expect(err).toMatch(/^PORT=many: /);
  });

  it('refuses a store that is no store, and leaves it as it is', async () => {
    const data = folder();
    const file = join(data, 'solmu.sqlite');
    writeFileSync(file, 'not a database, but somebody’s notes, which are dear to them'.repeat(20));
    const kept = readFileSync(file);
    const { code, err } = await ended('server/start.ts', ['--port', '0', '--solmu-data', data]);
    expect(code).toBe(1);
    expect(err).toContain('is not a Solmu store');
    expect(readFileSync(file).equals(kept)).toBe(true);
  });

  it('tells the file, the line, the field and the value of an edit that does not fit', async () => {
    const data = folder();
    await ended('seed/seed.ts', ['--solmu-data', data]);
    const edits = join(data, 'edits.yaml');
    writeFileSync(
      edits,
      'actor: test\nreason: to see\nedits:\n  - { edit: kotka, field: status, value: thriving }\n',
    );
    const { code, err } = await ended('seed/apply.ts', [edits, '--solmu-data', data]);
    expect(code).toBe(1);
    expect(err).toMatch(/edits\.yaml:4: edits\[0\]\.value: "thriving"/);
  }, 30_000);

  it('tells an older Node what to do', () => {
    expect(readFileSync(join(ROOT, 'package.json'), 'utf8')).toContain('node server/require-node.mjs && ');
  });
});
