import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const NEO4J_SUITES = ['tests/**/*neo4j*.test.ts', 'tests/support/neo4j/*.test.ts'];
const LONG_SUITES = ['tests/store/differential.test.ts', 'tests/store/neo4j-faults.test.ts'];
const BROWSER_SUITES = ['tests/e2e/**/*.test.ts'];

/** On two cores Vitest would use one by itself; and whoever waits for Neo4j or a browser leaves a core to others. */
const WORKERS = Math.max(3, availableParallelism());
const TAKE_TURNS = ['tests/support/neo4j/take-turns.ts'];
const NEO4J = {
  maxWorkers: WORKERS,
  globalSetup: ['tests/support/neo4j/global-setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** Begins with the long suites, so that nobody waits for them at the end, and spreads those that share a Neo4j. */
class LongestFirst extends BaseSequencer {
  override async sort(suites: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(suites);
    const of = (name: string) => sorted.filter(({ project }) => project.name === name);
    const [long, sharing] = [of('long'), of('neo4j')];
    const rest = sorted.filter((suite) => !long.includes(suite) && !sharing.includes(suite));
    const stretch = Math.ceil(rest.length / (sharing.length + 1));
    const spread = sharing.flatMap((suite, index) => [
      suite,
      ...rest.slice(index * stretch, (index + 1) * stretch),
    ]);
    return [...long, ...spread, ...rest.slice(sharing.length * stretch)];
  }
}

export default defineConfig({
  test: {
    reporters: ['default'],
    globalSetup: ['tests/support/run-folder.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...NEO4J_SUITES, ...LONG_SUITES, ...BROWSER_SUITES],
          maxWorkers: WORKERS,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'neo4j',
          include: NEO4J_SUITES,
          exclude: LONG_SUITES,
          setupFiles: TAKE_TURNS,
          ...NEO4J,
        },
      },
      {
        test: {
          name: 'long',
          include: LONG_SUITES,
          // They have a Neo4j to themselves, unless the environment names one for all.
          setupFiles: process.env['NEO4J_URI'] ? TAKE_TURNS : [],
          ...NEO4J,
        },
      },
      {
        test: {
          name: 'browser',
          include: BROWSER_SUITES,
          maxWorkers: WORKERS,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
