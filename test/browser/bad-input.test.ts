import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../src/server/serve.ts'
import { workbenchPages } from '../../src/server/workbench.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** What a person sees when something fails under the page: what it is, what to do, and nothing typed is lost. */
let at: Opened

beforeAll(async () => {
  at = await workbench()
})
afterAll(() => at.close())

test('a path that is not there: which, and what to do', async () => {
  const { page } = at
  await page.getByPlaceholder(/粘贴路径/).fill(join(at.folder, '没有'))
  await page.getByRole('button', { name: '核算这个路径' }).click()
  await page.getByRole('alert').getByText('请核对路径').waitFor()
})

test('a workbench that stopped: says so, keeps what was typed, and goes on when it is back', async () => {
  const { page } = at
  const folder = join(at.folder, '检材')
  mkdirSync(folder)
  writeFileSync(join(folder, '名单.csv'), '姓名,电话\n张三丰,13800000001\n李四光,13800000002\n')
  await page.getByPlaceholder(/粘贴路径/).fill(folder)
  await at.serving.close()
  await page.getByText('工作台程序已停止或者没有回应').first().waitFor()
  await page
    .getByText(/重新启动 shuzheng serve/)
    .first()
    .waitFor()
  const again = await serve(await workbenchPages(), { port: at.serving.port })
  try {
    // A new start is a new door: the page says that it wants the new address, and hides what it showed.
    await page.getByText('这个地址已经用过，或者不是本次启动的地址').first().waitFor()
    expect(await page.getByPlaceholder(/粘贴路径/).isVisible()).toBe(false)
    const other = await page.context().newPage()
    await other.goto(again.address())
    await other.close()
    await page.getByPlaceholder(/粘贴路径/).waitFor()
    expect(await page.getByPlaceholder(/粘贴路径/).inputValue()).toBe(folder)
    await page.getByRole('button', { name: '核算这个路径' }).click()
    await page.getByRole('button', { name: '查看结果' }).click()
    await page.waitForURL('**/overview')
  } finally {
    await again.close()
  }
})

test('a door that locked itself: a page with the next step, and no case on it', async () => {
  let passed = 0
  const clock = () => passed
  const locked = await serve(await workbenchPages(), { port: 0, idle: 60_000, clock })
  try {
    const page = await at.page.context().newPage()
    await page.goto(locked.address())
    await page.getByRole('heading', { name: '选择检材' }).waitFor()
    passed = 61_000
    await page.getByText('闲置时间过长，已自动锁定').first().waitFor()
    expect(await page.getByRole('heading', { name: '选择检材' }).isVisible()).toBe(false)
    await page
      .getByText(/在启动窗口按回车键/)
      .first()
      .waitFor()
    // The same for who loads the page anew: plain, without a script.
    await page.reload()
    await page.getByText('闲置时间过长，已自动锁定').waitFor()
    await page.getByText(/办法：在启动窗口按回车键/).waitFor()
  } finally {
    await locked.close()
  }
})

/** Has the whole counted by another key. */
async function countByPhone(page: Page): Promise<void> {
  const keys = page.getByRole('radiogroup', { name: '去重依据' })
  await keys.getByRole('radio', { name: '仅电话' }).check()
  await page.getByRole('button', { name: '按此重新核算全案' }).click()
}

test('evidence that is gone, an index that is gone: said, the count stays, and it goes on when it is back', async () => {
  const running = await serve(await workbenchPages(), { port: 0 })
  const page = await at.page.context().newPage()
  const evidence = join(at.folder, '检材二')
  try {
    mkdirSync(evidence)
    writeFileSync(join(evidence, '名单.csv'), '姓名,电话\n张三丰,13800000001\n李四光,13800000002\n')
    await page.goto(running.address())
    await page.getByPlaceholder(/粘贴路径/).fill(evidence)
    await page.getByRole('button', { name: '核算这个路径' }).click()
    await page.getByRole('button', { name: '查看结果' }).click()
    await page.waitForURL('**/overview')
    renameSync(evidence, `${evidence}-移走`)
    rmSync(join(at.folder, 'cache'), { recursive: true, force: true })
    await page.goto(`http://127.0.0.1:${String(running.port)}/count`)
    await countByPhone(page)
    await page.getByRole('alert').getByText('请核对路径').waitFor()
    // What was counted is still there to be looked at.
    await page.goto(`http://127.0.0.1:${String(running.port)}/rows?codes=COUNTED`)
    await page.getByText('共 2 行符合').waitFor()
    renameSync(`${evidence}-移走`, evidence)
    await page.goto(`http://127.0.0.1:${String(running.port)}/count`)
    const { version } = running.desk.view()
    await countByPhone(page)
    await counted(running.desk, version)
    await page.goto(`http://127.0.0.1:${String(running.port)}/rows?codes=COUNTED`)
    await page.getByText('共 2 行符合').waitFor()
  } finally {
    await page.close()
    await running.close()
  }
})

test('a page of elsewhere cannot ask, not even with the cookie of this browser', async () => {
  const running = await serve(await workbenchPages(), { port: 0 })
  const other = createServer((_, answer) => answer.end('<!doctype html><title>elsewhere</title>'))
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as AddressInfo
  const page = await at.page.context().newPage()
  try {
    await page.goto(running.address())
    await page.getByRole('heading', { name: '选择检材' }).waitFor()
    const foreign = await at.page.context().newPage()
    await foreign.goto(`http://127.0.0.1:${String(port)}/`)
    const answer = await foreign.evaluate<string>(
      `fetch('http://127.0.0.1:${String(running.port)}/api/desk', { credentials: 'include' })
        .then((a) => 'read ' + a.status, () => 'refused')`,
    )
    expect(answer).toBe('refused')
    await foreign.close()
    await page.reload()
    await page.getByRole('heading', { name: '选择检材' }).waitFor()
  } finally {
    await page.close()
    await running.close()
    other.close()
  }
})
