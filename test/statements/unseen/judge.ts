/** Sets what was read beside what happened. */
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MoneyRead } from '../../../src/case/money/statements.ts'
import { readFiles } from '../read.ts'
import type { Line, Unseen } from './deck.ts'

export interface Verdict {
  readonly right: boolean
  /** Nothing is counted that did not happen, and what is missing is named. */
  readonly safe: boolean
  readonly wrong: readonly string[]
  readonly issues: readonly string[]
}

const key = (
  l: { time: string | null; fen: number | null; currency?: string | undefined },
  side: string,
) => `${String(l.time)} ${side} ${String(l.fen)} ${l.currency ?? 'CNY'}`

export async function readUnseen(item: Unseen): Promise<MoneyRead> {
  const folder = mkdtempSync(join(tmpdir(), 'unseen-'))
  mkdirSync(folder, { recursive: true })
  const paths = item.files.map((f) => {
    const path = join(folder, f.name)
    writeFileSync(path, f.bytes)
    return path
  })
  return readFiles(paths)
}

export function judge(item: Unseen, read: MoneyRead): Verdict {
  const wrong: string[] = []
  const got = read.payments.filter((p) => p.sameAs === null)
  const again = read.payments.length - got.length
  if (again !== (item.repeated ?? 0))
    wrong.push(`repeated ${String(again)}, not ${String(item.repeated ?? 0)}`)
  const left = new Map<string, Line[]>()
  for (const l of item.lines) {
    const k = key(l, l.failed === true ? 'failed' : l.side)
    left.set(k, [...(left.get(k) ?? []), l])
  }
  let extra = 0
  for (const p of got) {
    const state = p.state === 'failed' ? 'failed' : p.direction
    const found = [
      ...[19, 16, 10].map((n) =>
        key({ time: p.time?.slice(0, n) ?? null, fen: p.fen, currency: p.currency }, state),
      ),
    ]
      .map((k) => left.get(k))
      .find((ls) => (ls?.length ?? 0) > 0)
    const line = found?.shift()
    if (line === undefined) {
      extra += 1
      if (extra < 4)
        wrong.push(
          `not there: ${key({ time: p.time, fen: p.fen, currency: p.currency }, state)} ${p.state}`,
        )
      continue
    }
    if (line.other !== undefined && line.other !== p.otherName)
      wrong.push(`other ${String(p.otherName)}, not ${line.other}`)
    if (line.serial !== undefined && line.serial !== p.serial && line.serial !== p.order)
      wrong.push(`serial ${String(p.serial)}, not ${line.serial}`)
    if (line.time.length < (p.time?.length ?? 0))
      wrong.push(`time ${String(p.time)} for ${line.time}`)
  }
  const missing = [...left.values()].flat()
  if (missing.length > 0)
    wrong.push(
      `missing ${String(missing.length)} of ${String(item.lines.length)}, first ${JSON.stringify(missing[0])}`,
    )
  const issues = read.statements.flatMap((s) =>
    s.issues.map(
      (i) =>
        `${i.lost ? 'lost ' : ''}${i.code}: ${i.message}${i.more > 0 ? ` +${String(i.more)}` : ''}`,
    ),
  )
  const named = read.statements.some(
    (s) => s.issues.some((i) => i.lost) || s.checks.some((c) => c.check === 'differs'),
  )
  return {
    right: wrong.length === 0,
    safe: extra === 0 && (missing.length === 0 || named),
    wrong,
    issues,
  }
}
