import { isBeyondSides } from '../fingerprints/chance.ts'
import type { KindCells, PairCounts } from '../fingerprints/compare.ts'
import type { Make } from '../fingerprints/makes.ts'
import type { ListFacts } from '../fingerprints/marks.ts'
import { KINDS, type KindId } from '../../records/kinds.ts'

/** Which of two lists must be the later one, as one independent kind of evidence has it. */
export type Later = 'a' | 'b' | 'neither'

/**
 * One kind of evidence that has a direction. `neither`: each has what the other has not, so that neither can have come
 * from the other as it stands.
 */
export interface Pointer {
  readonly kind:
    'damage' | 'hidden' | 'gaps' | 'limit' | 'columns' | 'blanks' | 'rows' | 'make' | 'dates'
  readonly later: Later
  /** Cannot well be explained the other way round: a number that was rounded does not become whole again by copying. */
  readonly decides: boolean
  /** By which way the later one was made. */
  readonly way: string | null
  readonly sentence: string
  /** 可以推翻此项的材料. */
  readonly overturnedBy: string
}

/** A few cells may have been mended or mistyped by hand; from so many on, on both sides, neither list is the other's source. */
const FEW = 3
/** Places in the common order. */
const PLACES = 5

/** A pair seen with its names. */
export interface SeenPair {
  readonly counts: PairCounts
  readonly a: ListFacts
  readonly b: ListFacts
  readonly names: { readonly a: string; readonly b: string }
  /** Of the one that holds the other and more: how its further people are made. */
  readonly makes: readonly Make[]
}

export function pointersOf(pair: SeenPair): Pointer[] {
  return [
    damage(pair),
    hidden(pair),
    gaps(pair),
    limit(pair),
    columns(pair),
    blanks(pair),
    rows(pair),
    make(pair),
  ].filter((p) => p !== null)
}

/** Is the order of the people of both kept, and is it an order of their own? */
export function keepsOrder({ counts: c, a, b }: SeenPair): boolean {
  const own = a.layout.sortedBy === null && b.layout.sortedBy === null
  return own && isKept(c)
}

/** Most people of both stand in runs of the same order. */
export function isKept(c: PairCounts): boolean {
  return c.matched > 1 && c.inRuns * 2 >= c.matched
}

function damage({ counts: c, names }: SeenPair): Pointer | null {
  return oneSided({
    kind: 'damage',
    a: c.wholeInA,
    b: c.wholeInB,
    few: FEW,
    byLot: true,
    way: 'damage',
    both: `${names.a}有${c.wholeInA}人的号码、证件号完整而${names.b}已失真，${names.b}又有${c.wholeInB}人完整而${names.a}已失真：任何一份都不能由另一份现存的样子抄录而成`,
    one: (whole, other, n) =>
      `${n}人的号码、证件号在${whole}完整，在${other}已失真、截断或者不合规则；失真后不能仅凭抄录复原`,
    overturnedBy: '证明失真的号码是依据其他材料补正的，或者找到两份名单更早的版本',
    names,
  })
}

function hidden({ counts: c, names }: SeenPair): Pointer | null {
  return oneSided({
    kind: 'hidden',
    a: c.namedInA,
    b: c.namedInB,
    few: FEW,
    byLot: true,
    way: 'damage',
    both: `两份各有姓名残缺而另一份完整的（${c.namedInB}人、${c.namedInA}人）`,
    one: (whole, other, n) => `${n}人的姓名在${whole}完整，在${other}残缺或者被遮盖`,
    overturnedBy: '证明完整的姓名是另行补入的',
    names,
  })
}

/**
 * People of one that stand between neighbours of the common order: left out of the other, or put in one by one. Made-up
 * lines may be strewn among the others too, so it decides only where they would be half as many as those they were put
 * among, or more.
 */
function gaps(pair: SeenPair): Pointer | null {
  const { counts: c, names } = pair
  if (!keepsOrder(pair)) return null
  const pointer = oneSided({
    kind: 'gaps',
    a: c.gapsA,
    b: c.gapsB,
    few: PLACES,
    way: 'sample',
    both: `共同次序之中，${names.a}有${c.gapsA}处、${names.b}有${c.gapsB}处夹有对方没有的人：两份各缺一部分`,
    one: (whole, other, n) =>
      `两份共有的人次序相同，${whole}在其中${n}处还夹有${other}没有的人；若是在${other}中添加，须逐处插入而不动其余次序`,
    overturnedBy: '证明名单曾按某一字段重新排序，或者添加的行是逐处插入的',
    names,
  })
  if (pointer === null || pointer.later === 'neither') return pointer
  const more = extras(pair)
  const inside = pointer.later === 'b' ? Math.min(c.insideA, more.a) : Math.min(c.insideB, more.b)
  return { ...pointer, decides: pointer.decides && inside * 2 >= c.matched }
}

function limit({ counts: c, a, b, names }: SeenPair): Pointer | null {
  const cut = (short: ListFacts, long: ListFacts) =>
    short.limit !== null && long.people > short.people && c.matched * 100 >= short.people * 99
  const later = cut(b, a) ? 'b' : cut(a, b) ? 'a' : null
  if (later === null) return null
  const [short, long, at] =
    later === 'b' ? [names.b, names.a, b.limit] : [names.a, names.b, a.limit]
  return {
    kind: 'limit',
    later,
    decides: true,
    way: 'truncate',
    sentence: `${short}止于表格软件的上限（第${at ?? 0}行），其中的人见于${long}，${long}在此之后还有`,
    overturnedBy: '找到未截断的原表',
  }
}

/** Fields that one has and the other lacks altogether. They are dropped easily; to add them takes another list. */
function columns({ counts: c, names }: SeenPair): Pointer | null {
  const only = (side: 'onlyA' | 'onlyB', other: 'onlyA' | 'onlyB') =>
    c.kinds.filter(
      (k) =>
        k[side] * 2 >= c.matched &&
        k.equal + k.differ + k[other] === 0 &&
        !isMarredKind(k, c, side),
    )
  const [a, b] = [only('onlyA', 'onlyB'), only('onlyB', 'onlyA')]
  if (a.length + b.length === 0) return null
  const titles = (list: readonly KindCells[]) => list.map((k) => KINDS[k.kind]).join('、')
  const later = b.length === 0 ? 'b' : a.length === 0 ? 'a' : 'neither'
  const [more, less, list] = later === 'a' ? [names.b, names.a, b] : [names.a, names.b, a]
  return {
    kind: 'columns',
    later,
    decides: false,
    way: 'columns',
    sentence:
      later === 'neither'
        ? `${names.a}独有字段${titles(a)}，${names.b}独有字段${titles(b)}`
        : `${more}另有字段${titles(list)}，${less}没有`,
    overturnedBy: '证明多出的字段是另行补入的',
  }
}

/** A number that is damaged in every line looks like a field that is not there. */
function isMarredKind(k: KindCells, c: PairCounts, side: 'onlyA' | 'onlyB'): boolean {
  const marred = side === 'onlyA' ? c.marredB : c.marredA
  return marred * 2 >= c.matched && MARRABLE.has(k.kind)
}

const MARRABLE: ReadonlySet<KindId> = new Set([
  'resident-id',
  'mobile',
  'landline',
  'bank-card',
  'passport',
  'permit',
  'name',
  'vague-name',
])

/** Cells that are filled in one and empty in the other, in fields that both have. */
function blanks({ counts: c, names }: SeenPair): Pointer | null {
  const shared = c.kinds.filter((k) => k.equal + k.differ > 0 && !MARRABLE.has(k.kind))
  const sum = (side: 'onlyA' | 'onlyB') => shared.reduce((n, k) => n + k[side], 0)
  const pointer = oneSided({
    kind: 'blanks',
    a: sum('onlyA'),
    b: sum('onlyB'),
    few: PLACES,
    way: null,
    both: `两份各有空缺而对方已填的内容`,
    one: (whole, other, n) => `两份都有的字段中，${n}处在${whole}已填、在${other}空缺`,
    overturnedBy: '证明空缺的内容是后来补填的',
    names,
  })
  return pointer && { ...pointer, decides: false }
}

function rows(pair: SeenPair): Pointer | null {
  const { names } = pair
  const { a: onlyA, b: onlyB } = extras(pair)
  if (onlyA > 0 === onlyB > 0) return null
  const later = onlyA > 0 ? 'b' : 'a'
  const [more, less, n] = later === 'b' ? [names.a, names.b, onlyA] : [names.b, names.a, onlyB]
  return {
    kind: 'rows',
    later,
    decides: false,
    way: null,
    sentence: `${less}的人全部见于${more}，${more}另有${n}人（可能是${less}节选，也可能是${more}添加）`,
    overturnedBy: `证明${more}另有的人是后来添加的`,
  }
}

interface OneSided {
  readonly kind: Pointer['kind']
  /** What a has and b lacks, and the reverse. */
  readonly a: number
  readonly b: number
  readonly few: number
  /** Single cells, which hands mend and spoil on either side: they decide only beyond what would come by lot. */
  readonly byLot?: true
  readonly way: string | null
  readonly both: string
  readonly one: (whole: string, other: string, n: number) => string
  readonly overturnedBy: string
  readonly names: SeenPair['names']
}

/** Evidence on one side decides; on both sides in earnest it speaks against either; a stray exception is passed over. */
function oneSided(given: OneSided): Pointer | null {
  const { kind, a, b, few, way, names, overturnedBy } = given
  const [more, less] = [Math.max(a, b), Math.min(a, b)]
  if (more === 0) return null
  if (less >= few || less * 20 > more) {
    return {
      kind,
      later: 'neither',
      decides: less >= few,
      way: null,
      sentence: given.both,
      overturnedBy,
    }
  }
  const later = a > b ? 'b' : 'a'
  const [whole, other] = later === 'b' ? [names.a, names.b] : [names.b, names.a]
  return {
    kind,
    later,
    decides: given.byLot === true ? isBeyondSides(more, less) : more >= few,
    way,
    sentence: given.one(whole, other, more),
    overturnedBy,
  }
}

/**
 * People of one list beyond those found in the other; as many as could not be looked for, because the other's own line is
 * marred, may be among those.
 */
export function extras({ counts: c, a, b }: Pick<SeenPair, 'counts' | 'a' | 'b'>): {
  readonly a: number
  readonly b: number
} {
  const unfoundA = a.people - a.clean - (c.matched - c.cleanA)
  const unfoundB = b.people - b.clean - (c.matched - c.cleanB)
  return {
    a: Math.max(0, a.clean - c.cleanA - unfoundB),
    b: Math.max(0, b.clean - c.cleanB - unfoundA),
  }
}

/** Nine of ten people that one has besides have other fields filled than any line of both, and stand apart from them. */
function make(pair: SeenPair): Pointer | null {
  const { counts: c, names, makes } = pair
  const [told] = makes
  if (!told || told.strange * 10 < told.extra * 9 || told.extra < FEW) return null
  const later = told.list === c.a ? 'a' : 'b'
  const [inside, more] = later === 'a' ? [c.insideA, extras(pair).a] : [c.insideB, extras(pair).b]
  return {
    kind: 'make',
    later,
    decides: isKept(c) && inside * 20 <= told.extra && more * 10 >= told.extra * 9,
    way: 'pad',
    sentence: `${names[later]}另有的${told.extra}人中${told.strange}人所填字段与两份共有的任何一行都不同，且不夹在共同次序之中：应是另外添加或者取自别处`,
    overturnedBy: `证明${names[later]}原本就由两部分构成，另一份只取了其中一部分`,
  }
}
