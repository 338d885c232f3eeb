/** Loaded before the command by `memory.ts`: writes, five times a second, what the command holds and how much of it is the database's. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { appendFileSync } from 'node:fs'

/** MB. */
export interface Told {
  readonly ms: number
  readonly resident: number
  readonly heap: number
  readonly database: number
}

export const EVERY_MS = 200

const out = process.env['SHUZHENG_MEMORY_TOLD']
const MEMORY = 'select sum(memory_usage_bytes)::double as bytes from duckdb_memory()'

function begin(path: string): void {
  let asked: DuckDBConnection | null = null
  let database = 0
  const create = DuckDBInstance.create.bind(DuckDBInstance)
  DuckDBInstance.create = async (...given) => {
    const instance = await create(...given)
    const connection = (asked = await instance.connect())
    const close = instance.closeSync.bind(instance)
    instance.closeSync = () => {
      asked = null
      connection.closeSync()
      close()
    }
    return instance
  }
  const ask = async () => {
    const rows = (await asked?.runAndReadAll(MEMORY))?.getRowsJS()
    database = Number(rows?.[0]?.[0] ?? 0)
  }
  setInterval(() => {
    void ask().catch(() => undefined)
    const { rss, heapTotal } = process.memoryUsage()
    const [resident, heap, own] = [rss, heapTotal, database].map((bytes) => bytes / 2 ** 20)
    appendFileSync(
      path,
      `${JSON.stringify({ ms: performance.now(), resident, heap, database: own })}\n`,
    )
  }, EVERY_MS).unref()
}

if (out !== undefined) begin(out)
