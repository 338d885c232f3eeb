import { ShuzhengError } from '../../../errors.ts'
import { discover } from '../../../evidence/discover.ts'
import { shapeOf } from '../../../evidence/collect/shape.ts'
import { countFolder, type FolderCount } from '../../count-folder.ts'
import type { CaseFile } from '../../facts/schema.ts'
import type { CountRequest, Override } from '../../request.ts'
import type { RecordLedger, RowLedger, TableReport } from '../../../report.ts'
import type { OrderedFile } from '../../assemble.ts'
import { triedPasswords } from '../case-passwords.ts'
import { caseOverrides, isAbout, overrideOf, saidOf } from './overrides.ts'
import { SILENT } from '../progress.ts'

/** What a file gives: its tables with their columns, and both ledgers. */
export interface FileEffect {
  readonly rows: RowLedger
  readonly records: RecordLedger
  readonly tables: readonly Pick<
    TableReport,
    'at' | 'header' | 'delimiter' | 'rows' | 'records' | 'columns'
  >[]
}

/** The same file without a correction and with it. */
export interface CorrectionEffect {
  readonly before: FileEffect
  readonly after: FileEffect
}

/**
 * What a correction would do, seen on the one file that it names, before anybody accepts it: the file is read and counted
 * twice, by itself, and nothing of it is kept. What was said of the file before holds in both: a piece of a cut column
 * has a kind of its own.
 *
 * @throws ShuzhengError as a count of that file
 */
export async function correctionEffect(
  counted: FolderCount,
  file: OrderedFile,
  said: CaseFile['overrides'][number],
  base: CountRequest,
): Promise<CorrectionEffect> {
  const { like: _like, shape: _shape, ...ofOne } = said
  const passwords = triedPasswords(counted.evidence, base)
  const alone = { ...base, paths: [pathOf(counted, file)], cache: false, hashList: null, passwords }
  const all = [...caseOverrides(counted.evidence.caseFile), ...base.overrides]
  const before = saidOf(
    all.flatMap((o) => alike(o, counted.files)),
    file.outcome,
  ).map((o) => inside(o, file))
  const now = inside({ ...overrideOf(ofOne), written: '' }, file)
  return {
    before: await effectOf({ ...alone, overrides: before }),
    after: await effectOf({ ...alone, overrides: [...before, now] }),
  }
}

/** What was said of a file and all like it, said of it and of the shapes of its tables. */
function alike({ like, ...said }: Override, files: readonly OrderedFile[]): Override[] {
  if (!like) return [said]
  const own = files.filter((f) => isAbout(said, f.outcome.at)).map((f) => f.outcome)
  const shapes = own.flatMap((f) => [
    ...(f.taught ?? []).map((met) => met.shape),
    ...f.tables.flatMap((t) => shapeOf(t) ?? []),
  ])
  return [
    said,
    ...[...new Set(shapes)].map((shape) => ({ ...said, file: null, sheet: null, shape })),
  ]
}

/** The same, said of the file where it stands alone: by its place in its container, if it lies in one. */
function inside({ shape, ...said }: Override, { outcome }: OrderedFile): Override {
  if (shape !== undefined) return { ...said, shape }
  const inner = outcome.at.slice(1).join('/')
  return { ...said, file: inner === '' ? null : inner }
}

async function effectOf(request: CountRequest): Promise<FileEffect> {
  const { report, session } = await countFolder(request, SILENT)
  session.close()
  const tables = report.tables.map(({ at, header, delimiter, rows, records, columns }) => ({
    ...{ at, header, delimiter, rows, records, columns },
  }))
  return { rows: report.rows, records: report.records, tables }
}

/** Where the file, or the outermost container that it lies in, stands on this machine. */
function pathOf({ evidence }: FolderCount, { exhibit, outcome }: OrderedFile): string {
  const [name] = outcome.at
  const found = discover(evidence.roots).find((f) => f.exhibit === exhibit && f.at[0] === name)
  if (!found) throw new ShuzhengError('evidence/path-missing', { path: String(name) })
  return found.path.toString()
}
