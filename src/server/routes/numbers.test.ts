import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  numberAddress,
  PERSONS,
  stepAddress,
  takenAddress,
} from '../../../workbench/src/parts/count/addresses.ts'
import type { Report } from '../../report.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { statusOf, told } from '../told.ts'

/** Every number of the count screen opens as many rows as it says, whatever the lists hold. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-numbers-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
let report: Report

const HAN = '建国志强秀英丽华伟芳娜敏静磊军洋勇艳杰涛明超兰霞平刚桂文辉玲'

function name(i: number): string {
  return `王${HAN[i % 30] ?? ''}${HAN[Math.floor(i / 30) % 30] ?? ''}`
}

/** Whole records, bare numbers (some of them again), forms of address, firms, repeated and changed lines. */
function lines(): string[] {
  const phone = (i: number) => `138${String(10_000_000 + i * 7919)}`
  const whole = Array.from(
    { length: 300 },
    (_, i) => `${name(i)},${phone(i)},${i % 3 ? '' : '二年级'}`,
  )
  const bare = Array.from({ length: 40 }, (_, i) => `,${phone(290 + (i % 30))},`)
  const vague = Array.from({ length: 12 }, (_, i) => `李女士,${phone(400 + i)},`)
  const firms = Array.from({ length: 5 }, (_, i) => `重庆某某科技有限公司,${phone(500 + i)},`)
  const again = [
    ...whole.slice(0, 20),
    ...whole.slice(30, 40).map((l) => l.replace(/,[^,]*$/, ',三年级')),
  ]
  const shared = Array.from({ length: 6 }, (_, i) => `${name(310 + i)},${phone(i)},`)
  const bad = Array.from({ length: 7 }, (_, i) => `${name(330 + i)},1290000${String(i)},`)
  return [...whole, ...bare, ...vague, ...firms, ...again, ...shared, ...bad, ',,']
}

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(folder, '检材'))
  const text = lines()
  writeFileSync(join(folder, '检材', '一.csv'), `姓名,电话,年级\n${text.join('\n')}\n`)
  writeFileSync(join(folder, '检材', '二.csv'), `姓名,电话,年级\n${text.slice(0, 50).join('\n')}\n`)
  await desk.open([join(folder, '检材')])
  while (!desk.view().counted) {
    if (desk.view().run?.stage === 'failed') throw new Error(JSON.stringify(desk.view().run))
    await new Promise((done) => setTimeout(done, 20))
  }
  report = await desk.ask((counted) => counted.report)
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function found(address: string): Promise<number> {
  const answer = await server.request(`${address}${address.includes('?') ? '&' : '?'}most=1`)
  const page = (await answer.json()) as { readonly found: number }
  return page.found
}

it('steps of the funnel: in, out, and what each takes', async () => {
  const records = report.funnel.filter(({ step }) => step > 6)
  expect(records).toHaveLength(9)
  for (const { step, in: before, out, difference } of records) {
    expect(await found(stepAddress(report.funnel, step, 'in')), `${String(step)} in`).toBe(before)
    expect(await found(stepAddress(report.funnel, step, 'out')), `${String(step)} out`).toBe(out)
    for (const [code, n] of Object.entries(difference))
      expect(await found(takenAddress(step, code)), code).toBe(n)
  }
  expect(await found(stepAddress(report.funnel, 6, 'out'))).toBe(report.records.out)
  expect(records.filter((s) => Object.keys(s.difference).length > 0).length).toBeGreaterThan(3)
})

it('tiers', async () => {
  for (const tier of ['A', 'B', 'C'] as const)
    expect(await found(`/rows?codes=COUNTED&tiers=${tier}`)).toBe(report.tiers[tier])
})

it('tables', async () => {
  expect(report.tables).toHaveLength(2)
  for (const [tab, { records }] of report.tables.entries())
    expect(await found(`/rows?codes=COUNTED&tabs=${String(tab)}`)).toBe(records.counted)
})

it('persons', async () => {
  const [first, numbers] = report.persons.lines
  expect(first?.count).toBeGreaterThan(0)
  expect(await found(PERSONS.first)).toBe(first?.count)
  expect(numbers?.count).toBeGreaterThan(0)
  expect(await found(PERSONS.numbers)).toBe(numbers?.count)
})

it('flags', async () => {
  const flags = Object.entries(report.flags).filter(([, n]) => n > 0)
  expect(flags.length).toBeGreaterThan(3)
  for (const [flag, n] of flags) expect(await found(numberAddress({ flag })), flag).toBe(n)
})

it('keys', async () => {
  const keys = report.keys.filter((k) => k.counted !== null)
  expect(keys.length).toBeGreaterThan(2)
  for (const { key, counted } of keys)
    expect(await found(numberAddress({ key })), key).toBe(counted)
})

it('what an option of a reading adds or takes', async () => {
  const used = new Map(report.readings.filter((r) => r.used).map((r) => [r.id, r.counted]))
  const moved = report.readings.filter((r) => !r.used && r.counted !== used.get(r.id))
  expect(new Set(moved.map((r) => r.id)).size).toBeGreaterThan(3)
  for (const { id, option, counted } of moved)
    expect(await found(numberAddress({ reading: id, option })), id).toBe(
      Math.abs(counted - (used.get(id) ?? 0)),
    )
})

it('says what there is no number for', async () => {
  const wrong = await server.request('/rows?flag=nothing')
  expect(wrong.status).toBe(400)
  expect((await server.request('/rows?reading=bare-phones&option=x')).status).toBe(400)
})
