import { distinct, isEntered, namesOf, type Names } from './names.ts'
import type { CaseFile } from './schema.ts'
import type { Path, Tell } from './tell.ts'

type Batch = CaseFile['batches'][number]
const RELATIONS = ['part-of', 'same-as'] as const
type Relation = (typeof RELATIONS)[number]

const LEFT_OUT = '该关系不采用，两个批次按互不相关计算'

/** Batches, each id once, with relations that can be and contents that are known. */
export function batches(facts: CaseFile, tell: Tell): CaseFile['batches'] {
  const own = distinct(facts.batches, 'batches', tell)
  const names = namesOf('批次', 'batches', own)
  const related = new Related()
  return own.map((batch) => {
    const path = ['batches', facts.batches.indexOf(batch)] as const
    if (!hasContents(batch)) tell(empty(batch, facts, path))
    const kept = RELATIONS.filter((name) => stands(batch, name, path, names, own, related, tell))
    return relatedBy(openly(batch, path, tell), kept)
  })
}

/** Files in the evidence, or a number that somebody states. */
export function hasContents(batch: Batch): boolean {
  return (batch.files?.length ?? 0) > 0 || batch.declared !== undefined
}

function empty(batch: Batch, facts: CaseFile, path: Path) {
  const moved = facts.transfers.find((t) => t.batch === batch.id && t['priced-units'])
  const units = (moved?.['priced-units'] ?? 0) + (moved?.['free-units'] ?? 0)
  const example = units > 0 ? `exactly: ${units}` : 'at-least: 8000'
  return {
    path: [...path, 'id'],
    problem: '批次既没有文件（files），也没有载明数（declared）',
    remedy: `请补写 files: [evidence/…]，或者 declared: { ${example} }`,
    effect: '该批次条数待查明，不按零计',
  }
}

/** The tier of a batch with files is a decision with a name under it; of one without it may stand here. */
function openly(batch: Batch, path: Path, tell: Tell): Batch {
  if (batch.tier === undefined || (batch.files?.length ?? 0) === 0) return batch
  const { tier, ...rest } = batch
  tell({
    path: [...path, 'tier'],
    problem: '有文件的批次，信息类型应由承办人决定并署名',
    remedy: `请写入 decisions：{ kind: tier, tier: ${tier}, batches: [${batch.id}], by: …, on: …, reason: … }`,
    effect: '不采用，仍按各条所含内容建议',
  })
  return rest
}

function relatedBy(batch: Batch, kept: readonly Relation[]): Batch {
  const { 'part-of': partOf, 'same-as': sameAs, ...rest } = batch
  return {
    ...rest,
    ...(partOf !== undefined && kept.includes('part-of') ? { 'part-of': partOf } : {}),
    ...(sameAs !== undefined && kept.includes('same-as') ? { 'same-as': sameAs } : {}),
  }
}

/** Does the relation stand? One with an unknown batch, with itself, or that closes a ring does not. */
function stands(
  batch: Batch,
  relation: Relation,
  path: Path,
  names: Names,
  all: readonly Batch[],
  related: Related,
  tell: Tell,
): boolean {
  const other = batch[relation]
  if (other === undefined) return false
  const at = [...path, relation]
  if (!isEntered(other, names, at, LEFT_OUT, tell)) return false
  const problem = problemOf(batch, other, relation, all, related)
  if (problem === null) {
    related.add(batch.id, other)
    return true
  }
  tell({ path: at, problem, remedy: `请核对 ${relation}，改正或者删去`, effect: LEFT_OUT })
  return false
}

function problemOf(
  batch: Batch,
  other: string,
  relation: Relation,
  all: readonly Batch[],
  related: Related,
): string | null {
  const title = relation === 'part-of' ? '部分' : '同一批'
  if (other === batch.id) return `批次不能是它自己的${title}`
  if (related.leads(other, batch.id)) return `批次之间循环引用：${other}又归于${batch.id}`
  const whole = all.find((b) => b.id === other)
  if (relation === 'part-of' && whole && least(batch) > most(whole)) {
    return `部分（${least(batch)}条以上）多于整体（${most(whole)}条）`
  }
  return null
}

function least({ declared }: Batch): number {
  return declared?.exactly ?? declared?.['at-least'] ?? 0
}

function most({ declared }: Batch): number {
  return declared?.exactly ?? Infinity
}

/** Which batch leads to which, by either relation. */
class Related {
  readonly #next = new Map<string, string[]>()

  add(from: string, to: string): void {
    this.#next.set(from, [...(this.#next.get(from) ?? []), to])
  }

  leads(from: string, to: string): boolean {
    const seen = new Set([from])
    for (const id of seen) {
      if (id === to) return true
      for (const next of this.#next.get(id) ?? []) seen.add(next)
    }
    return false
  }
}
