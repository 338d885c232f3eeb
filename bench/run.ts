import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { benchCsv } from './csv.ts'
import { benchFolder } from './folder.ts'

/** `npm run bench`: the lines of the design's table of speed, each beside its floor and peers in the same run. */
spawnSync(process.execPath, [join(import.meta.dirname, 'xlsx.ts')], { stdio: 'inherit' })
benchCsv(10_000_000, 3)
benchFolder(1256, 1, 1)
