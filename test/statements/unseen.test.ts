/** Statements that another hand made up before the reader was looked at: each right, or told for what it is. */
import { expect, test } from 'vitest'
import { first } from './unseen/first.ts'
import { judge, readUnseen } from './unseen/judge.ts'
import { second } from './unseen/second.ts'

/** What cannot be told from the file, or is not read, with the issue that names it. */
const TOLD: Readonly<Record<string, string>> = {
  'first 28': 'not-a-statement',
  'first 29': 'time-unreadable',
  'first 30': 'not-a-statement',
  'first 50': 'not-a-statement',
  'second 09': 'not-a-statement',
  'second 15': 'both-sides',
  'second 23': 'not-a-statement',
}

const ALL = Object.entries({ first, second }).flatMap(([set, items]) =>
  items.map((item) => [`${set} ${item.name}`, item] as const),
)

test.each(ALL)('%s', async (name, item) => {
  const read = await readUnseen(item)
  const { wrong } = judge(item, read)
  const told = Object.entries(TOLD).find(([start]) => name.startsWith(start))?.[1]
  if (told === undefined) expect(wrong).toEqual([])
  else expect(read.statements[0]?.issues.map((i) => i.code)).toContain(told)
})
