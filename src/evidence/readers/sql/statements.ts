import type { ReadSink } from '../../row.ts'

/** Statements that hold rows in a form that is not read, by their first words. */
const LOST = /^(?:insert|replace|copy|into|load\s+data|bulk\s+insert|merge|upsert|values)\b/i
/** Statements that change rows once they are loaded: the rows of a script are those that it inserts. */
const CHANGES = /^(?:update|delete|truncate|call|exec|execute)\b/i
/** Statements without rows. */
const PLAIN =
  /^(?:create|drop|alter|set|use|lock|unlock|begin|start|commit|rollback|savepoint|release|comment|grant|revoke|select|with|pragma|go|print|prompt|analyze|vacuum|reindex|if|end|declare|else|delimiter|flush|change|reset|rem|spool|whenever|define|exit|quit|show|explain|optimize|check|attach|detach|do|security|refresh|import|return|raiserror|waitfor|dbcc|while|open|close|fetch|deallocate|source|\\|\)|,)/i

/** Statements by their first word: how many, and the line of the first. */
type Counts = readonly (readonly [
  word: string,
  of: { readonly line: number; readonly times: number },
])[]

/** Statements that fill no table here: those that are lost, those that change rows, those with a quote that is never closed. */
export interface OthersFound {
  readonly lost: Counts
  readonly changes: Counts
  readonly unclosed: Counts
}

/** Counts the statements of a script that fill no table here, by what they were. */
export class OtherStatements {
  readonly #lost = new Map<string, { readonly line: number; times: number }>()
  readonly #changes = new Map<string, { readonly line: number; times: number }>()

  readonly #unclosed = new Map<string, { readonly line: number; times: number }>()

  get found(): OthersFound {
    return {
      lost: [...this.#lost],
      changes: [...this.#changes],
      unclosed: [...this.#unclosed],
    }
  }

  /** A statement that begins on this line has a quote without an end. */
  unclosed(line: number): void {
    note(this.#unclosed, '', line)
  }

  /** Takes the statement that `text` begins with, known to fill a table or not; true when it is told as lost. */
  add(text: string, line: number, fills: boolean): boolean {
    if (CHANGES.test(text)) note(this.#changes, word(text), line)
    else if (fills || LOST.test(text)) note(this.#lost, word(text), line)
    else if (!PLAIN.test(text)) note(this.#lost, '其他', line)
    else return false
    return !CHANGES.test(text)
  }
}

/** Is anything to be told of them? */
export function isTold({ lost, changes, unclosed }: OthersFound): boolean {
  return lost.length + changes.length + unclosed.length > 0
}

export function tellOthers({ lost, changes, unclosed }: OthersFound, sink: ReadSink): void {
  for (const [, { line, times }] of unclosed) {
    const message = `${String(times)}条语句的引号未闭合，第一条在第${String(line)}行，从下一行起继续读 / ${String(times)} statements with a quote that is never closed, the first at line ${String(line)}; read on from the next line`
    sink.issue({ code: 'CORRUPT', row: line, message })
  }
  for (const [name, { line, times }] of lost) {
    const message = `${String(times)}条语句未能读出（${name}），第一条在第${String(line)}行 / ${String(times)} statements were not understood, the first at line ${String(line)}`
    sink.issue({ code: 'UNSUPPORTED', row: line, message })
  }
  for (const [name, { line, times }] of changes) {
    const message = `${String(times)}条${name}语句未执行，各行按插入时的内容读取 / ${String(times)} statements that change rows were not carried out`
    sink.issue({ code: 'NOT_A_TABLE', row: line, message })
  }
}

/** The statements of two stretches of a script, one behind the other. */
export function addOthers(a: OthersFound, b: OthersFound): OthersFound {
  return {
    lost: addCounts(a.lost, b.lost),
    changes: addCounts(a.changes, b.changes),
    unclosed: addCounts(a.unclosed, b.unclosed),
  }
}

function addCounts(a: Counts, b: Counts): Counts {
  const sum = new Map(a)
  for (const [word, { line, times }] of b) {
    const known = sum.get(word)
    sum.set(word, known ? { line: known.line, times: known.times + times } : { line, times })
  }
  return [...sum]
}

function note(
  counts: Map<string, { readonly line: number; times: number }>,
  name: string,
  line: number,
): void {
  const known = counts.get(name)
  if (known) known.times++
  else counts.set(name, { line, times: 1 })
}

/** The first word: one of those known, never a text of the script. */
function word(text: string): string {
  return /^[a-z]+/i.exec(text)?.[0].toUpperCase() ?? '其他'
}
