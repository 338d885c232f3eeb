import { readFileSync, statSync } from 'node:fs'
import { ShuzhengError } from '../errors.ts'

/** Shorter ones are guessed. */
const SHORTEST = 8
const LARGEST_FILE = 4096

/**
 * The one line of a password file. A password is never an argument: arguments are seen by everybody on the machine.
 *
 * @throws ShuzhengError `evidence/path-missing`, `sample/weak-password`
 */
export function passwordIn(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) throw new ShuzhengError('evidence/path-missing', { path })
  if (stats.size > LARGEST_FILE) throw new ShuzhengError('sample/weak-password')
  return checked(
    readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r?\n$/, ''),
  )
}

/** Asks on the terminal without showing what is typed; twice where a new one is set. */
export async function askPassword(twice: boolean): Promise<string> {
  const first = await hidden('口令 password: ')
  const again = twice ? await hidden('再输一次 again: ') : first
  if (again !== first) throw new ShuzhengError('sample/weak-password')
  return checked(first)
}

function checked(password: string): string {
  if ([...password].length >= SHORTEST && !/[\r\n]/.test(password)) return password
  throw new ShuzhengError('sample/weak-password')
}

const [ENTER, LINE, STOP, BACK, DELETE] = ['\r', '\n', '\u0003', '\b', '\u007f']

async function hidden(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new ShuzhengError('sample/weak-password')
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  let typed: string[] = []
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
      for (const char of String(chunk)) {
        if (char === ENTER || char === LINE) return typed.join('')
        if (char === STOP) throw new ShuzhengError('run/stopped')
        typed = char === BACK || char === DELETE ? typed.slice(0, -1) : [...typed, char]
      }
    }
    return typed.join('')
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}
