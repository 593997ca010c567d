/** Writes an entity at a time into the file that it is given, and prints each revision once it is acknowledged. */
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { aChangeSet, anEntity } from '../store/records.ts';

const store = openSqliteStore(process.argv[2] ?? '');
for (let revision = await store.revision(); ;) {
  const commit = { ...aChangeSet(revision).commit, id: `c-${process.pid}-${revision}` };
  revision = await store.apply(aChangeSet(revision, { commit, entities: [anEntity(`e-${revision}`)] }));
  console.log(revision);
}
