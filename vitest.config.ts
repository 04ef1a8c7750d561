import { defineConfig } from 'vitest/config';

const away = ['**/node_modules/**', '**/dist/**', '**/.types/**'];

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{vocabulary,formats,connectors,sandbox,cast,tests}/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
          exclude: away,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['server/**/*.test.ts'],
          exclude: away,
          globalSetup: ['tests/database.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['{cli,scenarios}/**/*.test.ts'],
          exclude: away,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
