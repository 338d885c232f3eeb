import { join } from 'node:path'
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import { importDirections } from '../lint/import-directions.ts'
import { oneOrder } from '../lint/one-order.ts'
import tseslint from 'typescript-eslint'

const root = join(import.meta.dirname, '..')
const linter = new Linter({ cwd: root })

/** The messages of our rules on a text that stands in a file of the house. */
function complaints(path: string, text: string): string[] {
  const rules = {
    'import-directions': importDirections,
    'one-order': oneOrder,
  }
  const parser = tseslint.parser as Linter.Parser
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { house: { rules } },
    rules: { 'house/import-directions': 'error', 'house/one-order': 'error' },
  }
  return linter.verify(text, [config], join(root, path)).map((m) => m.message)
}

describe('a stage takes from the stages before it', () => {
  test.each([
    ['src/count/a.ts', "import { x } from '../records/x.ts'"],
    ['src/count/a.ts', "import type { x } from '../evidence/x.ts'"],
    ['src/records/a.ts', "import { type X } from '../../src/evidence/x.ts'"],
    ['src/records/fields/a.ts', "import { x } from '../../db/x.ts'"],
    ['src/liability/a.ts', "import { x } from '../law/x.ts'"],
    ['src/law/a.ts', "import { KINDS } from '../records/kinds.ts'"],
    ['src/documents/a.ts', "import type { Report } from '../report.ts'"],
    ['src/case/a.ts', "import { x } from '../count/x.ts'"],
    ['src/cli/a.ts', "await import('../case/x.ts')"],
    ['src/evidence/readers/a.ts', "import { x } from './text/x.ts'"],
  ])('%s: %s', (path, text) => {
    expect(complaints(path, text)).toEqual([])
  })

  test.each([
    ['src/records/a.ts', "import { x } from '../count/x.ts'", 'records may not import count'],
    ['src/records/a.ts', "import type { x } from '../count/x.ts'", 'records may not import count'],
    [
      'src/records/a.ts',
      "import { x } from '../evidence/x.ts'",
      'records may not import evidence except its types',
    ],
    ['src/evidence/a.ts', "import { x } from '../records/x.ts'", 'evidence may not import records'],
    ['src/documents/a.ts', "import { x } from '../count/x.ts'", 'documents may not import count'],
    ['src/law/a.ts', "import { x } from '../count/x.ts'", 'law may not import count'],
    ['src/case/a.ts', "import { x } from '../cli/x.ts'", 'case may not import cli'],
    ['src/case/a.ts', "export * from '../server/x.ts'", 'case may not import server'],
    ['src/count/a.ts', "await import('../case/x.ts')", 'count may not import case'],
    ['src/count/a.ts', "import { x } from '../../demo/x.ts'", 'count may not import ../demo/x.ts'],
  ])('not %s: %s', (path, text, message) => {
    expect(complaints(path, text)).toEqual([message])
  })
})

describe('the same input gives the same bytes', () => {
  test.each([
    'sql`select any_value(name) from t`',
    'sql`select first(name) from t`',
    'sql`select last(name) from t`',
    'sql`select arg_min(name, id) from t`',
    "'select arg_max(name, id) from t'",
    'sql`select string_agg(name, ${comma}) from t order by 1`',
    'sql`select sum(n::double) from t`',
    'sql`set preserve_insertion_order = false`',
  ])('refuses %s', (text) => {
    expect(complaints('src/count/a.ts', text)).toHaveLength(1)
  })

  test.each([
    'sql`select first(name order by id) from t`',
    "sql`select string_agg(lower(name), ',' order by lower(name)) from t`",
    'sql`select min(name), sum(n) from t`',
    'list.first(name)',
  ])('takes %s', (text) => {
    expect(complaints('src/count/a.ts', text)).toEqual([])
  })
})
