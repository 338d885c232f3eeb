import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findDropped } from './dropped.ts'

const root = mkdtempSync(join(tmpdir(), 'shuzheng-dropped-'))
const real = join(root, 'a', '检材')
const namesake = join(root, 'b', 'c', '检材')

beforeAll(() => {
  mkdirSync(join(real, '子'), { recursive: true })
  mkdirSync(join(namesake, '子'), { recursive: true })
  writeFileSync(join(real, '子', '名单.csv'), '12345')
  writeFileSync(join(namesake, '子', '名单.csv'), '123456')
  writeFileSync(join(root, 'secret.txt'), '1')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('finding what was dropped', () => {
  it('finds the folder that holds what the browser saw, not its namesake', () => {
    const seen = [{ path: '子/名单.csv', bytes: 5 }]
    expect(findDropped('检材', seen, [root])).toEqual({ paths: [real], cut: false })
  })

  it('names every folder that fits', () => {
    expect(findDropped('检材', [], [root]).paths).toEqual([real, namesake])
  })

  it.each(['..', '.', '../b', 'a/检材', join(root, 'a')])(
    'takes no path for a name: %s',
    (name) => {
      expect(findDropped(name, [], [root]).paths).toEqual([])
    },
  )

  it('does not look above what was dropped', () => {
    expect(findDropped('检材', [{ path: '../../secret.txt', bytes: 1 }], [root]).paths).toEqual([])
  })

  it('says nothing where nothing fits', () => {
    expect(findDropped('没有', [], [root])).toEqual({ paths: [], cut: false })
  })
})
