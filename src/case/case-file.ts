import { checkedYaml } from './checked-yaml.ts'
import { caseSchema, type CaseFile } from './facts/schema.ts'

export type { CaseFile }

/**
 * Reads a case file. Every mistake is told at once, each with its line, field, what was found and what to write.
 *
 * @throws ShuzhengError `case/invalid`
 */
export function readCaseFile(text: string, name: string): CaseFile {
  return checkedYaml(text, name, caseSchema, references)
}

type Complaint = readonly [path: readonly (string | number)[], message: string]

/** Names that something refers to must exist. */
function references(facts: CaseFile): Complaint[] {
  const known = (things: readonly { readonly id: string }[]) => new Set(things.map((t) => t.id))
  const parties = known(facts.parties)
  const users = new Set([...parties, ...known(facts.accounts)])
  const batches = known(facts.batches)
  const missing = (
    wanted: readonly string[],
    set: ReadonlySet<string>,
    what: string,
    path: (string | number)[],
  ): Complaint[] => wanted.filter((w) => !set.has(w)).map((w) => [path, `${what}“${w}”没有登记`])
  return [
    ...facts.exhibits.flatMap((e, i) =>
      missing(e.holder ? [e.holder] : [], parties, '人员', ['exhibits', i, 'holder']),
    ),
    ...facts.transfers.flatMap((t, i) => [
      ...missing(t.from, users, '人员或者账号', ['transfers', i, 'from']),
      ...missing(t.to ?? [], users, '人员或者账号', ['transfers', i, 'to']),
      ...missing([t.batch], batches, '批次', ['transfers', i, 'batch']),
    ]),
    ...(['parties', 'accounts', 'exhibits', 'batches', 'transfers', 'groups'] as const).flatMap(
      (list) => repeated(facts[list], list),
    ),
  ]
}

function repeated(things: readonly { readonly id: string }[], list: string): Complaint[] {
  const seen = new Set<string>()
  return things.flatMap((t, i): Complaint[] => {
    if (seen.has(t.id)) return [[[list, i, 'id'], `标识“${t.id}”重复`]]
    seen.add(t.id)
    return []
  })
}
