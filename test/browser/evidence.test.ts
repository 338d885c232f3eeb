import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCase, newCase } from '../../src/case/journal/journal.ts'
import { agile } from '../files/locks/office.ts'
import { zipOf } from '../files/zip/build.ts'
import { workbench, type Opened } from './workbench.ts'

/** Exhibits, containers, files, sheets; verified again, opened by a password: by hand, in a browser. */
let at: Opened
let place: string
const PASSWORD = '口令-Abc-1'
const IMAGE = '<img src=x onerror=alert(1)>'

beforeAll(async () => {
  at = await workbench()
  place = join(at.folder, '案')
  const file = (name: string, bytes: Uint8Array | string) =>
    writeFileSync(join(place, 'evidence', name), bytes)
  mkdirSync(join(place, 'evidence'), { recursive: true })
  const sheet = utils.aoa_to_sheet([
    ['姓名', '电话'],
    ['王小红', '13900139000'],
  ])
  const book = write(utils.book_new(sheet, '客户'), { type: 'buffer', bookType: 'xlsx' }) as Buffer
  file(
    '客户名单.xlsx',
    agile(Buffer.from(book), PASSWORD, { hash: 'sha512', bits: 256, spin: 1000 }),
  )
  const line = (i: number) => `姓名,电话\n王小明,138${String(10_000_000 + i)}\n`
  const members = Array.from({ length: 120 }, (_, i) => ({
    name: `名单${String(i).padStart(3, '0')}.csv`,
    data: line(i),
  }))
  const inner = zipOf([{ name: `${IMAGE}.csv`, data: line(500) }])
  file('硬盘.zip', zipOf([...members, { name: '里层.zip', data: inner }]))
  file('扫描件.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  file('通讯录.csv', line(900))
  const by = { by: '张检', now: () => new Date() }
  newCase(place, null, by)
  const text = `title: 演示（虚构）\nparties:\n  - { id: jia, name: 甲某 }\nexhibits:\n  - { id: JC-1, path: evidence, holder: jia, seized-on: 2021-10-26, list: 扣押清单第3项, evidence: 证据卷一第12页 }\n`
  importCase(place, { name: 'case.yaml', text }, by)
  await at.page.getByPlaceholder(/粘贴路径/).fill(place)
  await at.page.getByRole('button', { name: '核算这个路径' }).click()
  await at.page.getByRole('button', { name: '查看结果' }).click()
})
afterAll(() => at.close())

async function noWider() {
  expect(await at.page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(
    false,
  )
}

describe('the evidence', () => {
  test('opens from the exhibit down to a sheet in an archive in an archive', async () => {
    const { page } = at
    await at.visit('/evidence')
    await page.getByText('扣押清单第3项').waitFor()
    await page.getByRole('button', { name: '硬盘.zip' }).click()
    await page.getByText('显示 50 / 121').waitFor()
    await page.getByRole('listitem', { name: '3' }).getByText('3').click()
    await page.getByRole('button', { name: '里层.zip' }).click()
    await page.getByRole('button', { name: IMAGE }).click()
    await page.getByText('数据行 1').waitFor()
    await noWider()
    await at.picture('evidence-tree')
  })

  test('says of a closed file what to do, takes a password, and reads what it opens', async () => {
    const { page } = at
    await at.visit('/evidence?status=locked')
    await page.getByRole('button', { name: '客户名单.xlsx' }).click()
    await page.getByText('下一步：').first().waitFor()
    await at.picture('evidence-locked')
    await page.getByLabel('办理人').fill('张检')
    await page.getByLabel('口令', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '试这个口令' }).click()
    await page.getByText('口令打开 1 个').waitFor()
    await page.getByText('显示 0 / 0 个文件').waitFor()
    await at.visit('/journal')
    await page.getByText('以口令打开加密文件 1 个').waitFor()
    expect(await page.locator('main').innerText()).not.toContain(PASSWORD)
  })

  test('takes digests anew from the disk and names what changed', async () => {
    const { page } = at
    await at.visit('/evidence')
    await page.getByRole('button', { name: '开始校验' }).click()
    await page.getByText('一致 4 个，不一致 0 个').waitFor()
    writeFileSync(join(place, 'evidence', '通讯录.csv'), '姓名,电话\n王小明,13700137000\n')
    await page.getByRole('button', { name: '开始校验' }).click()
    await page.getByText('一致 3 个，不一致 1 个').waitFor()
    await page.getByText('先查明是谁、何时改动').waitFor()
    await page.getByText('内容变动').scrollIntoViewIfNeeded()
    await at.picture('evidence-verified')
  })

  test('tells on the overview that evidence has changed, with the next step', async () => {
    const { page } = at
    await page.request.post(`${at.origin}/api/again`, {
      data: {},
      headers: { origin: at.origin },
    })
    await at.visit('/overview')
    await page.getByText('检材登记后已变动').waitFor()
    await page.getByRole('link', { name: '到“检材与文件”重新校验' }).click()
    await page.waitForURL('**/evidence')
    await at.visit('/overview')
    await page.getByText('检材登记后已变动').waitFor()
    await at.picture('overview-changed')
  })

  test('speaks English, and nothing was refused or failed', async () => {
    const { page } = at
    await at.visit('/evidence')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Verify again').first().waitFor()
    await page.getByRole('button', { name: '硬盘.zip' }).click()
    await page.getByText('Showing 50 of 121').waitFor()
    await noWider()
    await at.picture('evidence-en')
    await page.getByRole('button', { name: '中文' }).click()
    expect(at.complaints).toEqual([])
  })
})
