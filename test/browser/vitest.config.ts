import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from '../support/longest-first.ts'

/** Tests of the workbench in a real Chromium of the system: `npm run test:browser`. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/browser/**/*.test.ts'],
    pool: 'forks',
    // As in the tests of the whole: Node runs TypeScript as it stands, and what is compiled is kept.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: ['test/support/compiled.ts'],
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'shuzheng-tests-compiled') },
    globalSetup: ['test/browser/built-once.ts'],
    // A machine may be busy: two browsers and two counts at a time. For pictures all tests share the folder that they show.
    maxWorkers: process.env['SHUZHENG_SCREENS'] ? 1 : 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    watch: false,
    passWithNoTests: false,
    allowOnly: false,
  },
})
