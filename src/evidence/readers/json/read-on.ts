import type { TextInput } from '../input.ts'

/** Goes to the next `{` behind a comma or at the beginning of a line. */
export function toNextObject(input: TextInput): void {
  let before = 0
  for (;;) {
    const { buf, end } = input
    for (let p = input.at; p < end; p++) {
      const c = buf[p] as number
      if (c === 0x7b && (before === 0x2c || before === 10)) {
        input.at = p
        return
      }
      if (c > 0x20 || c === 10) before = c === 10 && before === 0x2c ? before : c
    }
    input.at = end
    if (!input.more()) return
  }
}
