import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAME = 'zz-import-table-probe.ts';
const written = new Set<string>();
afterAll(() => written.forEach((path) => rmSync(path, { force: true })));

/** Whether lint refuses `specifier` in a file of `folder`. */
function refuses(folder: string, specifier: string, type = false): boolean {
  const path = join(ROOT, folder, NAME);
  mkdirSync(dirname(path), { recursive: true });
  written.add(path);
  writeFileSync(
    path,
    `import ${type ? 'type ' : ''}{ probe } from '${specifier}';\nexport ${type ? 'type Probe = probe' : 'const probed = probe'};\n`,
  );
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/oxlint'), ['--deny-warnings', path], {
      cwd: ROOT,
      stdio: 'pipe',
    });
    return false;
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout).includes('no-restricted-imports');
  } finally {
    rmSync(path, { force: true });
  }
}

describe('the import table', () => {
  it.each([
    ['server/vocabulary', 'zod'],
    ['server/scene', '../contract/entity.ts'],
    ['server/locales', 'node:fs'],
    ['server/contract', '../store/graph-store.ts'],
    ['server/store/sqlite', '../../directory/fold.ts'],
    ['server/store/neo4j', 'hono'],
    ['server/projection', '../network/layout.ts'],
    ['server/topics', '../search/analyse.ts'],
    ['server/network', '../routes/api.ts'],
    ['server/directory', '../routes/api.ts'],
    ['server/keeping', '../store/sqlite/store.ts'],
    ['server/routes', '../store/sqlite/store.ts'],
    ['server/routes', '../directory/apply-changes.ts'],
    ['server/pages', '../routes/api.ts'],
    ['server/embed', 'neo4j-driver'],
    ['web/pages', '../../server/directory/fold.ts'],
    ['web/components', '../api/client.ts'],
  ])('%s may not import %s', (folder, specifier) => {
    expect(refuses(folder, specifier)).toBe(true);
  });

  it.each([
    ['server/contract', '../vocabulary/kinds.ts'],
    ['server/store/sqlite', '../graph-store.ts'],
    ['server/network', '../projection/projection.ts'],
    ['server/routes', '../network/paths.ts'],
    ['web/pages', '../../server/scene/shapes.ts'],
  ])('%s may import %s', (folder, specifier) => {
    expect(refuses(folder, specifier)).toBe(false);
  });

  it('web may import a type from the contract', () => {
    expect(refuses('web/pages', '../../server/contract/network.ts', true)).toBe(false);
  });
});
