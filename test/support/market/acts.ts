/** What is done to lists on their way from hand to hand. Each takes lines and gives new ones. */
import type { Random } from '../../../demo/random.ts'
import { FIELDS, written, type Field, type Line, type Town } from './people.ts'

export interface List {
  readonly fields: readonly Field[]
  readonly lines: readonly Line[]
}

export const ACTS = [
  'copy',
  'sample',
  'head',
  'shuffle',
  'sort',
  'pad',
  'merge',
  'columns',
  'excel',
  'cut',
  'recode',
  'double',
  'dedupe',
] as const
export type Act = (typeof ACTS)[number]

/** What an act may need beside the list: somebody else's list, and people that nobody has. */
export interface Means {
  readonly r: Random
  readonly town: Town
  readonly other: List | null
}

export const DOING: Readonly<Record<Act, (list: List, means: Means) => List>> = {
  copy: (list) => list,
  sample: (list, { r }) => {
    const share = 30 + r.int(55)
    return { ...list, lines: list.lines.filter(() => r.int(100) < share) }
  },
  head: (list, { r }) => {
    const share = 30 + r.int(55)
    return { ...list, lines: list.lines.slice(0, Math.ceil((list.lines.length * share) / 100)) }
  },
  shuffle: (list, { r }) => ({ ...list, lines: r.shuffle(list.lines) }),
  sort: (list, { r }) => sorted(list, r.pick(list.fields.filter((f) => f !== 'note'))),
  pad: (list, { r, town }) => padded(list, r, town),
  merge: (list, { r, other }) => (other === null ? list : merged(list, other, r)),
  columns: (list, { r }) => ({ ...list, fields: fewer(list.fields, r) }),
  excel: (list) => ({ ...list, lines: list.lines.map((l) => changed(l, 'id', rounded)) }),
  cut: (list, { r }) => ({
    ...list,
    lines: list.lines.map((l) => (r.once(25) ? changed(l, 'phone', shortened) : l)),
  }),
  recode: (list, { r }) => ({
    ...list,
    lines: list.lines.map((l) => (r.once(25) ? changed(l, 'name', unreadable) : l)),
  }),
  double: (list, { r }) => doubled(list, r),
  dedupe: ({ fields, lines }) => ({
    fields,
    lines: [...new Map(lines.map((l) => [JSON.stringify(l.cells), l])).values()],
  }),
}

function sorted(list: List, by: Field): List {
  const of = (l: Line) => l.cells[by] ?? ''
  const lines = list.lines
    .map((line, i) => ({ line, i }))
    .toSorted((x, y) => (of(x.line) < of(y.line) ? -1 : of(x.line) > of(y.line) ? 1 : x.i - y.i))
    .map(({ line }) => line)
  return { ...list, lines }
}

/** Made-up lines to raise the price: mostly below the others, sometimes among them, often with less in them. */
function padded(list: List, r: Random, town: Town): List {
  const more = Math.ceil((list.lines.length * (5 + r.int(30))) / 100)
  const bare = r.once(2)
  const fields = bare
    ? list.fields.filter((f) => f === 'name' || f === 'phone' || f === 'id')
    : list.fields
  const lines = town.people(more).map((p) => written(r, p, fields, r.int(2)))
  if (r.once(3)) return { ...list, lines: scattered(list.lines, lines, r) }
  return { ...list, lines: [...list.lines, ...lines] }
}

function scattered(into: readonly Line[], more: readonly Line[], r: Random): Line[] {
  const out = [...into]
  for (const line of more) out.splice(r.int(out.length + 1), 0, line)
  return out
}

function merged(list: List, other: List, r: Random): List {
  const fields = FIELDS.filter((f) => list.fields.includes(f) || other.fields.includes(f))
  const lines = [...list.lines, ...other.lines]
  const people = new Map(lines.map((l) => [l.person, l]))
  const own = r.once(2) ? lines : [...people.values()]
  return { fields, lines: r.once(3) ? r.shuffle(own) : own }
}

/** One or two fields fewer, but never the number by which people are reached, and in another order. */
function fewer(fields: readonly Field[], r: Random): Field[] {
  const may = fields.filter(
    (f) => f !== 'name' && f !== 'phone' && !(f === 'id' && !fields.includes('phone')),
  )
  const gone = new Set(r.shuffle(may).slice(0, r.int(3)))
  return r.shuffle(fields.filter((f) => !gone.has(f)))
}

function changed(line: Line, field: Field, how: (text: string) => string): Line {
  const text = line.cells[field]
  return text ? { ...line, cells: { ...line.cells, [field]: how(text) } } : line
}

const rounded = (id: string) =>
  /^\d{17}[\dX]$/.test(id) ? `${id[0] ?? ''}.${id.slice(1, 6)}E+17` : id
const shortened = (phone: string) => (phone.length === 11 ? phone.slice(0, 10) : phone)
const unreadable = (name: string) => `${name.slice(0, 1)}?${name.slice(2)}`

function doubled(list: List, r: Random): List {
  const again = list.lines.filter(() => r.once(40))
  return { ...list, lines: scattered(list.lines, again, r) }
}
