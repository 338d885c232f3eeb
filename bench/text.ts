/**
 * Speed of lines of text with what identifies people in them: `node bench/text.ts [lines]` (700,000). Counted by the whole
 * program; beside it the floor, every byte looked at once, and one expression for mobiles and identity numbers run over
 * the lines in Node, as a plain search tool does. Processor time is the steadier figure. A program that has just been
 * installed compiles itself once, in each reader: that start is told by itself, and each style is the middle of three later ones.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeText, type TextStyle } from './text-made.ts'
import { line, machine, shuzheng, times, type Timed } from './timing.ts'

const lines = Number(process.argv[2] ?? 700_000)
const SOUGHT = /(?<!\d)(?:1[3-9]\d{9}|[1-8]\d{16}[\dXx])(?![\dXx])/g
const STYLES: readonly TextStyle[] = ['notes', 'sentences', 'said']

const dir = mkdtempSync(join(tmpdir(), 'shuzheng-bench-'))
const env = { XDG_CACHE_HOME: join(dir, 'cache'), XDG_CONFIG_HOME: join(dir, 'config') }
console.log(`text: ${String(lines)} lines of each style; ${machine()}`)
tellFirst()
for (const style of STYLES) measure(style)
rmSync(dir, { recursive: true, force: true })

function count(path: string): Timed {
  return shuzheng(['count', path, '--json', '--no-cache'], env)
}

/** A program that was never started before, and ten lines. */
function tellFirst(): void {
  const [all, ten] = [join(dir, 'first.txt'), join(dir, 'ten.txt')]
  makeText(all, 'said', lines)
  makeText(ten, 'said', 10)
  console.log(line('said, first start', count(all)))
  console.log(
    line(
      'ten lines',
      times(3, () => count(ten)),
    ),
  )
}

function measure(style: TextStyle): void {
  const path = join(dir, `${style}.txt`)
  const bytes = makeText(path, style, lines)
  const text = readFileSync(path)
  const scan = seconds(() => text.indexOf(0))
  const search = seconds(() => found(text.toString('utf8')))
  const ours = times(3, () => count(path))
  const each = ((ours.cpu / lines) * 1e6).toFixed(1)
  console.log(
    `${line(style, ours)}  ${(bytes / 1e6).toFixed(0)} MB, ${each} µs of processor a line · scan ${scan.toFixed(2)} s · one expression ${search.toFixed(2)} s`,
  )
}

function found(text: string): number {
  return text.split('\n').reduce((sum, one) => sum + [...one.matchAll(SOUGHT)].length, 0)
}

function seconds(work: () => unknown): number {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1000
}
