import { expect, test } from 'vitest'
import type { GridInfo, RowView } from '../../../row.ts'
import { CELL } from '../../../row.ts'
import { memorySource } from '../../../source.ts'
import { planText } from '../dialect.ts'
import { readText } from '../read.ts'
import { keysOf } from './keys.ts'

type Row = readonly (string | null)[]

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function cellsOf(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) =>
    view.type[i] === CELL.ABSENT
      ? null
      : decoder.decode(view.buf.subarray(view.start[i], view.end[i])),
  )
}

function read(text: string): { keys: boolean; header: Row; rows: Row[]; at: number[] } {
  const source = memorySource(Buffer.from(text))
  const plan = planText(source)
  const rows: Row[] = []
  const at: number[] = []
  let header: GridInfo['header']
  const told: number[] = []
  const { rows: all } = readText(
    source,
    plan,
    { from: 0, to: source.size },
    {
      issue: () => undefined,
      grid: (info) => {
        header = info.header
        return {
          row: (view) => {
            rows.push(cellsOf(view))
            at.push(view.row)
          },
          blankRows: (from, to) => {
            for (let row = from; row <= to; row++) told.push(row)
          },
          other: (_, view) => told.push(view.row),
          unread: () => undefined,
          end: () => undefined,
        }
      },
    },
  )
  expect(all).toBe(rows.length + told.length)
  const keys = plan.shape?.kind === 'labelled' && plan.shape.keys === true
  return { keys, header: header ?? [], rows, at }
}

const PEOPLE = [
  ['张海涛', '13800138000'],
  ['李秀兰', '13900139000'],
  ['王建国', '13700137000'],
] as const

type Way = readonly [what: string, way: (name: string, phone: string, i: number) => string]

const bytes = (text: string) => Buffer.byteLength(text)

/** A line, or lines, a person; nothing but name and phone is said. */
const BARE: readonly Way[] = [
  ['an object without quotes around its keys', (n, p) => `{name:'${n}',phone:'${p}'},`],
  ['numbers without quotes', (n, p) => `{name:"${n}",phone:${p}},`],
  ['pairs without braces', (n, p) => `"name":"${n}","phone":"${p}"`],
  ['a pair a line', (n, p) => `"name": "${n}",\n"phone": "${p}",`],
  ['arrays of PHP', (n, p) => `    ['name' => '${n}', 'phone' => '${p}'],`],
  ['older arrays of PHP', (n, p) => `array('name'=>'${n}','phone'=>'${p}'),`],
  ['kept by PHP', (n, p) => `a:2:{s:4:"name";s:${bytes(n)}:"${n}";s:5:"phone";s:11:"${p}";}`],
  ['printed by PHP', (n, p, i) => `[${i}] => Array\n(\n  [name] => ${n}\n  [phone] => ${p}\n)\n`],
  [
    'dumped by PHP',
    (n, p, i) =>
      `  [${i}]=>\n  array(2) {\n    ["name"]=>\n    string(9) "${n}"\n    ["phone"]=>\n    string(11) "${p}"\n  }`,
  ],
  ['hashes of Ruby', (n, p) => `{:name=>"${n}", :phone=>"${p}"}`],
  ['tables of Lua', (n, p) => `  {name="${n}", phone="${p}"},`],
  ['YAML in braces', (n, p) => `- {name: ${n}, phone: ${p}}`],
  ['a list in YAML', (n, p) => `- name: ${n}\n  phone: '${p}'`],
  ['documents of YAML', (n, p) => `---\nname: ${n}\nphone: "${p}"`],
  ['escaped once more', (n, p) => `{\\"name\\":\\"${n}\\",\\"phone\\":\\"${p}\\"}`],
  [
    'escaped by a server',
    (n, p) => `{\\x22name\\x22:\\x22${n}\\x22,\\x22phone\\x22:\\x22${p}\\x22}`,
  ],
  [
    'escaped for a page',
    (n, p) => `{&quot;name&quot;:&quot;${n}&quot;,&quot;phone&quot;:&quot;${p}&quot;}`,
  ],
  [
    'characters by their codes',
    (n, p) =>
      `{name:"${[...n].map((c) => `\\u${c.charCodeAt(0).toString(16)}`).join('')}",phone:"${p}"}`,
  ],
]

test.each(BARE)('name and number beside each other: %s', (_, way) => {
  const { keys, header, rows } = read(PEOPLE.map(([n, p], i) => way(n, p, i)).join('\n'))
  expect([keys, header, rows]).toEqual([true, ['name', 'phone'], PEOPLE])
})

/** Something else is said, which stays in a column of its own. */
const AMID: readonly Way[] = [
  ['behind the time of a log', (n, p) => `2021-05-01 12:30:01 INFO {"name":"${n}","phone":"${p}"}`],
  ['deep in an answer', (n, p) => `09:30 got={"data":{"name":"${n}","phone":"${p}"}} in 3ms`],
  ['a statement', (n, p) => `UPDATE t SET name='${n}', phone='${p}' WHERE 1;`],
  [
    'a statement with marks around its names',
    (n, p) => `UPDATE \`t\` SET \`name\` = '${n}', \`phone\` = '${p}';`,
  ],
  [
    'a statement of SQL Server',
    (n, p) => `UPDATE [t] SET [name] = N'${n}', [phone] = N'${p}' WHERE 1`,
  ],
  [
    'an object behind the word for it',
    (n, p) => `INFO root user={'name': '${n}', 'phone': '${p}'}`,
  ],
  ['an object in quotes', (n, p, i) => `SET user:${i} '{"name":"${n}","phone":"${p}"}'`],
  ['a form that is sent', (n, p) => `curl -d "name=${n}&phone=${p}" https://a.example/add`],
  ['an address', (n, p) => `GET /q?name=${encodeURIComponent(n)}&phone=${p} HTTP/1.1`],
  ['tags in a log', (n, p) => `recv <user><name>${n}</name><phone>${p}</phone></user>`],
  ['an object as Java prints it', (n, p) => `User{name='${n}', phone='${p}'}`],
]

test.each(AMID)('name and number out of what is around them: %s', (_, way) => {
  const { header, rows } = read(PEOPLE.map(([n, p], i) => way(n, p, i)).join('\n'))
  expect(header.at(-1)).toBe(null)
  const columns = ['name', 'phone'].map((key) => header.indexOf(key))
  expect(rows.map((row) => columns.map((i) => row[i]))).toEqual(PEOPLE)
  expect(rows.every((row) => (row.at(-1) ?? '') !== '')).toBe(true)
})

test('several objects in a line are a row each, and rows behind them count on', () => {
  const [a, b, c] = PEOPLE.map(([n, p]) => `{"name":"${n}","phone":"${p}"}`)
  const { rows, at } = read(`10:01 list=[${a},${b}]\n10:02 list=[${c}]\n`)
  expect(rows.map((row) => row.slice(0, 2))).toEqual(PEOPLE)
  expect(at).toEqual([1, 2, 3])
})

test('a value that one of them lacks is not taken from the next', () => {
  const { header, rows } = read(
    "{\n name: '张海涛',\n more: {\n  vip: true\n },\n phone: '13800138000'\n},\n{\n phone: '13900139000'\n},\n{\n name: '王建国',\n phone: '13700137000'\n}",
  )
  const columns = ['name', 'phone'].map((key) => header.indexOf(key))
  expect(rows.map((row) => columns.map((i) => row[i]))).toEqual([
    ['张海涛', '13800138000'],
    [null, '13900139000'],
    ['王建国', '13700137000'],
  ])
})

test('lists, prose and tables with objects in their cells are none', () => {
  const lines = (way: Way[1]) => PEOPLE.map(([n, p], i) => way(n, p, i)).join('\n')
  for (const way of [
    (n, p) => `${n},${p},"name"`,
    (n, p, i) => `${i}\tsave\t{"name":"${n}","phone":"${p}"}`,
    (n, p) => `他说“name”是${n}，电话${p}。`,
    (n, p) => `姓名：${n} 电话：${p}`,
  ] satisfies Way[1][])
    expect(read(lines(way)).keys).toBe(false)
})

test('what has no end costs no more than its length', () => {
  for (const hostile of [
    'a="',
    "a='\\",
    's:1:"a";s:9:"',
    '<a>',
    '[a] => ',
    '&a=',
    'a:{',
    '{"a":',
    "'a'=>",
  ])
    expect(keysOf(hostile.repeat(20_000)).length).toBeLessThan(60_001)
}, 5000)

test('values that a program puts under their keys by calls', () => {
  const put = PEOPLE.map(
    ([name, mobile]) =>
      `    map = new HashMap<>();\n    map.put("姓名", "${name}");\n    map.put("电话","${mobile}");\n    l.add(map);\n`,
  )
  const set = PEOPLE.map(
    ([name, mobile]) => `p.setName("${name}"); p.setMobile('${mobile}'); list.add(p);\n`,
  )
  for (const [text, labels] of [
    [`class B {\n${put.join('')}}\n`, ['姓名', '电话']],
    [set.join(''), ['Name', 'Mobile']],
  ] as const) {
    const { header, rows } = read(text)
    const places = labels.map((label) => header.indexOf(label))
    const people = rows.map((cells) => places.map((at) => cells[at] ?? null))
    expect(people.filter((cells) => cells.every((cell) => cell !== null))).toEqual(PEOPLE)
  }
})
