/** The case file of the second story, as it stands in `examples/qingdao/`: facts as the press told them; places in the file are made up. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const qingdaoCase = readFileSync(
  join(import.meta.dirname, '../examples/qingdao/case.yaml'),
  'utf8',
).replaceAll('\r\n', '\n')
