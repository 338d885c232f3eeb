import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { holderIn, isRunning, thisProcess, written } from './holder.ts'

test('a running process is known by what a lock says of it', () => {
  const lock = written(thisProcess())
  const holder = holderIn(`${lock}\n`)
  expect(holder).toEqual(thisProcess())
  expect(holder && isRunning(holder)).toBe(true)
})

test('a process that has ended runs no more', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  const { pid = 0 } = child
  await once(child, 'close')
  expect(isRunning({ pid, mark: null })).toBe(false)
})

test.runIf(process.platform === 'linux')('another process with the same number is not it', () => {
  const { pid, mark } = thisProcess()
  expect(mark).toMatch(/^[0-9a-f]{8}$/)
  expect(isRunning({ pid, mark: mark === '00000000' ? '00000001' : '00000000' })).toBe(false)
})

test('a lock of an earlier version holds a number alone; what is no lock names nobody', () => {
  expect(holderIn('1234')).toEqual({ pid: 1234, mark: null })
  expect(holderIn('')).toBeNull()
  expect(holderIn('x 1')).toBeNull()
})
