import { defineConfig } from 'vitest/config'

/** Journeys in a real browser, one at a time: each has a server, a database and a browser beside it. */
export default defineConfig({
  test: {
    include: ['test/journeys/**/*.test.ts'],
    exclude: ['node_modules'],
    globalSetup: ['test/world/global-setup.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    // a poll waits for a real server and browser on a busy machine
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
  },
})
