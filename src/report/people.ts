/**
 * Persons, accounts and roles as `report.json` tells them: who used which account, which display names are no accounts,
 * who bought and sold which batch, and where somebody stood on both sides. Ids are those of the case file; a person is
 * named by his id, an account that nobody is known to use by its own.
 */
import type { PartyTiers, TierId } from '../case-report.ts'

/** `one` user; `none` known (实际使用人不明); `several`: who of them used it when is 待查, and nothing is split. */
export type UserState = 'one' | 'none' | 'several'

/** 账号. Its number is not told: it is a person's. */
export interface AccountReport {
  readonly id: string
  readonly platform: string
  readonly 'shown-as': string | null
  readonly users: readonly string[]
  readonly state: UserState
  /** For several users: do they act jointly, so that the account stands for all of them in the count? */
  readonly joint: boolean
  /** Transfers in which the account itself is named. */
  readonly deals: readonly string[]
  readonly evidence: string | null
}

/** One user with several accounts. */
export interface UserReport {
  readonly user: string
  readonly accounts: readonly string[]
}

/** Who stands behind a display name: a party or an account, under its own name or under that of another. */
export interface NameHolder {
  readonly kind: 'party' | 'account'
  readonly id: string
  readonly users: readonly string[]
  /** `own`: so it calls itself; `passing`: the name of somebody else (冒用). */
  readonly how: 'own' | 'passing'
}

/** 同名不同号: a display name is not an account. It is never said that an account went from hand to hand. */
export interface SharedName {
  readonly name: string
  readonly holders: readonly NameHolder[]
  readonly sentence: string
  /** Evidence wanted: registration and device data of each. */
  readonly wanted: string
}

/** 冒用: by which account somebody passed as another. */
export interface PassingReport {
  readonly account: string
  readonly users: readonly string[]
  readonly name: string
  /** The one whose name it is; null: not entered. */
  readonly of: string | null
  readonly sentence: string
}

/** 上家, 中间倒卖人, 购买使用人, 下家, 发布者, 提供者（无偿）, 自行获取. Derived from transfers, never entered. */
export type Role =
  'upstream' | 'middleman' | 'end-user' | 'downstream' | 'publisher' | 'free-giver' | 'collector'

/** The part of a person in one batch, with the batches that are part of it or the same. */
export interface BatchRole {
  readonly batches: readonly string[]
  readonly roles: readonly Role[]
  /** From whom it came to the person, and to whom it went from him. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Transfers by which it came and went. */
  readonly obtained: readonly string[]
  readonly provided: readonly string[]
}

export interface RoleReport {
  readonly party: string
  readonly overall: readonly Role[]
  readonly batches: readonly BatchRole[]
}

/** 角色冲突: bought for somebody and sold to him. */
export interface RoleConflict {
  /** The person with the double role, and those who sold with him. */
  readonly who: string
  readonly with: readonly string[]
  /** For whom was bought, and to whom was sold. */
  readonly principal: string
  /** Transfers by which he obtained and handed over, as an agent may; and those by which he sold. */
  readonly bought: readonly string[]
  readonly sold: readonly string[]
  /** `entered`: the case file says for whom he acted; `passing`, `composition`: seen in the transfers alone. */
  readonly basis: readonly ConflictBasis[]
  readonly sentence: string
  /** Both readings of the transfers by which he handed over; no second count under either. */
  readonly readings: readonly RoleReading[]
}

export interface ConflictBasis {
  readonly kind: 'entered' | 'passing' | 'composition'
  readonly text: string
  readonly evidence: string | null
}

/** One reading of the handing over, with the count of everybody concerned. */
export interface RoleReading {
  readonly id: 'agent' | 'resale'
  /** 代为购买（共同获取） / 自行购入后出售 */
  readonly title: string
  readonly text: string
  readonly counts: readonly { readonly party: string; readonly tiers: Quantities }[]
  /** Is the count of everybody that of the other reading? */
  readonly equal: boolean
}

export type Quantities = Readonly<
  Record<
    TierId,
    Pick<PartyTiers['A'], 'at-least' | 'exactly' | 'declared' | 'declared-bound' | 'apart'>
  >
>

/** 循环流转: a batch that came back to one who had passed it on; or persons who sold each other different batches. */
export interface CycleReport {
  readonly kind: 'same-batch' | 'across-batches'
  readonly batches: readonly string[]
  readonly members: readonly string[]
  readonly deals: readonly string[]
  readonly sentence: string
}

/** 提供在先、取得在后. */
export interface EarlySale {
  readonly party: string
  readonly batch: string
  readonly sold: string
  readonly came: string
  readonly sentence: string
}

/** What passed among those who acted jointly: no providing. */
export interface InnerTransfer {
  readonly deal: string
  readonly among: readonly string[]
}

export interface PeopleReport {
  readonly accounts: readonly AccountReport[]
  readonly users: readonly UserReport[]
  readonly names: readonly SharedName[]
  readonly passing: readonly PassingReport[]
  readonly roles: readonly RoleReport[]
  readonly conflicts: readonly RoleConflict[]
  readonly cycles: readonly CycleReport[]
  readonly early: readonly EarlySale[]
  readonly inner: readonly InnerTransfer[]
  readonly notes: readonly string[]
}

export const NO_PEOPLE: PeopleReport = {
  accounts: [],
  users: [],
  names: [],
  passing: [],
  roles: [],
  conflicts: [],
  cycles: [],
  early: [],
  inner: [],
  notes: [],
}
