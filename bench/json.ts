/**
 * Speed of JSON: `node bench/json.ts [MB]`. One process; rows go to a sink that counts cells. Beside it, in the same run,
 * JSON.parse of the same text where it fits in a string, then a tenth and a hundredth of it.
 */
import { readJson } from '../src/evidence/readers/json/json.ts'
import type { ReadSink } from '../src/evidence/row.ts'
import { memorySource } from '../src/evidence/source.ts'

const megabytes = Number(process.argv[2] ?? 200)
const BYTES_A_ROW = 150

function made(rows: number, lines: boolean): Buffer {
  const parts: Buffer[] = []
  for (let from = 0; from < rows; from += 5000) {
    const list = Array.from({ length: Math.min(5000, rows - from) }, (_, i) => person(from + i))
    parts.push(Buffer.from(list.map((p) => JSON.stringify(p)).join(lines ? '\n' : ',')))
    parts.push(Buffer.from(lines ? '\n' : from + 5000 < rows ? ',' : ''))
  }
  return lines
    ? Buffer.concat(parts)
    : Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')])
}

function person(i: number): object {
  const phone = 13_800_000_000 + ((i * 7919) % 100_000_000)
  return {
    id: i,
    姓名: `张三${String(i % 99)}`,
    电话: phone,
    家长: { 电话: String(phone + 1) },
    地址: `北京市朝阳区建国路${String(i % 999)}号`,
  }
}

function measure(rows: number, lines: boolean): void {
  const bytes = made(rows, lines)
  let read = 0
  const sink: ReadSink = {
    issue: () => undefined,
    grid: () => ({ row: () => read++, unread: () => undefined, end: () => undefined }),
  }
  const cpu = process.cpuUsage()
  const began = performance.now()
  readJson(memorySource(bytes), sink)
  const took = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const parse = parsed(bytes, lines)
  const rate = (seconds: number) => (bytes.length / seconds / 1e6).toFixed(0).padStart(4)
  console.log(
    `${lines ? 'jsonl' : 'json '} ${String(read).padStart(8)} rows ${(bytes.length / 1e6).toFixed(1).padStart(6)} MB ${took.toFixed(2).padStart(6)} s ${rate(took)} MB/s (${rate((user + system) / 1e6)} MB per second of processor) · JSON.parse ${parse.toFixed(2)} s (${(took / parse).toFixed(1)}×)`,
  )
}

function parsed(bytes: Buffer, lines: boolean): number {
  const began = performance.now()
  const texts = lines ? bytes.toString('utf8').trimEnd().split('\n') : [bytes.toString('utf8')]
  let values = 0
  for (const text of texts) if (JSON.parse(text) !== null) values++
  return values > 0 ? (performance.now() - began) / 1000 : 0
}

for (const lines of [false, true])
  for (const part of [100, 10, 1])
    measure(Math.round((megabytes * 1e6) / BYTES_A_ROW / part), lines)
