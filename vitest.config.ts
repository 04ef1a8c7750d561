import { defineConfig } from 'vitest/config';

const away = ['**/node_modules/**', '**/dist/**', '**/.types/**'];

// What fails on the wires outside, and hostile mail: long to play, and the same whatever keeps the rows.
const sameOnAnyDatabase = [
  'server/src/{exchanges,messaging}/{killed,many,crowded,hostile,malformed,when-outside-fails,outside-fails}.test.ts',
  'server/src/exchanges/{page-never-waits,our-fault,misconfigured}.test.ts',
];
const isSecondDatabase = process.env['LIANE_TEST_POSTGRES'] === 'server';

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
          exclude: isSecondDatabase ? [...away, ...sameOnAnyDatabase] : away,
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
