import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SampleDraw } from '../../src/documents/sample/record.ts'
import { put, run, type Ended, type Place } from './proof/command.ts'
import { people } from './proof/people.ts'

/** Invented people, all of item 5 only. */
export const PEOPLE = people(900, 31)
export const HEAD = '姓名,手机号,身份证号,地址,备注'
export const LINES = PEOPLE.map((p) => [p.name, p.phone, p.id, p.address, p.note].join())

/** Three lists, of which the second repeats forty lines of the first. */
export function putLists(at: Place, order: (lines: readonly string[]) => readonly string[]): void {
  const list = (lines: readonly string[]) => `${[HEAD, ...lines].join('\r\n')}\r\n`
  put(at, '甲.csv', list(LINES.slice(0, 500)))
  put(at, '乙/乙.csv', list(order([...LINES.slice(500, 880), ...LINES.slice(0, 40)])))
  put(at, '丙.csv', list(LINES.slice(880)))
}

export const SEED = ['--seed', '演示种子', '--purpose', '用途甲乙丙']

/** Draws from the report of a place into a folder beside it. */
export async function draw(
  at: Place,
  out: string,
  flags: readonly string[] = SEED,
): Promise<Ended> {
  return run(at, ['sample', join(at.out, 'report.json'), '--out', join(at.dir, out), ...flags])
}

export function drawn(at: Place, out: string): SampleDraw {
  return JSON.parse(readFileSync(join(at.dir, out, 'sample.json'), 'utf8')) as SampleDraw
}
