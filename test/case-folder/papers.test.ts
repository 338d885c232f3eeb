import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import {
  enterMade,
  enterStatus,
  standingOf,
  statusesIn,
} from '../../src/case/journal/paper-status.ts'
import { checkJournal } from '../../src/case/journal/check.ts'
import { openJournal, textOf } from '../../src/case/journal/journal.ts'
import { actOf } from '../../src/case/journal/told/log-text.ts'
import { logOf } from '../../src/case/journal/told/log.ts'
import { mergeCase } from '../../src/case/journal/merge.ts'
import { packBytes } from '../../src/case/journal/pack.ts'
import { PAGE, PAPERS } from '../../src/report/paper-status.ts'
import { caseOf, folders, LI, packed, writerOf, ZHANG } from './folders.ts'

const folder = folders()
const DIGEST = 'a'.repeat(64)
const OTHER = 'b'.repeat(64)
const TEXT = 'title: 演示案\n'
const WANG = writerOf('王检', Date.UTC(2026, 0, 7, 1))

const code = (of: string) => expect.objectContaining({ code: of }) as Error
const made = (at: string, by = ZHANG) => enterMade(at, [PAGE, PAPERS.note], DIGEST, by)
const standing = (at: string, digest = DIGEST) =>
  standingOf(openJournal(at), PAPERS.note, digest).status

test('a paper is made, reviewed by another, then issued; the facts stay as they are', () => {
  const at = caseOf(folder('案'), TEXT)
  expect(made(at).written).toHaveLength(2)
  expect(made(at, LI).written).toHaveLength(0)
  expect(standing(at)).toBe('draft')
  enterStatus(at, PAPERS.note, DIGEST, 'reviewed', LI)
  expect(standing(at)).toBe('reviewed')
  enterStatus(at, PAPERS.note, DIGEST, 'issued', WANG)
  expect(standingOf(openJournal(at), PAPERS.note, DIGEST)).toMatchObject({
    status: 'issued',
    made: { by: '张检' },
    reviewed: { by: '李检' },
    issued: { by: '王检' },
  })
  expect(statusesIn(at, DIGEST)(PAGE)).toBe('draft')
  expect(textOf(openJournal(at).state)).toBe(TEXT)
  expect(checkJournal(at).whole).toBe(true)
})

test('a new count begins as a draft again', () => {
  const at = caseOf(folder('案'), TEXT)
  made(at)
  enterStatus(at, PAPERS.note, DIGEST, 'reviewed', LI)
  expect(standing(at, OTHER)).toBe('draft')
  expect(() => enterStatus(at, PAPERS.note, OTHER, 'issued', WANG)).toThrow(code('paper/no-maker'))
})

test.each(['张检', ' 张 检 ', '张\u200b检'])(
  'who made a paper does not review it, however the name is written: %j',
  (name) => {
    const at = caseOf(folder('案'), TEXT)
    made(at)
    const before = openJournal(at).head
    expect(() => enterStatus(at, PAPERS.note, DIGEST, 'reviewed', writerOf(name))).toThrow(
      code('paper/same-person'),
    )
    expect(openJournal(at).head).toEqual(before)
  },
)

test('nothing is issued without a review, reviewed without a maker, or done twice', () => {
  const at = caseOf(folder('案'), TEXT)
  expect(() => enterStatus(at, PAPERS.note, DIGEST, 'reviewed', LI)).toThrow(code('paper/no-maker'))
  made(at)
  expect(() => enterStatus(at, PAPERS.note, DIGEST, 'issued', LI)).toThrow(
    code('paper/not-reviewed'),
  )
  enterStatus(at, PAPERS.note, DIGEST, 'reviewed', LI)
  expect(() => enterStatus(at, PAPERS.note, DIGEST, 'reviewed', WANG)).toThrow(code('paper/done'))
})

test('a merge cannot make somebody the reviewer of his own paper', () => {
  const ours = caseOf(folder('我'), TEXT)
  const theirs = folder('他')
  mergeCase(theirs, packed(ours, folder('一.pack')), LI)
  made(ours, ZHANG)
  enterStatus(ours, PAPERS.note, DIGEST, 'reviewed', LI)
  made(theirs, LI)
  enterStatus(theirs, PAPERS.note, DIGEST, 'reviewed', ZHANG)
  mergeCase(ours, packed(theirs, folder('二.pack')), WANG)
  expect(checkJournal(ours).whole).toBe(true)
  expect(standing(ours)).toBe('draft')
})

test('the journal tells it in words, and a pack without names keeps it without the name', () => {
  const at = caseOf(folder('案'), TEXT)
  made(at)
  enterStatus(at, PAPERS.note, DIGEST, 'reviewed', LI)
  const { entries } = logOf(openJournal(at))
  expect(entries.at(-1)).toMatchObject({ kind: 'paper', name: PAPERS.note, status: 'reviewed' })
  expect(entries.slice(-2).map((entry) => actOf(entry))).toEqual([
    `制作 条数核算说明.docx（report.json 完整性校验值 ${DIGEST}）`,
    `复核 条数核算说明.docx（report.json 完整性校验值 ${DIGEST}）`,
  ])
  const pack = gunzipSync(packBytes(openJournal(at), false)).toString('utf8')
  expect(pack).toContain('"status":"reviewed"')
  expect(pack).not.toContain('李检')
})
