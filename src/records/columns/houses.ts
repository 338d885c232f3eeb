import type { KindId } from '../kinds.ts'
import type { Draft } from './draft.ts'
import { SHOPS } from './headers.ts'

/**
 * Lists of schools, shops and departments with their telephones: 学校名称 | 招生电话, 科室 | 电话, 店名 | 地址 | 电话. Whom they name is no
 * person, and the numbers are the house's (单位信息). Only where no column tells of a person; mobile numbers may be customers' of the
 * shop that stands beside them, unless every line has a shop of its own. Pupils may stand behind a school, unless the heading of the
 * telephones says that they are the school's.
 */
export function settleHouses(drafts: readonly Draft[]): readonly Draft[] {
  const lines = drafts.filter((d) => LINES.has(d.kind))
  if (lines.length === 0 || !drafts.every((d) => OF_HOUSES.has(d.kind))) return drafts
  if (lines.some(isOfHomes)) return drafts
  const mobile = lines.some((d) => d.kind !== 'landline')
  const ofHouses = lines.every((d) => d.ofHouse)
  return drafts.map((draft) => {
    const isHouse = draft.ground === 'header' && namesHouse(draft, ofHouses)
    if (!isHouse || (mobile && draft.profile.single !== true)) return draft
    return { ...draft, kind: 'employer', because: '同表没有个人的信息，电话为其名称所指的单位所用' }
  })
}

/** Is it a column of names of shops? */
export function namesShop(word: string | null): boolean {
  return word !== null && (SHOPS.includes(word) || NAMES_OF_SHOPS.has(word))
}

const NAMES_OF_SHOPS: ReadonlySet<string> = new Set(['shopname', 'storename'])

function namesHouse({ kind, word }: Draft, ofHouses: boolean): boolean {
  if (kind === 'school') return ofHouses
  return kind === 'text' && (namesShop(word) || DEPARTMENTS.has(word))
}

const DEPARTMENTS: ReadonlySet<string | null> = new Set(
  '科室 部门 所属部门 dept department 班组 车间'.split(' '),
)

/** 家庭电话, 宅电: of somebody's home. */
function isOfHomes({ word }: Draft): boolean {
  return word !== null && /家庭|住宅|宅电|家长|home/.test(word)
}

const LINES: ReadonlySet<Draft['kind']> = new Set<KindId>(['landline', 'mobile'])

/** Kinds that a house has as well as a person. */
const OF_HOUSES: ReadonlySet<Draft['kind']> = new Set<Draft['kind']>([
  ...LINES,
  'text',
  'numbers',
  'school',
  'employer',
  'address',
  'track',
  'email',
  'row-no',
  'date',
  'datetime',
  'amount',
  'coordinates',
  'empty',
])
