import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'workbench/src/**/*.test.ts',
      'test/**/*.test.ts',
      'demo/**/*.test.ts',
    ],
    // These need LibreOffice and Chromium: `npm run test:office`, `npm run test:browser`.
    exclude: ['node_modules/**', 'test/office/**', 'test/browser/**'],
    // DuckDB's native module and reader processes want processes of their own.
    pool: 'forks',
    // Generous: tests of the whole start processes of their own, and a machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['test/support/seed.ts'],
    // The two stories are made and counted once for all files.
    globalSetup: ['test/support/stories-setup.ts'],
    // Hundreds of runs start with a cache of their own; what is compiled is the same for all.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'shuzheng-tests-compiled') },
    watch: false,
    // A run whose tests were not found must not look like a run that passed.
    passWithNoTests: false,
    allowOnly: false,
  },
})
