import type { Beside, Lent } from '../../beside/beside.ts'
import { bytesAt } from '../../containers/zip-records.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { walFrames } from './wal.ts'

/** A log that goes with the copy of a database. */
export interface Log {
  readonly ending: '-wal' | '-journal'
  readonly source: ByteSource
}

/** The logs that lie beside a database, as far as they may be used. */
export class Logs {
  readonly used: Log[] = []
  readonly #lent: Lent[] = []
  readonly #sink: ReadSink

  constructor(sink: ReadSink) {
    this.#sink = sink
  }

  /** Looks for them; `wal`: the header says that the database is written by way of a log. */
  async find(beside: Beside, wal: boolean): Promise<void> {
    const log = await this.#lend(beside, '-wal')
    if (log !== null) this.#takeWal(log)
    else if (wal) this.#tell('NOT_A_TABLE', NO_WAL)
    const journal = await this.#lend(beside, '-journal')
    if (journal !== null) this.#takeJournal(journal)
  }

  get wal(): boolean {
    return this.used.some(({ ending }) => ending === '-wal')
  }

  close(): void {
    for (const { close } of this.#lent) close()
  }

  async #lend(beside: Beside, ending: string): Promise<ByteSource | null> {
    const lent = await beside((own) => [own + ending])
    if (lent === null) return null
    this.#lent.push(lent)
    return lent.source.size > 0 ? lent.source : null
  }

  #takeWal(source: ByteSource): void {
    const { finished, others, broken } = walFrames(source)
    if (finished > 0) this.used.push({ ending: '-wal', source })
    const n = String(others)
    if (broken)
      this.#tell(
        'CORRUPT',
        `预写日志（-wal）损坏，其中${n}页改动未读 / the write-ahead log is damaged: ${n} changed pages in it were not read`,
      )
    else if (others > 0)
      this.#tell(
        'NOT_A_TABLE',
        `预写日志（-wal）中有${n}页属于以前的或未提交的事务，未读 / ${n} pages of the write-ahead log are of earlier or unfinished transactions, not read`,
      )
  }

  /** A journal may name another file, which SQLite would open and delete: such a one is never given to it. */
  #takeJournal(source: ByteSource): void {
    const head = bytesAt(source, 0, 8)
    if (!head.equals(JOURNAL)) {
      // The head of a finished one is zeros.
      if (head.some((byte) => byte !== 0)) this.#tell('CORRUPT', NO_JOURNAL)
      return
    }
    const names = bytesAt(source, Math.max(0, source.size - 8), 8).equals(JOURNAL)
    if (!names) this.used.push({ ending: '-journal', source })
    this.#tell('NOT_A_TABLE', names ? OF_SEVERAL : UNDONE)
  }

  #tell(code: 'CORRUPT' | 'NOT_A_TABLE', message: string): void {
    this.#sink.issue({ code, message })
  }
}

const JOURNAL = Buffer.from('d9d505f920a163d7', 'hex')
const NO_WAL =
  '数据库用预写日志（WAL），未见同名的 -wal 文件：未并入的改动未读 / write-ahead log: no -wal file lies beside it; changes not yet merged are not read'
const NO_JOURNAL =
  '同名的 -journal 文件不是回滚日志，未读 / the -journal file beside it is no rollback journal and was not read'
const OF_SEVERAL =
  '回滚日志属于多个数据库的事务，未使用：按数据库现状读取 / the rollback journal is of a transaction over several databases and was not used: read as the file stands'
const UNDONE =
  '有回滚日志（-journal）：未完成的写入已在副本上撤回，被撤回的内容未读 / a rollback journal: unfinished writes were undone in the copy; what they had written was not read'
