/** Writes into the file that it is given until that fails, and prints how many writes were acknowledged and why it ended. */
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { aChangeSet, aFact, anEntity } from './records.ts';

const store = openSqliteStore(process.argv[2] ?? '');
let acknowledged = 0;
try {
  for (;;) {
    const id = `e-${acknowledged}`;
    const facts = Array.from({ length: 20 }, (_, index) =>
      aFact(`f-${acknowledged}-${index}`, { entity: id, value: 'Selitys. '.repeat(100) }),
    );
    acknowledged = await store.apply(aChangeSet(acknowledged, { entities: [anEntity(id)], facts }));
  }
} catch (error) {
  const { name, message } = error as Error;
  console.log(JSON.stringify({ acknowledged, name, message }));
}
