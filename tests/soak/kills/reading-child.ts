/** Reads the file that it is given until it is killed, and prints what it ought not to see. */
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { markIn } from '../marked.ts';

const store = openSqliteStore(process.argv[2] ?? '');
writeSync(1, 'reading\n');
for (;;) {
  const sources = (await store.sources()).map(({ id }) => id).filter((id) => !id.endsWith('-persons'));
  for (const source of sources.slice(-4)) {
    const found = markIn(source, await store.statementsOf(source));
    if ('torn' in found) writeSync(1, `a reader saw that ${found.torn}\n`);
  }
  const known = new Set<string>();
  const ends: string[] = [];
  await store.visitProjection({
    restart: () => {
      known.clear();
      ends.length = 0;
    },
    entity: ({ id }) => known.add(id),
    relation: ({ from, to }) => ends.push(from, to),
  });
  const lost = ends.find((id) => !known.has(id));
  if (lost !== undefined) writeSync(1, `a reader saw a relation of ${lost}, which is not there\n`);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
