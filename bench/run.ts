import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { benchCsv } from './csv.ts'
import { benchFolder } from './folder.ts'

/** `npm run bench`: the lines of the design's table of speed, each beside its floor and peers in the same run. */
for (const args of [
  ['xlsx.ts'],
  ['xlsx-counted.ts'],
  ['xlsx-counted.ts', '--full'],
  ['persons.ts'],
  ['overlap.ts'],
  ['overlap.ts', '--lists', '1000', '--keys', '200000', '--mixed', '--pairs', '5'],
]) {
  const [file = '', ...flags] = args
  spawnSync(process.execPath, [join(import.meta.dirname, file), ...flags], { stdio: 'inherit' })
}
benchCsv(10_000_000, 3)
benchFolder(1256, 1, 1)
