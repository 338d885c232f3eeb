import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { workbenchPages } from '../server/workbench.ts'
import { serve, type Serving } from '../server/serve.ts'
import { badFlag, parsed } from './flags.ts'
import { helpOf } from './help.ts'

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
} as const

/** `shuzheng serve [FOLDER]`: the workbench in a browser, on this machine alone. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('serve', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('serve'))
    return 0
  }
  const pages = await workbenchPages()
  const serving = await serve(pages, { port: portOf(values.port) })
  if (positionals.length > 0) await serving.desk.open(positionals)
  const open = !values['no-open']
  say(serving, open)
  await untilEnded(serving, open)
  return 0
}

function portOf(written: string | undefined): number {
  const port = Number(written ?? '0')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw badFlag('serve', `--port ${written ?? ''}：应为 0 至 65535 的整数`)
  return port
}

function say(serving: Serving, open: boolean): void {
  const address = serving.address()
  process.stdout.write(
    `工作台 ${address}\n此地址只能打开一次；按回车键取得新地址，按 Ctrl-C 结束\n` +
      'The address opens once; Enter gives a new one, Ctrl-C ends the workbench\n',
  )
  if (open) openBrowser(address)
}

/** Goes on until Ctrl-C; Enter gives a new address. A run in progress is stopped in order and keeps what it read. */
async function untilEnded(serving: Serving, open: boolean): Promise<void> {
  const keys = createInterface({ input: process.stdin })
  keys.on('line', () => say(serving, open))
  await new Promise<void>((done) => {
    process.once('SIGINT', done)
    process.once('SIGTERM', done)
    process.once('SIGHUP', done)
  })
  keys.close()
  process.stdout.write('正在结束 / ending\n')
  await serving.close()
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
}

/** The browser of the desktop; where there is none the address stands on the terminal. */
function openBrowser(address: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
