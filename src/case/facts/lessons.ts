import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import { ShuzhengError } from '../../errors.ts'
import { checkedYaml } from '../checked-yaml.ts'
import { letters } from '../intake/corrections/correction.ts'
import { overrideOf } from '../intake/corrections/overrides.ts'
import type { Override } from '../request.ts'
import { lesson } from './schema.ts'

/** A file of lessons (更正): what was said of shapes in one case, for another. */
const lessonFile = z.strictObject({ lessons: z.array(lesson) })

export type Lesson = z.output<typeof lesson>

/**
 * The lessons of a file.
 *
 * @throws ShuzhengError `evidence/path-missing`; `case/invalid` with line, field and remedy
 */
export function lessonsIn(path: string): Lesson[] {
  return checkedYaml(textAt(path), basename(path), lessonFile).value.lessons
}

/** The same in the form of the flags. */
export function readLessons(path: string): Override[] {
  return lessonsIn(path).map((said) => ({
    ...overrideOf(said),
    written: `lessons ${JSON.stringify(said)}`,
  }))
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ShuzhengError('evidence/path-missing', { path })
  }
}

const HEAD = `# 数证 读取更正：另一案件可以 --lessons 采用，或者以 shuzheng teach import 录入
# lessons of reading, by the shape of a table; numbers in headers are masked
`

/** What was said of shapes as a file of lessons; each once. */
export function lessonsText(overrides: readonly Override[]): string {
  const said = new Map(overrides.flatMap(lessonOf).map((l) => [JSON.stringify(l), l]))
  return HEAD + stringify({ lessons: [...said.values()] }, { lineWidth: 0 })
}

function lessonOf({ shape, sheet, reading, kind, ...columns }: Override): Lesson[] {
  if (shape === undefined) return []
  const { header, encoding, delimiter, sheets = [] } = reading
  const about = {
    shape,
    ...(sheet === null ? {} : { sheet }),
    ...(header === undefined ? {} : { header }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  }
  if (sheets.length > 0) return sheets.map((only) => ({ shape, sheet: only }))
  const { split, cut, join } = columns
  if (kind) return [{ ...about, column: letters(kind.column), kind: kind.kind }]
  if (split) return [{ ...about, column: letters(split.column), split: split.sign }]
  if (cut) return [{ ...about, column: letters(cut.column), cut: cut.sign }]
  return [join ? { ...about, join: join.map(letters) } : about]
}
