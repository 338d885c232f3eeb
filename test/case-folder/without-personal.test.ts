import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { chongqingCase } from '../../demo/chongqing-case.ts'
import { qingdaoCase } from '../../demo/qingdao-case.ts'
import { importCase, openJournal } from '../../src/case/journal/journal.ts'
import { mergeCase } from '../../src/case/journal/merge.ts'
import { packBytes } from '../../src/case/journal/pack.ts'
import { caseOf, folders, LI, packed, writerOf } from './folders.ts'

const folder = folders()

/** Ids that name, words of closed lists in the wrong place, numbers as texts and as numbers. */
const HOSTILE = `title: 费某扬案 sell
parties:
  - { id: 费某扬, name: sell, state: "2021-10-26", evidence: tel13800138000 }
  - { id: wangxiaoming, name: 王小明, role: 138 0013 8000 }
accounts:
  - { id: wx_13900139000, platform: wechat, number: "13900139000", shown-as: 小明同学, user: 费某扬 }
  - { id: joint, platform: qq, number: "88886666", user: wangxiaoming }
exhibits:
  - { id: JC-1, path: evidence/王小明的电脑, holder: wangxiaoming }
batches:
  - { id: b1, files: ["evidence/王小明的电脑/名单13700137000.xlsx"], declared: { at-least: 8000 } }
transfers:
  - { id: t1, kind: sell, from: [费某扬], to: [wx_13900139000], batch: b1, priced-units: 13600136000 }
figures:
  - { what: margin, of: [费某扬], amount: 12000, source: 费某扬的供述, rank: confession }
claims:
  - { kind: 向王小明道歉, against: [费某扬], medium: 某报 }
overrides:
  - { file: 名单13700137000.xlsx, column: C, kind: mobile }
`

function linesOf(bytes: Buffer): string[] {
  return gunzipSync(bytes).toString('utf8').trimEnd().split('\n')
}

/** Every text of a case file, down to the last field, except names of fields and words of closed lists. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test.each([
  ['the first story', chongqingCase],
  ['the second story', qingdaoCase],
  ['names where nobody expects them', HOSTILE],
])('a pack without anything personal holds none of it: %s', (_, text) => {
  const writer = writerOf('赵检察官')
  const at = caseOf(folder('case'), text, { ...writer, why: '根据王小明的陈述' })
  importCase(at, { name: '王小明.yaml', text: `${text}# 注：王小明\n` }, writer)
  const [head = '', ...rest] = linesOf(packBytes(openJournal(at), false))
  const body = rest.join('\n')
  expect(body).not.toMatch(/\p{Script=Han}{2}/u)
  expect(body).not.toMatch(/(?<![\da-f])\d{11}(?![\da-f])|王|费|赵|138 ?0013/)
  const ids = ['wangxiaoming', 'wx_13900139000', 'JC-1', 'dong', 'seller1', 'wangwx', '88886666']
  for (const id of ids) expect(body).not.toContain(`"${id}"`)
  const fixed =
    /^(?:procuratorate|council|county|city|province|intermediate|yes|no|sentence|stop|delete|compensate|apologise|act|forfeiture|fine|joint|records|exactly|non-prosecution|qq|sell|margin|press|wechat|confession|mobile|judgment|unknown|\d{4}(?:-\d\d)*|[A-Z])$/
  for (const word of textsIn(parse(text)))
    if (!fixed.test(word)) expect(body).not.toContain(`"${word}"`)
  expect(JSON.parse(head)).toMatchObject({ personal: false, removed: expect.any(Array) as unknown })
  expect((JSON.parse(head) as { removed: string[] }).removed.length).toBeGreaterThan(3)
})

test('says of which case it is, and how far the journal went', () => {
  const at = caseOf(folder('case'), qingdaoCase)
  const journal = openJournal(at)
  const [whole, neutral] = [true, false].map(
    (personal) =>
      JSON.parse(linesOf(packBytes(journal, personal))[0] ?? '') as { case: string; head: object },
  )
  expect(neutral?.case).toBe(whole?.case)
  expect(neutral?.head).toEqual(whole?.head)
  const hashes = (personal: boolean) =>
    linesOf(packBytes(journal, personal))
      .slice(1)
      .map((line) => (JSON.parse(line) as { hash: string }).hash)
  expect(hashes(false)).toEqual(hashes(true))
})

test('gives no hash that can be found by trying names: the salt of an entry is not in it', () => {
  const at = caseOf(folder('case'), qingdaoCase)
  const journal = openJournal(at)
  const body = linesOf(packBytes(journal, false)).join('\n')
  for (const { salt } of journal.entries) expect(body).not.toContain(salt)
})

test('keeps what is no secret: sums, dates, kinds, and which fact speaks of which', () => {
  const at = caseOf(folder('case'), HOSTILE)
  const lines = linesOf(packBytes(openJournal(at), false)).slice(1)
  const values = lines.map((line) => JSON.parse(line) as { path?: string[]; value?: unknown })
  const of = (section: string) => values.filter((v) => v.path?.[0] === section).map((v) => v.value)
  expect(of('parties')).toMatchObject([
    { id: 'parties-1', name: '甲' },
    { id: 'parties-2', name: '乙' },
  ])
  expect(of('accounts')).toMatchObject([
    { user: 'parties-1' },
    { user: 'parties-2', id: 'accounts-2' },
  ])
  expect(of('figures')).toMatchObject([
    { what: 'margin', of: ['parties-1'], amount: 12000, rank: 'confession' },
  ])
  expect(of('transfers')).toMatchObject([
    { kind: 'sell', to: ['accounts-1'], 'priced-units': 'number-1' },
  ])
})

test('holds the entries of merged journals too', () => {
  const ours = caseOf(folder('ours'), HOSTILE)
  const theirs = folder('theirs')
  mergeCase(theirs, packed(ours, folder('pack')), LI)
  importCase(
    theirs,
    { name: 'case.yaml', text: HOSTILE.replace('王小明, role', '王大明, role') },
    LI,
  )
  mergeCase(ours, packed(theirs, folder('pack')), LI)
  const [, ...rest] = linesOf(packBytes(openJournal(ours), false))
  expect(rest.filter((line) => line.includes('"on":"strand"'))).toHaveLength(3)
  expect(rest.join('')).not.toMatch(/\p{Script=Han}{2}|王/u)
})
