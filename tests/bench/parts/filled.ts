import { join } from 'node:path';
import type { PartSettings } from '../part-settings.ts';
import { filledNeo4j, filledSqlite } from '../stores.ts';

/** The store of an engine with the register in it; filled by the first part that asks. */
export function filled({ folder, data, say }: PartSettings, engine: 'sqlite' | 'neo4j') {
  say(`${engine}: the register is loaded`);
  const fill = engine === 'sqlite' ? filledSqlite : filledNeo4j;
  return fill(join(folder, engine), `h2020:${data}`);
}
