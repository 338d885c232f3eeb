import { wholeYuan } from '../gains/money.ts'
import { TIERS } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import { decimal, proportion, applied, reaches } from './standards.ts'
import type { PersonFacts } from './person-facts.ts'
import { hasSome, whollyInDuty } from './person-quantity.ts'

/** What a reader of one person's page should know beside the findings. */
export function personNotes(person: PersonFacts, law: Law): string[] {
  return [
    ...nothing(person),
    ...innerDeals(person),
    ...sharedAccounts(person),
    ...perPerson(person),
    ...unit(person),
    ...inDuty(person, law),
    ...lawfulBusiness(person),
    ...groups(person, law),
    ...priors(person),
    ...approximate(person),
    NOT_ASKED,
  ]
}

const NOT_ASKED =
  '解释第五条第一款第一、二、十项和第二款第一、二、四项不以数量、数额为标准，本软件不核算。'

function nothing(person: PersonFacts): string[] {
  if (anything(person)) return []
  const what = person.innerDeals?.length ? '除共同实施的人之间的交付外，' : ''
  return [`${what}没有录入此人获取或者提供信息的流转，未作核算；不等于零。`]
}

/** A group entered for the suit takes its inner transfers out of the criminal count: said to each, for he would not see it. */
function innerDeals({ innerDeals: inner = [] }: PersonFacts): string[] {
  if (inner.length === 0) return []
  return [
    `流转${inner.join('、')}发生在同一共同实施的责任组之内，不作为提供、获取，没有计入条数和收支；该组如只为民事连带而设、并非共同犯罪，应当改录责任组的种类或者所及流转后重新核算。`,
  ]
}

function anything({ tiers, provides, obtains }: PersonFacts): boolean {
  return (
    provides ||
    obtains === true ||
    TIERS.some((t) => hasSome(tiers[t]) || hasSome(tiers[t].obtained))
  )
}

/** Nobody knows who of several users gave or took: said to each of them, for his own count does not hold it. */
function sharedAccounts({ sharedAccounts: shared = [], name }: PersonFacts): string[] {
  return shared.map(
    ({ account, others, deals }) =>
      `账号${account}由${name}与${others.join('、')}合用，其流转（${deals.join('、')}）何时由谁使用待查，没有计入${name}的条数和收支。`,
  )
}

function perPerson(person: PersonFacts): string[] {
  if (!anything(person)) return []
  return [`本数是${person.name}的涉案条数；同一批信息在各人之间流转，人与人之间不相加。`]
}

function unit({ unit: is, name }: PersonFacts): string[] {
  return is ? [`${name}为单位：数量、数额标准与自然人相同（解释第七条）。`] : []
}

/** Part of the records has half the standard, part the whole: whether the two may be added as shares is open. */
function inDuty(person: PersonFacts, law: Law): string[] {
  const { tiers } = person
  if (!TIERS.some((tier) => hasSome(tiers[tier]['in-duty'])) || whollyInDuty(person)) return []
  const shares = sharesTogether(person, law)
  const sum = shares === null ? '' : `，两部分各按其标准折算相加为${shares}`
  return [
    `只有部分信息是在履行职责或者提供服务过程中获得的：该部分按减半的标准、全部按通常的标准分别核算${sum}；能否如此相加，条文未明，由人决定。`,
  ]
}

/** The two parts as shares of their own standards, when neither reaches alone and together they would. */
function sharesTogether({ tiers }: PersonFacts, law: Law): string | null {
  const parts = TIERS.flatMap((tier) => {
    const half = applied(law.tiers[tier], 'serious', { insider: true, conduct: 'in-duty' }, law)
    const whole = applied(law.tiers[tier], 'serious', { conduct: 'provide' }, law)
    if (!half || !whole) return []
    const duty = BigInt(tiers[tier]['in-duty']['at-least'])
    return [
      { count: duty, standard: half },
      { count: BigInt(tiers[tier]['at-least']) - duty, standard: whole },
    ]
  })
  const alone = parts.some(({ count, standard }) => reaches(count, standard))
  return parts.length === 0 || alone ? null : decimal(proportion(parts))
}

/** 解释 6 is mainly for the defence to bring up; that nobody has is said where it could matter. */
function lawfulBusiness(person: PersonFacts): string[] {
  if (person.provides || !anything(person) || !mayBeOrdinary(person)) return []
  const before = person.priors.length > 0 ? '此前受过处罚的，见该条第一款第二项。' : ''
  if (person.lawfulBusiness)
    return [`各项条件齐备的，适用解释第六条的标准，不适用第五条第一款第五项的数量标准。${before}`]
  return [
    '只见获取、未见提供：如提出系为合法经营活动购买、收受第五项信息，另按解释第六条（获利标准）核对；案件事实未载明。',
  ]
}

/** 解释 6 reaches information of the fifth item alone: where nothing is of it and nobody may yet place any there, it is idle. */
function mayBeOrdinary({ tiers, otherTiers }: PersonFacts): boolean {
  return hasSome(tiers.C.obtained) || otherTiers?.includes('C') === true
}

/** 解释 8: who sets up groups for trade in lists may fall under another offence with bounds of its own (法释〔2019〕15号 10). */
function groups({ groups: posted = [], name }: PersonFacts, { limits }: Law): string[] {
  if (posted.length === 0) return []
  const told = posted.map(({ name: group, members }) =>
    members === null ? `${group}，成员数未载明` : `${group}，成员载明${members}名`,
  )
  const [many, members, income] = ['groups', 'members', 'income'].map(
    (id) => limits[`network-use.${id}`],
  )
  const bounds =
    many && members && income
      ? `（${many.label}：群组${many.amount}个以上，或者成员账号${members.amount}个以上，或者违法所得${wholeYuan(BigInt(income.amount))}以上）`
      : ''
  return [
    `${name}在群组中发布（${told.join('；')}）：群组如系其为买卖信息设立，另按解释第八条核对非法利用信息网络罪${bounds}；是否由其设立待查，本软件不核算该罪。`,
  ]
}

function priors({ priors: entered, name }: PersonFacts): string[] {
  if (entered.length > 0) return []
  return [`未录入${name}此前因侵犯公民个人信息受处罚的情况：有无待查（解释第五条第一款第九项）。`]
}

function approximate({ tiers }: PersonFacts): string[] {
  if (!TIERS.some((tier) => tiers[tier].about)) return []
  return ['所列条数含来源称“约”的数：按该数比较，保留“约”字，取得确切数后应当复核。']
}
