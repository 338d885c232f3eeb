/**
 * The first story: 11,034 pupils with a parent's number, bought and resold in Chongqing in 2021. The lists lie on the
 * laptop, the telephone and the USB stick of one person: fifteen lists in fourteen files that look as such files do.
 */
import { chongqingCase } from './chongqing-case.ts'
import {
  additionsFile,
  idFile,
  jiangbeiFile,
  jiulongpoFile,
  yuzhongFile,
} from './chongqing-sheets.ts'
import { STICK, stock } from './chongqing-stock.ts'
import {
  dadukouFile,
  groupFile,
  guardianFile,
  headerlessFile,
  nananFile,
  numbersFile,
  packedFile,
  shapingbaFile,
} from './chongqing-texts.ts'
import type { EvidenceFile } from './files.ts'
import { writeCase } from './folder.ts'
import { randomFrom, type Random } from './random.ts'
import type { Truth } from './truth.ts'

/** Writes the case into `dir`; the same bytes on every call. */
export function makeChongqing(dir: string): Truth {
  return writeCase(dir, chongqingCase, evidence(randomFrom(20210826)))
}

function evidence(random: Random): EvidenceFile[] {
  const from = stock(random)
  const yuzhong = yuzhongFile(from)
  const jiulongpo = jiulongpoFile(from)
  const shapingba = shapingbaFile(from)
  const nanan = nananFile(from)
  const jiangbei = jiangbeiFile(from)
  const packed = packedFile(from, shapingba.originals)
  const dadukou = dadukouFile(from)
  const group = groupFile(from, jiangbei.originals)
  const rest = [headerlessFile(from), idFile(from), guardianFile(from), numbersFile(from)]
  const origins = [yuzhong, jiulongpo, shapingba, jiangbei].map((made) => made.originals)
  return [
    ...[yuzhong, jiulongpo, shapingba, nanan, jiangbei].map((made) => made.file),
    packed,
    dadukou,
    group,
    ...rest,
    additionsFile(from, origins),
    { path: `${STICK}/备份/名单（最终版）.txt`, copyOf: dadukou.path },
  ]
}
