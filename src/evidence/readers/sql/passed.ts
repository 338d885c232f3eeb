import type { ReadSink } from '../../row.ts'
import type { TextInput } from '../input.ts'

/** So far is looked into a comment or a statement that is passed over. */
const LOOKED_INTO = 2048
/** A mobile number or an identity number, alone; or rows that somebody has put into a comment. */
const HOLDS_PEOPLE =
  /(?<![\w.-])1[3-9]\d{9}(?![\w-])|(?<![\w.-])[1-9]\d{16}[\dx](?![\w-])|^(?:--|#|\/\*)!?\d{0,6}\s{0,20}(?:insert|replace)\s+into\s/i

/** Looks into what fills no table, comments and statements alike: numbers of people in it are told of, not passed in silence. */
export class PassedOver {
  #times = 0
  #line = 0

  /** Passes over what `skip` passes over; it begins at the place of the input. */
  over<T>(input: TextInput, skip: () => T): T {
    input.need(LOOKED_INTO)
    const { buf, at, end } = input
    const to = Math.min(at + LOOKED_INTO, end)
    const text = Buffer.from(buf.buffer, buf.byteOffset + at, to - at).toString('latin1')
    const line = input.lineAt(at)
    const from = input.offset
    const done = skip()
    if (HOLDS_PEOPLE.test(text.slice(0, input.offset - from)) && this.#times++ === 0)
      this.#line = line
    return done
  }

  get found(): PassedFound {
    return { times: this.#times, line: this.#line }
  }
}

/** How often numbers of people were passed over, and the line of the first. */
export interface PassedFound {
  readonly times: number
  readonly line: number
}

export function tellPassed({ times, line }: PassedFound, sink: ReadSink): void {
  if (times === 0) return
  const n = String(times)
  const message = `${n}处注释或未执行的语句中有号码或数据，未读出，第一处在第${String(line)}行 / ${n} comments or statements that were not carried out hold numbers or rows, not read, the first at line ${String(line)}`
  sink.issue({ code: 'UNSUPPORTED', row: line, message })
}
