/** The case file of the first story, as it stands in `examples/chongqing/`: facts as the press told them; places in the file are made up. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const chongqingCase = readFileSync(
  join(import.meta.dirname, '../examples/chongqing/case.yaml'),
  'utf8',
).replaceAll('\r\n', '\n')
