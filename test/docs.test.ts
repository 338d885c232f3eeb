import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, describe, test } from 'vitest'
import { checkedFacts } from '../src/case/case-file.ts'
import { DUPLICATE, NON_DATA, NOTED, SET_ASIDE, UNREAD } from '../src/evidence/codes.ts'
import { forbiddenWords } from './support/wording.ts'
import { KINDS } from '../src/records/kinds.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Cells of a table of the page that stand beside a code. */
function termOf(page: string, id: string): string | undefined {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\` `))
  return row?.split('|')[2]?.trim()
}

test.each([NON_DATA, UNREAD, NOTED, SET_ASIDE, DUPLICATE, KINDS])(
  'the glossary has every id of a closed list, with the term that people see',
  (list) => {
    const page = read('docs/glossary.md')
    const wrong = Object.entries(list).filter(([id, title]) => termOf(page, id) !== title)
    expect(wrong).toEqual([])
  },
)

describe('the case file page', () => {
  const page = read('docs/case-file.md')

  test('has an example that is right', () => {
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []
    const { facts, problems } = checkedFacts(example, 'docs/case-file.md')
    expect(problems).toEqual([])
    expect(facts.overrides).toHaveLength(2)
  })

  test('has an example of procedure that is right', () => {
    const [, example = ''] = /## Procedure.*?```yaml\n(.*?)```/s.exec(page) ?? []
    const { facts, problems } = checkedFacts(`title: 演示\n${example}`, 'docs/case-file.md')
    expect(problems).toEqual([])
    expect(facts.procedure?.plaintiff?.kind).toBe('council')
  })

  test('names every field', () => {
    const files = readdirSync(join(root, 'src/case/facts/schema')).map((f) => `schema/${f}`)
    const sources = ['schema.ts', ...files].map((f) => read(`src/case/facts/${f}`)).join('\n')
    const fields = [...sources.matchAll(/^ {2,6}'?([a-z][a-z-]*)'?(?::|,$)/gm)]
    const names = new Set(fields.map(([, name = '']) => name))
    expect(names.size).toBeGreaterThan(70)
    const told = new Set(page.match(/[a-z][a-z-]*/g))
    expect([...names].filter((name) => !told.has(name))).toEqual([])
  })
})

test('every decision has its three parts, and no number stands twice', () => {
  const papers = readdirSync(join(root, 'docs/decisions')).filter((name) => name.endsWith('.md'))
  const parts = ['## Decision', '## Reason', '## Consequence']
  const lacking = papers.filter((name) => {
    const text = read(`docs/decisions/${name}`)
    return !parts.every((part) => text.includes(part))
  })
  expect(papers.length).toBeGreaterThan(5)
  expect(lacking).toEqual([])
  expect(new Set(papers.map((name) => name.slice(0, 4))).size).toBe(papers.length)
})

test('the README keeps to the words of the glossary', () => {
  expect(forbiddenWords(read('README.md'))).toEqual([])
})
