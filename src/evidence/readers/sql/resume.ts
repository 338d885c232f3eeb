import type { TextInput } from '../input.ts'
import { beginsStatement } from './skip.ts'

/**
 * Behind a broken row: goes to the next `),(`, to a line that begins with `(`, or to one that begins a statement. True
 * when a row follows; the place is then at its `(`.
 */
export function resume(input: TextInput): boolean {
  for (;;) {
    const p = signAt(input)
    if (p < 0) {
      input.at = Math.max(input.at, input.end - 2)
      if (input.more()) continue
      input.at = input.end
      return false
    }
    input.at = p
    if (input.buf[p] === 0x29) {
      input.at = p + 2
      return true
    }
    input.at = p + 1
    input.need(4096)
    if (beginsStatement(input)) return false
    if (input.buf[input.at] === 0x28) return true
  }
}

/** The next `),(` or line end in the window; -1 without one. */
function signAt({ buf, at, end }: TextInput): number {
  for (let p = at; p < end; p++) {
    if (buf[p] === 10) return p
    if (buf[p] === 0x29 && buf[p + 1] === 0x2c && buf[p + 2] === 0x28) return p
  }
  return -1
}
