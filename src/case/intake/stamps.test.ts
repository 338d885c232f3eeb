import { expect, test } from 'vitest'
import type { FoundFile } from '../../evidence/discover.ts'
import { stampsOf } from './stamps.ts'

const file = (at: string, stamp: string): FoundFile => ({
  ...{ path: `/x/${at}`, at: [at], exhibit: 'E01', bytes: 1, stamp, refused: null },
})

test('a volume that comes, changes or goes has the others of its archive read again, and nothing else', () => {
  const before = [file('名单.7z.001', '1'), file('名单.7z.002', '2'), file('客户.zip', '3')]
  const [first, , alone] = stampsOf(before)
  const more = stampsOf([...before, file('名单.7z.003', '4')])
  expect(more[0]).not.toBe(first)
  expect(more[2]).toBe(alone)
  expect(stampsOf([file('名单.7z.001', '1'), file('名单.7z.002', '9')])[0]).not.toBe(first)
  expect(stampsOf([file('名单.7z.001', '1')])[0]).toBe('1')
  expect(alone).toBe('3')
})

test('what cannot be opened is tried again when it can', () => {
  const shut: FoundFile = { ...file('a.csv', ''), refused: 'NO_ACCESS' }
  expect(stampsOf([shut])).not.toEqual(stampsOf([file('a.csv', '1')]))
})
