/**
 * Leaves an archive of Neo4j's loaded classes in `.neo4j/`, from which every later start is faster.
 * It takes one start and stop and some 110 MB, and is worth it where the tests run often.
 */
import neo4j from 'neo4j-driver';
import { startNeo4j } from './start-neo4j.ts';

const server = await startNeo4j({ archiveClasses: true });
const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
// What is loaded by now is archived: let Bolt, the planner and the runtime be among it.
await driver.executeQuery('CREATE CONSTRAINT warm FOR (w:Warm) REQUIRE w.id IS UNIQUE');
await driver.executeQuery('UNWIND [1, 2, 3] AS id MERGE (w:Warm {id: id}) MERGE (w)-[:NEXT]->(:Cool)');
await driver.executeQuery('MATCH (w:Warm)-[r]->(c) RETURN w.id, type(r), count(c) ORDER BY w.id LIMIT 2');
await driver.close();
await server.stop();
console.log('Neo4j starts faster from now on.');
