import { defineConfig } from 'vitest/config';

const NEO4J_SUITES = [
  'tests/**/*neo4j*.test.ts',
  'tests/**/differential.test.ts',
  'tests/support/neo4j/*.test.ts',
];
const BROWSER_SUITES = ['tests/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...NEO4J_SUITES, ...BROWSER_SUITES],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          // One database for all of them: they take turns.
          name: 'neo4j',
          include: NEO4J_SUITES,
          fileParallelism: false,
          globalSetup: ['tests/support/neo4j/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: BROWSER_SUITES,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
