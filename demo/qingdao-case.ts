/** The case file of the second story: facts as the press told them; places in the file are made up. */
import { DEMO_MARK } from './folder.ts'

export const qingdaoCase = `# ${DEMO_MARK}。案情取自新闻报道；名单、卷页、扣押清单均为演示而编造。
title: 青岛股民信息案（${DEMO_MARK}）
demo: true
commission: { purpose: 核对查获名单的条数 }
dates: { filed: null, heard: 2021-11-23, decided: null, harm-until: 2021-11-23 }
criminal: { outcome: judgment, charged: 2021-07-21, decided: 2021-08-05, evidence: 演示证据卷三第5页 }
procedure:
  plaintiff: { kind: procuratorate, name: 青岛市人民检察院, level: city, evidence: 演示证据卷三第6页 }
  court: { name: null, level: null }
  clue:
    - { from: 青岛市黄岛区人民检察院刑事检察部门, to: 青岛市黄岛区人民检察院公益诉讼检察部门, evidence: 演示证据卷三第7页 }
    - { from: 青岛市黄岛区人民检察院, to: 青岛市人民检察院, evidence: 演示证据卷三第8页 }
  pack: { complaint: { have: yes, evidence: 演示证据卷三第4页 }, harm: unknown }
parties:
  - { id: seller1, name: 网络卖家（自称“网络爬虫大数据”）, state: 未到案, identified: false, evidence: 演示证据卷一第3页 }
  - { id: seller2, name: 另一网络卖家, state: 未到案, identified: false, evidence: 演示证据卷一第4页 }
  - { id: dong, name: 董某某, standing: 被告人、被告, evidence: 演示证据卷一第1页 }
  - { id: wang, name: 王某某, standing: 被告人、被告, evidence: 演示证据卷一第1页 }
  - { id: wu, name: 吴某某, standing: 被告人、被告, lawful-business: { claimed: unknown, evidence: 演示证据卷一第8页 }, evidence: 演示证据卷一第2页 }
accounts:
  - { id: crawler, platform: wechat, shown-as: 网络爬虫大数据, user: seller1, evidence: 演示证据卷一第6页 }
  - { id: wangwx, platform: wechat, user: wang, passing-as: [{ name: 网络爬虫大数据, of: seller1 }], evidence: 演示证据卷一第7页 }
acts-for:
  - { who: dong, for: wu, on: { from: 2018-11, to: 2019-03 }, deals: [t1, t2], evidence: 演示证据卷一第9页 }
exhibits:
  - { id: JC-1, path: evidence/JC-1-董某某移动硬盘, holder: dong, seized-on: 2019-08-30, list: 扣押清单第3项, evidence: 演示证据卷二第12页 }
  - { id: JC-2, path: evidence/JC-2-吴某某办公电脑, holder: wu, seized-on: 2019-10-14, list: 扣押清单第7项, evidence: 演示证据卷二第15页 }
batches:
  - { id: b1, declared: { at-least: 8000 }, evidence: 演示证据卷一第20页 }
  - id: b2
    files:
      - evidence/JC-1-董某某移动硬盘/股民/*
      - evidence/JC-2-吴某某办公电脑/客户资料/*
    evidence: 演示证据卷二第18页
transfers:
  - { id: t1, on: { from: 2018-11, to: 2019-03 }, kind: sell, from: [seller1], to: [dong], batch: b1, evidence: 演示证据卷一第21页 }
  - { id: t2, on: { from: 2018-11, to: 2019-03 }, kind: sell, from: [dong], to: [wu], batch: b1, evidence: 演示证据卷一第22页 }
  - { id: t3, on: 2019-03, kind: sell, from: [seller2], to: [dong, wang], batch: b2, priced-units: 30000, free-units: 7002, unit-price: 0.15, evidence: 演示证据卷一第25页 }
  - { id: t4, on: 2019-03, kind: sell, from: [dong, wang], to: [wu], batch: b2, priced-units: 30000, free-units: 7002, unit-price: 0.55, evidence: 演示证据卷一第26页 }
figures:
  - { what: margin, of: [dong, wang], deals: [t3, t4], amount: 12000, source: 媒体报道, rank: press, evidence: 演示证据卷三第1页 }
  - { what: margin, of: [dong], deals: [t1, t2], amount: { about: 1400 }, source: 媒体报道, rank: press, evidence: 演示证据卷三第1页 }
groups:
  - { id: couple, members: [dong, wang], kind: joint, evidence: 演示证据卷三第2页 }
claims:
  - { kind: compensate, against: couple, amount: 12000, deals: [t3, t4], evidence: 演示证据卷三第4页 }
  - { kind: stop, against: [dong, wang, wu], wording: 停止对公民隐私权的继续侵害, evidence: 演示证据卷三第4页 }
  - { kind: delete, against: [dong, wang, wu], evidence: 演示证据卷三第4页 }
  - { kind: apologise, against: [dong, wang, wu], evidence: 演示证据卷三第4页 }
orders:
  - { kind: sentence, against: [dong], text: 有期徒刑一年, by: 法院（来源未写明）, on: 2021-08-05, evidence: 演示证据卷三第5页 }
  - { kind: sentence, against: [wang, wu], text: 有期徒刑八个月，缓刑一年, status: 待核（缓刑是否及于二人，来源只有一句）, by: 法院（来源未写明）, on: 2021-08-05, evidence: 演示证据卷三第5页 }
  - { kind: fine, against: [dong, wang, wu], amount: null, by: 法院（来源未写明）, on: 2021-08-05, evidence: 演示证据卷三第5页 }
  - { kind: forfeiture, against: [dong, wang, wu], amount: null, by: 法院（来源未写明）, on: 2021-08-05, evidence: 演示证据卷三第5页 }
`
