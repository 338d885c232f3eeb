import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCase, newCase, openJournal, textOf } from '../../src/case/journal/journal.ts'
import { mergeCase } from '../../src/case/journal/merge.ts'
import { writeOutputs } from '../../src/case/outputs.ts'
import { packBytes } from '../../src/case/journal/pack.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** A case worked by who has never seen a case file: corrections, facts, a disagreement, all by forms. */
let at: Opened
let place: string
const NAMES = ['张建国', '李秀英', '王志强', '赵丽华', '钱伟', '孙芳', '周娜', '吴敏']
const HOSTILE = '<img src=x onerror=alert(1)>丙'
const ZHANG = { by: '张检', why: '立案', now: () => new Date() }

beforeAll(async () => {
  at = await workbench()
  place = join(at.folder, '案件')
  const evidence = join(at.folder, '检材', '甲硬盘')
  mkdirSync(evidence, { recursive: true })
  const lines = NAMES.map((n, i) => `${String(i)};${n}/138${String(10_000_000 + i * 7919)}`)
  writeFileSync(join(evidence, '杂.txt'), `编号;客户\n${lines.join('\n')}\n`)
  const list = NAMES.map((n, i) => `${n},139${String(20_000_000 + i * 7919)}`)
  writeFileSync(join(evidence, '名单.csv'), `姓名,电话\n${list.join('\n')}\n`)
  newCase(place, null, ZHANG)
  const text = `title: 演示案\ndemo: true\nexhibits:\n  - { id: JC-1, path: ../检材 }\n`
  importCase(place, { name: 'case.yaml', text }, ZHANG)
  await at.serving.desk.open([place])
  await through(0)
})
afterAll(() => at.close())

const through = (before: number) => counted(at.serving.desk, before)

/** Chooses in a field what is called so. */
async function choose(field: string, name: string): Promise<void> {
  const { page } = at
  await page.getByLabel(field, { exact: true }).last().click()
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option')
  await options.filter({ hasText: name }).last().click()
  await page.keyboard.press('Escape')
  // The list goes away slowly, and the next field may offer the same names.
  await expect.poll(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0)
}

/** Adds an entry to a section of the facts: what is written, then what is chosen. */
async function add(
  section: string,
  written: Readonly<Record<string, string>>,
  chosen: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { page } = at
  await at.follow(`/facts?section=${section}`)
  await page.getByRole('button', { name: '添加', exact: true }).click()
  for (const [field, text] of Object.entries(written))
    await page.getByLabel(field, { exact: true }).fill(text)
  for (const [field, name] of Object.entries(chosen)) await choose(field, name)
  await page.getByPlaceholder('办理人姓名').fill('张检')
  await page.getByPlaceholder('理由').fill('卷一第1页')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '保存' }).waitFor({ state: 'detached' })
}

describe('a case by hand', () => {
  test('a column that is two is cut: its effect is seen, accepted, and holds in the case', async () => {
    const { page, serving } = at
    await at.visit('/columns')
    await page.getByRole('link', { name: /杂\.txt/ }).click()
    await page.getByText('一列其实是几列').click()
    await choose('列', '客户')
    await page.getByLabel('分隔符号').fill('/')
    await page.getByRole('button', { name: '先看效果' }).click()
    await page.getByRole('button', { name: '采用并重新核算' }).waitFor()
    expect(await page.getByRole('region', { name: '更正' }).innerText()).toContain('手机号')
    await page.getByPlaceholder('办理人姓名').fill('张检')
    await page.getByPlaceholder('理由').fill('姓名与电话连写')
    const { version } = serving.desk.view()
    await page.getByRole('button', { name: '采用并重新核算' }).click()
    await through(version)
    await page.getByText(/人工指定以“\/”切分为 2 列：姓名、手机号/).waitFor()
    await at.visit('/facts?section=overrides')
    await page.getByText(/一列以此切成数列 \//).waitFor()
    expect(await page.locator('main').innerText()).not.toContain('不能采用')
  })

  test('rows are set aside by a click with a reason, and taken back', async () => {
    const { page, serving } = at
    await at.visit('/rows?codes=COUNTED')
    const marks = page.locator('.grid .line .mark')
    await marks.first().click()
    // By the keyboard: down to the next row, and its mark.
    await page.getByRole('grid').press('ArrowDown')
    await page.getByRole('grid').press(' ')
    await page.getByText('已选 2 行').waitFor()
    const panel = page.getByRole('region', { name: '所选行不计入或者取回' })
    await panel.getByPlaceholder('办理人姓名').fill('张检')
    await panel.getByPlaceholder('理由').fill('机主陈述不实')
    const { version } = serving.desk.view()
    await panel.getByRole('button', { name: '记为不计入并重新核算' }).click()
    await through(version)
    await page.getByRole('button', { name: '虚假信息（有证据证明） 2' }).waitFor()
    await at.picture('rows-set-aside')
    await page.getByText('人工决定不计入的 1 项').click()
    const list = page.locator('details', { hasText: '人工决定不计入的' })
    await list.getByPlaceholder('理由').fill('陈述有误')
    const { version: before } = serving.desk.view()
    await list.getByRole('button', { name: '撤回第1项' }).click()
    await through(before)
    await page.getByText('人工决定不计入的').waitFor({ state: 'detached' })
  })

  test('corrections stand in a list with who made them, and are withdrawn there', async () => {
    const { page, serving } = at
    await at.visit('/columns')
    await page.getByText('姓名与电话连写').waitFor()
    await at.picture('columns-corrections')
    await page.getByPlaceholder('理由').fill('再看原表')
    expect(await page.getByRole('button', { name: '撤回第1项更正' }).isEnabled()).toBe(true)
    expect(serving.desk.view().uncounted).toBe(0)
  })

  test('a report is recounted; published cases stand beside any numbers; a statement is looked at', async () => {
    const { page, serving } = at
    const out = join(at.folder, '报告')
    await serving.desk.ask((open) => writeOutputs(open, serving.desk.request(), out, false))
    await at.visit('/look')
    await page.getByRole('textbox', { name: 'report.json' }).fill(join(out, 'report.json'))
    await page.getByRole('button', { name: '重新核算并比对' }).click()
    await page
      .locator('p', { hasText: '重新核算得到同样的 report.json' })
      .waitFor({ timeout: 60_000 })
    await at.picture('recount')
    await page.getByRole('link', { name: '看一份流水' }).click()
    const lines = ['交易时间,交易类型,交易对方,收/支,金额(元),当前状态,交易单号']
    lines.push('2021-09-01 10:00:00,转账,李某,支出,100.00,支付成功,1001')
    writeFileSync(join(at.folder, '流水.csv'), `${lines.join('\n')}\n`)
    await page
      .getByRole('textbox', { name: '流水文件或者文件夹' })
      .fill(join(at.folder, '流水.csv'))
    await page.getByRole('button', { name: '读取并核对' }).click()
    await page.getByRole('region', { name: '流水' }).waitFor()
    await page.getByRole('link', { name: '公开案例比照' }).click()
    await page.getByLabel('单价（元）').fill('0.45')
    await page.getByRole('button', { name: '比照' }).click()
    await page.getByText('用以比照的：单价0.45元').waitFor()
  })

  test('persons, a batch of chosen files and a transfer; what is not counted yet is said', async () => {
    const { page, serving } = at
    await add('parties', { 姓名或者名称: '甲某' })
    await add('parties', { 姓名或者名称: HOSTILE })
    await add('batches', { 名称: '第一批' }, { 文件: '名单.csv' })
    await add('transfers', {}, { 种类: '出售', 提供方: '甲某', 接收方: '丙', 批次: '第一批' })
    await page.getByText(`提供方 甲某；接收方 ${HOSTILE}；批次 第一批`).waitFor()
    await at.follow('/facts?section=dates')
    const heard = page.locator('tr', { has: page.getByRole('rowheader', { name: '开庭' }) })
    await heard.getByRole('button', { name: '填' }).click()
    await page.getByLabel('开庭', { exact: true }).fill('2021年11月3日')
    await page.getByPlaceholder('理由').fill('开庭通知书')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('2021-11-03').waitFor()
    await at.follow('/persons')
    await page.getByText('案件事实改了 5 处').waitFor()
    const { version } = serving.desk.view()
    await page.getByRole('button', { name: '重新核算' }).click()
    await through(version)
    await page.getByRole('link', { name: '8条' }).first().waitFor()
    expect(await page.getByText('案件事实改了').count()).toBe(0)
  })

  test('a person who is named elsewhere is not taken out unseen', async () => {
    const { page } = at
    await at.follow('/facts?section=batches')
    await page.getByRole('button', { name: '删', exact: true }).click()
    await page.getByText(/下列各项还写着它.*流转 t1/).waitFor()
    await page.getByRole('button', { name: '放弃' }).click()
  })

  test('two packs that went on apart: both say, and a person takes a side', async () => {
    const { page } = at
    const other = join(at.folder, '另一处')
    const pack = join(at.folder, '对方.pack')
    const LI = { ...ZHANG, by: '李检' }
    writeFileSync(pack, packBytes(openJournal(place), true))
    mergeCase(other, pack, LI)
    const renamed = (name: string, folder: string, who: typeof ZHANG) => {
      const text = textOf(openJournal(folder).state) ?? ''
      importCase(folder, { name: 'case.yaml', text: text.replace('甲某', name) }, who)
    }
    renamed('甲二', other, LI)
    renamed('甲一', place, ZHANG)
    writeFileSync(pack, packBytes(openJournal(other), true))
    await at.visit('/journal')
    await page.getByPlaceholder('对方交来的案件包').fill(pack)
    const { version } = at.serving.desk.view()
    await page.getByRole('button', { name: '并入' }).click()
    await page.getByText(/证据不一致：涉案人员/).waitFor()
    await through(version)
    await at.visit('/facts')
    await page.getByRole('radio', { name: /甲二/ }).check()
    await page.getByPlaceholder('理由').first().fill('以户籍为准')
    await page.getByRole('button', { name: '采用所选' }).click()
    await page.getByRole('button', { name: '采用所选' }).waitFor({ state: 'detached' })
    await at.visit('/facts?section=parties')
    await page.getByText('姓名或者名称 甲二').waitFor()
    await at.visit('/journal')
    await page.getByRole('button', { name: '检查记录' }).click()
    await page.getByText('操作记录完整，未见改动').waitFor()
    // While it is counted again there is nothing to ask for; the browser notes that too.
    expect(at.complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([])
  })
})
