import { defineConfig } from 'vitest/config'

/** Two workers: the suite shares a machine of two cores with its own PostgreSQL. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    exclude: ['node_modules', 'dist', 'data', 'test/journeys/**'],
    globalSetup: ['test/world/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // on somebody's server every clone is dropped at the end
    teardownTimeout: 60_000,
  },
})
