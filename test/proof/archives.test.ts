import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import { zipOf, type Part } from '../files/zip/build.ts'
import {
  countAt,
  filesUnder,
  place,
  put,
  remains,
  reportOf,
  type Ended,
} from '../support/proof/command.ts'
import { pathsOf, saidAt, type Said } from '../support/proof/findings.ts'
import { csvOf, people } from '../support/proof/people.ts'

/** Archives made to reach out of their place, to have no end, or to hold too much. */
const at = place()
const MIB = 2 ** 20
const DEEPEST = 5
const LIST = csvOf(people(10, 1))

let ended: Ended
let said: (path: string) => Said
beforeAll(async () => {
  put(at, '好.csv', csvOf(people(40, 2)))
  const away = ['../../../out.csv', '/etc/abs.csv', '..\\..\\w.csv', 'C:\\d.csv', './././e.csv']
  put(at, '越界.zip', zipOf(away.map((name, i) => ({ name, data: csvOf(people(10, 10 + i)) }))))
  put(at, '同名.zip', zipOf([3, 4].map((n) => ({ name: 'a.csv', data: csvOf(people(10, n)) }))))
  put(at, '嵌套.zip', nested(DEEPEST + 2))
  put(
    at,
    '炸弹.zip',
    zipOf([
      { name: 'a.csv', data: Buffer.alloc(64 * MIB) },
      { name: 'b.csv', data: LIST },
    ]),
  )
  put(at, '说大.zip', zipOf([{ name: 'a.csv', data: csvOf(people(10, 5)), size: 2 ** 31 }]))
  put(at, '校验.zip', zipOf([{ name: 'a.csv', data: csvOf(people(10, 6)), crc: 1 }]))
  const many: Part[] = Array.from({ length: 20_000 }, (_, i) => ({
    name: `${String(i)}.txt`,
    data: i < 500 ? '1' : '',
    method: 0,
  }))
  put(at, '众多.zip', zipOf([...many, { name: gbk('名单.csv'), data: csvOf(people(10, 7)) }]))
  ended = await countAt(at, ['--no-sheets'])
  said = saidAt(at)
})

describe('archives made to do harm', () => {
  test('the run ends in order, and leaves nothing', () => {
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(remains(at)).toEqual([])
    expect(said('好.csv').rows.data).toBe(40)
  })

  test('names that lead out of the archive: read where they lie, written nowhere', () => {
    const inside = pathsOf(reportOf(at)).filter((p) => p.startsWith('越界.zip›'))
    expect(inside).toHaveLength(5)
    for (const path of inside) expect(said(path).rows.data).toBe(10)
    expect(said('越界.zip').codes).toContain('UNSAFE_NAME')
    const names = filesUnder(at.dir).filter((f) => /(?:out|abs|w|d|e)\.csv$/.test(f))
    expect(names).toEqual([])
    expect(existsSync('/etc/abs.csv')).toBe(false)
    expect(existsSync(join(at.dir, '../out.csv'))).toBe(false)
  })

  test('two members of one name are both read', () => {
    expect(said('同名.zip').codes).toContain('DUPLICATE_ENTRY')
    const tables = reportOf(at).tables.filter((t) => t.at[0] === '同名.zip')
    expect(tables.map((t) => t.rows.data)).toEqual([10, 10])
  })

  test('archives in archives are opened to a depth, and the one below is named', () => {
    const found = pathsOf(reportOf(at)).filter((p) => p.startsWith('嵌套.zip'))
    const deepest = found.at(-1) ?? ''
    expect(said(deepest).codes).toContain('LIMIT')
    expect(deepest.split('›').length).toBe(DEEPEST + 1)
  })

  test('a member that unpacks a thousandfold does not hold up its neighbour', () => {
    expect(said('炸弹.zip›b.csv').rows.data).toBe(10)
    expect(said('炸弹.zip›a.csv').file.bytes).toBe(64 * MIB)
  })

  test('a size or digest that is a lie is told, and what is there is read', () => {
    expect(said('说大.zip›a.csv')).toMatchObject({ codes: ['CORRUPT'], rows: { data: 10 } })
    expect(said('校验.zip›a.csv')).toMatchObject({ codes: ['CORRUPT'], rows: { data: 10 } })
  })

  test('tens of thousands of members', () => {
    const members = pathsOf(reportOf(at)).filter((p) => p.startsWith('众多.zip›'))
    expect(members).toHaveLength(501)
    // The others hold nothing: their number is told, not their names.
    expect(said('众多.zip').codes).toContain('EMPTY_FILE')
    expect(
      said('众多.zip')
        .file.issues.map((i) => i.message)
        .join(),
    ).toContain('19500 个成员')
    expect(said('众多.zip›名单.csv').rows.data).toBe(10)
  })
})

/** A list in an archive in an archive … */
function nested(levels: number): Buffer {
  let inner = zipOf([{ name: '底.csv', data: csvOf(people(10, 8)) }])
  for (let i = 1; i < levels; i++) inner = zipOf([{ name: `${String(i)}.zip`, data: inner }])
  return inner
}
