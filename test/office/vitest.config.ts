import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests that need LibreOffice (`soffice`) and poppler (`pdftotext`, `pdfinfo`): `npm run test:office`. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/office/**/*.test.ts'],
    pool: 'forks',
    // As in the tests of the whole: Node runs TypeScript as it stands, and what is compiled is kept.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: ['test/support/compiled.ts'],
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'shuzheng-tests-compiled') },
    // Starting LibreOffice takes seconds, and a machine may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    watch: false,
    passWithNoTests: false,
    allowOnly: false,
  },
})
