import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const NEO4J_SUITES = ['tests/**/*neo4j*.test.ts', 'tests/support/neo4j/*.test.ts'];
// The longest, which share no Neo4j with each other nor with the rest, run beside those that need none.
const LONG_SUITES = ['tests/store/differential.test.ts', 'tests/store/neo4j-faults.test.ts'];
const BROWSER_SUITES = ['tests/e2e/**/*.test.ts'];

/** On two cores Vitest would use one by itself. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/** Begins with the long suites, so that nobody waits for them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(suites: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(suites);
    const isLong = ({ project }: TestSpecification) => project.name === 'long';
    return [...sorted.filter(isLong), ...sorted.filter((suite) => !isLong(suite))];
  }
}

export default defineConfig({
  test: {
    reporters: ['default'],
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
          // One database for all of them: they take turns.
          name: 'neo4j',
          include: NEO4J_SUITES,
          exclude: LONG_SUITES,
          fileParallelism: false,
          globalSetup: ['tests/support/neo4j/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          include: LONG_SUITES,
          maxWorkers: WORKERS,
          globalSetup: ['tests/support/neo4j/global-setup.ts'],
          hookTimeout: 120_000,
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
