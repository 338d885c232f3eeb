import type { DatabaseSync } from 'node:sqlite'
import type { GridSink, ReadSink } from '../../row.ts'
import { RowBuilder } from '../row-builder.ts'
import { ValueCells } from './cells.ts'
import { quoted } from './schema.ts'

/**
 * The address book of a phone, in which a person is spread over rows: the name in one, each number in another. Its own
 * tables stay as they are, as notes; the people stand in a grid of their own, one a row.
 */
export interface ContactBook {
  /** Tables whose rows the people are put together of, by the columns that are taken from them; rows without them are left. */
  readonly taken: Readonly<Record<string, readonly string[]>>
  /** Gives the number of a person, what is said of him (`name`, `phone`, `email`, `other`), and the value. */
  readonly query: string
}

interface Layout {
  readonly columns: Readonly<Record<string, readonly string[]>>
  readonly taken: ContactBook['taken']
  readonly query: string
}

const ANDROID: Layout = {
  columns: {
    data: ['raw_contact_id', 'mimetype_id', 'data1'],
    mimetypes: ['_id', 'mimetype'],
    raw_contacts: ['_id', 'display_name'],
  },
  taken: { data: ['data1'], raw_contacts: ['display_name'] },
  query: `select id, kind, value from (
    select d.raw_contact_id as id, 0 as place, d._id as part, d.data1 as value,
      case when m.mimetype like '%/name' then 'name' when m.mimetype like '%/phone%' then 'phone'
        when m.mimetype like '%/email%' then 'email' else 'other' end as kind
      from data d left join mimetypes m on m._id = d.mimetype_id where d.data1 is not null
    union all select _id, 1, _id, display_name, 'name' from raw_contacts where display_name is not null
  ) order by id, place, part`,
}
/** `property` 3 is a number, 4 an address of mail. */
const IOS: Layout = {
  columns: {
    ABPerson: ['First', 'Last', 'Organization', 'Note'],
    ABMultiValue: ['record_id', 'property', 'value'],
  },
  taken: { ABPerson: ['First', 'Last', 'Organization', 'Note'], ABMultiValue: ['value'] },
  query: `select id, kind, value from (
    select rowid as id, 0 as place, rowid as part, 'name' as kind, coalesce(Last, '') || coalesce(First, '') as value from ABPerson
    union all select record_id, 1, rowid, case property when 3 then 'phone' when 4 then 'email' else 'other' end, value
    from ABMultiValue where value is not null
    union all select rowid, 2, rowid, 'other', Organization from ABPerson where Organization is not null
    union all select rowid, 3, rowid, 'other', Note from ABPerson where Note is not null
  ) order by id, place, part`,
}

/** How the people of an address book are put together; null where the database is none. */
export function contactBook(database: DatabaseSync, tables: readonly string[]): ContactBook | null {
  const found = [ANDROID, IOS].find(({ columns }) =>
    Object.entries(columns).every(
      ([table, needed]) => tables.includes(table) && hasColumns(database, table, needed),
    ),
  )
  if (!found || sizeOf(database, Object.keys(found.taken)) > MOST_ROWS) return null
  return canAsk(database, found.query) ? found : null
}

/** One of another make has the columns by which it is known, and not all that is asked for. */
function canAsk(database: DatabaseSync, query: string): boolean {
  try {
    database.prepare(query)
    return true
  } catch {
    return false
  }
}

/** Beyond this its rows are read as they stand: they are put in order in memory. */
const MOST_ROWS = 1_000_000

function sizeOf(database: DatabaseSync, tables: readonly string[]): number {
  const counted = tables.map((table) => `(select count(*) from ${quoted(table)})`).join(' + ')
  try {
    return Number(database.prepare(`select ${counted} as n`).get()?.['n'] ?? Infinity)
  } catch {
    return Infinity
  }
}

function hasColumns(database: DatabaseSync, table: string, needed: readonly string[]): boolean {
  try {
    const statement = database.prepare(`select * from ${quoted(table)} limit 0`)
    const names = statement.columns().map(({ name }) => name)
    return needed.every((name) => names.includes(name))
  } catch {
    return false
  }
}

const PHONES = ['电话1', '电话2', '电话3', '电话4', '电话5', '电话6']
const MAILS = ['邮箱1', '邮箱2', '邮箱3']
const HEADER = ['联系人编号', '姓名', ...PHONES, ...MAILS, '其他']
const SHEET = '联系人'
const PLACES: Readonly<Record<string, { readonly from: number; readonly many: number }>> = {
  name: { from: 1, many: 1 },
  phone: { from: 2, many: PHONES.length },
  email: { from: 2 + PHONES.length, many: MAILS.length },
}
const OTHER = HEADER.length - 1
/** Values of one person beyond this are counted, and told. */
const LONGEST = 1 << 20

/** Tells the people of an address book, a row each. */
export function tellContacts(database: DatabaseSync, { query }: ContactBook, sink: ReadSink): void {
  sink.issue({ code: 'FORMS', sheet: SHEET, message: TOLD })
  // Nothing of a person is written to a file of SQLite's own.
  database.exec('pragma temp_store = memory')
  const statement = database.prepare(query)
  statement.setReadBigInts(true)
  statement.setReturnArrays(true)
  const info = { sheet: SHEET, hidden: false, delimiter: null, delimiterByte: -1 }
  const people = new People(sink.grid({ ...info, header: HEADER }))
  try {
    for (const row of statement.iterate() as Iterable<unknown>)
      people.value(...(row as [unknown, unknown, unknown]))
  } finally {
    people.end()
  }
}

const TOLD =
  '通讯录：一人分列数行的合为一行；原表各行列为备注行 / an address book: who is spread over rows is put together, the rows of its tables are notes'

class People {
  readonly #grid: GridSink
  readonly #builder = new RowBuilder()
  readonly #cells = new ValueCells(this.#builder)
  #row = 0
  #id: unknown = null
  #values: unknown[] = []
  readonly #rest = new Set<string>()
  #length = 0
  #lost = 0

  constructor(grid: GridSink) {
    this.#grid = grid
  }

  value(id: unknown, kind: unknown, value: unknown): void {
    // Values that belong to no one belong not to the same one.
    if (id !== this.#id || id === null) {
      this.#flush()
      this.#id = id
      this.#values[0] = id
    }
    if (kind === 'name' && value === this.#values[1]) return
    const place = PLACES[String(kind)]
    const at = place ? this.#free(place.from, place.many) : -1
    if (at >= 0) this.#values[at] = value
    else this.#keep(value)
  }

  end(): void {
    this.#flush()
    if (this.#lost > 0)
      this.#grid.unread('LIMIT', null, null, `${String(this.#lost)}项过长 / too long, not read`)
    this.#grid.end()
  }

  #free(from: number, many: number): number {
    for (let at = from; at < from + many; at++) if (this.#values[at] === undefined) return at
    return -1
  }

  #keep(value: unknown): void {
    const text =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
        ? String(value)
        : ''
    if (text === '' || this.#rest.has(text)) return
    this.#length += text.length
    if (this.#length > LONGEST) this.#lost++
    else this.#rest.add(text)
  }

  #flush(): void {
    if (this.#values.length > 1 || this.#rest.size > 0) {
      this.#builder.begin(++this.#row)
      if (this.#rest.size > 0) this.#values[OTHER] = [...this.#rest].join('；')
      this.#values.forEach((value, column) => {
        this.#cells.put(column, value)
      })
      this.#grid.row(this.#builder.view)
    }
    this.#values = []
    this.#rest.clear()
    this.#length = 0
  }
}
