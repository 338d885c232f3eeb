import { afterEach, expect, test } from 'vitest'
import { counted, folderOf, requestFor, workspace } from '../../../test/support/counting.ts'
import { smallFolder } from '../../../test/support/small-folder.ts'
import { SILENT } from '../intake/progress.ts'
import { openCount, type OpenCount } from './open-count.ts'

const base = workspace('under-keys')
let open: OpenCount | null = null
afterEach(async () => {
  await open?.underKeys.stop()
  open?.counted.session.close()
  open = null
})

async function opened(folder: string): Promise<OpenCount> {
  open?.counted.session.close()
  open = null
  open = await openCount(requestFor([folder], { cache: true }), SILENT)
  return open
}

/** People by ID number, by name and number, by a landline, by one number under two names; a line within another. */
const MIXED = {
  '甲.csv': `姓名,身份证号,手机,座机
王小明,110101199003070011,13800000001,
王小明,,13800000001,
李小红,,13800000001,
李小红,,13800000001,010-62345678
张伟,110101199003070038,13800000003,
张伟,110101199003070038,13800000004,
陈静,,,010-62345678
陈静,,,010-62345678
`,
  '乙.csv': '姓名,手机\n李小红,13800000001\n杨帆,13800000005\n杨帆帆,13800000005\n',
}

test.each([
  ['lists with every class of duplicate', smallFolder()],
  ['people known by several keys', MIXED],
])('is what a count by that key gives: %s', async (_, files) => {
  const folder = folderOf(base, files)
  const answers = await (await opened(folder)).underKeys.answers()
  expect(answers.length).toBeGreaterThan(2)
  for (const { key, tiers } of answers) {
    const report = await counted([folder], { key })
    expect({ key, tiers }).toEqual({ key, tiers: report.tiers })
  }
})

test('is kept: whoever opens the count again has it without working', async () => {
  const folder = folderOf(base, MIXED)
  const first = await (await opened(folder)).underKeys.answers()
  const { counted, underKeys } = await opened(folder)
  expect(counted.bytesRead).toBe(0)
  counted.session.db.beside = () => Promise.reject(new Error('worked again'))
  expect(await underKeys.answers()).toEqual(first)
})

test('who closes while it is worked out waits for nothing, and has no half of it kept', async () => {
  const folder = folderOf(base, MIXED)
  const { underKeys } = await opened(folder)
  const going = underKeys.answers()
  await underKeys.stop()
  expect(await going).toEqual([])
  const whole = await (await opened(folder)).underKeys.answers()
  expect(whole.length).toBeGreaterThan(2)
})

test('a count by a key that was chosen tells nothing of others', async () => {
  const folder = folderOf(base, MIXED)
  open = await openCount(requestFor([folder], { cache: true, key: 'phone' }), SILENT)
  expect(await open.underKeys.answers()).toEqual([])
})
