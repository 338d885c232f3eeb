import { ShuzhengError } from '../../errors.ts'
import { discover } from '../../evidence/discover.ts'
import { countFolder, type FolderCount } from '../count-folder.ts'
import type { CaseFile } from '../facts/schema.ts'
import type { CountRequest, Override } from '../request.ts'
import type { RecordLedger, RowLedger, TableReport } from '../../report.ts'
import type { OrderedFile } from '../assemble.ts'
import { overrideOf } from './overrides.ts'
import { SILENT } from './progress.ts'

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
 * twice, by itself, and nothing of it is kept.
 *
 * @throws ShuzhengError as a count of that file
 */
export async function correctionEffect(
  counted: FolderCount,
  file: OrderedFile,
  said: CaseFile['overrides'][number],
  base: CountRequest,
): Promise<CorrectionEffect> {
  const alone = { ...base, paths: [pathOf(counted, file)], cache: false, hashList: null }
  const { file: _file, like: _like, shape: _shape, ...rest } = said
  const inner = file.outcome.at.slice(1).join('/')
  const only = { ...rest, ...(inner === '' ? {} : { file: inner }) }
  const override: Override = { ...overrideOf(only), written: '' }
  return {
    before: await effectOf({ ...alone, overrides: [] }),
    after: await effectOf({ ...alone, overrides: [override] }),
  }
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
