import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importCase, newCase } from '../../src/case/journal/journal.ts'
import type { Writer } from '../../src/case/journal/entry.ts'

/** A statement of one payment of 12 yuan. */
const STATEMENT = `微信支付账单明细,,,,,,,,,,
微信昵称：[数据小王],,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2021-03-20 09:00:00,转账,老李,转账备注:数据,收入,¥12.00,/,已存入零钱,100000000000000002,1002,/
`

/** What differs from test to test: names of persons as they are typed, and against whom the claim is. */
export interface MoneyNames {
  readonly seller?: string
  readonly buyer?: string
  readonly against?: string
}

function facts({ seller = '中间某', buyer = '买家某', against = 'mid' }: MoneyNames): string {
  return `title: 演示案（人物均为虚构）
demo: true
dates: { heard: 2022-09-19 }
parties:
  - { id: mid, name: "${seller}" }
  - { id: buy, name: "${buyer}" }
accounts:
  - { id: midwx, platform: wechat, number: wxid_mid001, shown-as: 数据小王, user: mid }
  - { id: buywx, platform: wechat, number: wxid_buy002, shown-as: 老李, user: buy }
exhibits:
  - { id: JC-1, path: evidence, holder: mid }
batches:
  - { id: b1, files: [evidence/名单.csv] }
statements:
  - { id: S1, path: money/流水.csv, of: mid }
transfers:
  - { id: t1, on: 2021-03-20, kind: sell, from: [mid], to: [buy], batch: b1, priced-units: 40, unit-price: 0.3 }
figures:
  - { what: gross, of: [mid], deals: [t1], amount: 10, source: 起诉书, rank: indictment }
claims:
  - { kind: compensate, against: [${against}], amount: 12, deals: [t1] }
`
}

/** A case of two invented persons: a list of 40, sold for 12 yuan, with the statement, a stated sum and a claim. */
export function moneyCase(place: string, names: MoneyNames, writer: Writer): void {
  newCase(place, null, writer)
  mkdirSync(join(place, 'evidence'))
  mkdirSync(join(place, 'money'))
  const lines = Array.from(
    { length: 40 },
    (_, i) => `张${String.fromCodePoint(0x5b89 + i)}明,138${String(10_000_000 + i * 7919)}`,
  )
  writeFileSync(join(place, 'evidence', '名单.csv'), `姓名,电话\n${lines.join('\n')}\n`)
  writeFileSync(join(place, 'money', '流水.csv'), STATEMENT)
  importCase(place, { name: 'case.yaml', text: facts(names) }, writer)
}
