/** Statements that another hand made up before the reader was looked at: each right, or told for what it is. */
import { expect, test } from 'vitest'
import { first } from './unseen/first.ts'
import { judge, readUnseen } from './unseen/judge.ts'

/** What cannot be told from the file, or is not read, with the issue that names it. */
const TOLD: Readonly<Record<string, string>> = {
  '28': 'not-a-statement',
  '29': 'time-unreadable',
  '30': 'not-a-statement',
  '50': 'not-a-statement',
}

test.each(first.map((item) => [item.name, item] as const))('%s', async (name, item) => {
  const read = await readUnseen(item)
  const { wrong } = judge(item, read)
  const told = TOLD[name.slice(0, 2)]
  if (told === undefined) expect(wrong).toEqual([])
  else expect(read.statements[0]?.issues.map((i) => i.code)).toContain(told)
})
