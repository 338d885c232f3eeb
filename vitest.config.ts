import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'
import { withoutMaterial } from './test/support/material.ts'

/** Tests that put a module of their own in the place of one of ours, which Vite does and Node does not. */
const REPLACED = ['test/count/left-out.test.ts']
/** Tests whose material is not at hand: a clone by itself is green without them. */
const LEFT_OUT = withoutMaterial()

export default defineConfig({
  test: {
    // DuckDB's native module and reader processes want processes of their own.
    pool: 'forks',
    // Node runs TypeScript as it stands: nothing is transformed, and what is compiled is kept (`NODE_COMPILE_CACHE`).
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Generous: tests of the whole start processes of their own, and a machine may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ['test/support/seed.ts', 'test/support/compiled.ts'],
    // The two stories are made and counted once for all files.
    globalSetup: ['test/support/stories-setup.ts'],
    // Hundreds of runs start with a cache of their own; what is compiled is the same for all.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'shuzheng-tests-compiled') },
    watch: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers: '100%',
    // Tests that run at one time share a count (`support/together.ts`).
    maxConcurrency: 1000,
    // A run whose tests were not found must not look like a run that passed.
    passWithNoTests: false,
    allowOnly: false,
    // A golden file that is missing fails its test: one that is written instead agrees with whatever comes.
    update: 'none',
    projects: [
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts', 'demo/**/*.test.ts'],
          // These need LibreOffice and Chromium: `npm run test:office`, `npm run test:browser`.
          exclude: [
            'node_modules/**',
            'test/office/**',
            'test/browser/**',
            ...REPLACED,
            ...LEFT_OUT,
          ],
        },
      },
      {
        extends: true,
        test: { name: 'replaced', include: REPLACED, experimental: { viteModuleRunner: true } },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['src/**/*.test.ts', 'workbench/src/**/*.test.ts'],
          exclude: ['node_modules/**', ...LEFT_OUT],
          // Loading the modules again for each of these files takes longer than their tests.
          isolate: false,
        },
      },
    ],
  },
})
