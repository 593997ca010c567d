import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { aChangeSet, anEntity } from './records.ts';

/** Writes entities one after the other into the file it is given, and prints each revision once it is acknowledged. */
const store = openSqliteStore(process.argv[2] ?? '');
for (let base = await store.revision(); ; base += 1) {
  const id = `e-${process.pid}-${base}`;
  const changes = aChangeSet(base, { entities: [anEntity(id)] });
  const revision = await store.apply({ ...changes, commit: { ...changes.commit, id: `c-${id}` } });
  process.stdout.write(`${revision}\n`);
  // Lets the line out before the next write blocks the process.
  await new Promise((resolve) => setImmediate(resolve));
}
