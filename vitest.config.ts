import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{vocabulary,formats,connectors,server,sandbox,cast,scenarios,cli}/**/*.test.ts', 'web/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.types/**'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
