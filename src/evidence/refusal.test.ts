import { expect, test } from 'vitest'
import { codeLabel } from '../documents/words/labels.ts'
import { UNREAD, type UnreadCode } from './codes.ts'
import { unreadOutcome } from './refusal.ts'

const CODES = Object.keys(UNREAD) as UnreadCode[]

test.each(CODES)('%s: its name, which stands before what is told, is not told again', (code) => {
  for (const detail of ['', '压缩数据损坏 / the packed data is damaged']) {
    const [issue] = unreadOutcome(['a.zip', 'b.csv'], code, detail, 1).issues
    expect(issue?.message).not.toContain(codeLabel(code))
    expect(issue?.message).not.toBe('')
  }
})
