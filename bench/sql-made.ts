import { closeSync, openSync, writeSync } from 'node:fs'

export type SqlStyle = 'mysqldump' | 'navicat' | 'copy'

const SURNAMES = ['张', '王', '李', '赵', '陈', '刘', '周', '吴']
const GIVEN = ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '洋', '艳']

/** Cells of made-up person `i`, the same on every run. */
function cells(i: number): string[] {
  const name = `${SURNAMES[i % 8] ?? ''}${GIVEN[(i >> 3) % 10] ?? ''}${GIVEN[(i >> 6) % 10] ?? ''}`
  const phone = `138${String((i * 7919) % 100_000_000).padStart(8, '0')}`
  const id = `110101${String(19_500_101 + (i % 28))}${String(i % 10_000).padStart(4, '0')}`
  return [
    String(i),
    name,
    phone,
    id,
    `北京市朝阳区建国路${String(i % 999)}号`,
    '2021-10-26 08:30:00',
  ]
}

const quoted = (row: readonly string[]) =>
  `(${row.map((c, i) => (i === 0 ? c : `'${c}'`)).join(',')})`

/** Writes a script with `rows` rows; gives its bytes. */
export function makeSql(path: string, style: SqlStyle, rows: number): number {
  const fd = openSync(path, 'w')
  let bytes = writeSync(fd, head(style))
  for (let from = 0; from < rows; from += 5000) {
    const list = Array.from({ length: Math.min(5000, rows - from) }, (_, i) => cells(from + i))
    bytes += writeSync(fd, block(style, list))
  }
  if (style === 'copy') bytes += writeSync(fd, '\\.\n')
  closeSync(fd)
  return bytes
}

function head(style: SqlStyle): string {
  if (style === 'copy')
    return '-- PostgreSQL database dump\nCOPY public.users (id, name, phone, idno, address, at) FROM stdin;\n'
  const columns = ['id', 'name', 'phone', 'idno', 'address', 'at'].map(
    (c) => `  \`${c}\` varchar(64)`,
  )
  return `-- MySQL dump 10.13\nCREATE TABLE \`users\` (\n${columns.join(',\n')}\n) ENGINE=InnoDB;\n`
}

function block(style: SqlStyle, list: readonly (readonly string[])[]): string {
  if (style === 'copy') return list.map((row) => `${row.join('\t')}\n`).join('')
  if (style === 'navicat')
    return list.map((row) => `INSERT INTO \`users\` VALUES ${quoted(row)};\n`).join('')
  return `INSERT INTO \`users\` VALUES ${list.map(quoted).join(',')};\n`
}
