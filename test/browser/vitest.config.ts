import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests of the workbench in a real Chromium of the system: `npm run test:browser`. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/browser/**/*.test.ts'],
    pool: 'forks',
    // One browser and one count at a time: a machine may be busy.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    watch: false,
    passWithNoTests: false,
    allowOnly: false,
  },
})
