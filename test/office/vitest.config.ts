import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests that need LibreOffice (`soffice`) and poppler (`pdftotext`, `pdfinfo`): `npm run test:office`. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/office/**/*.test.ts'],
    pool: 'forks',
    // Starting LibreOffice takes seconds, and a machine may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    watch: false,
    passWithNoTests: false,
    allowOnly: false,
  },
})
