/** The case file of the first story: facts as the press told them; places in the file are made up. */
import { DEMO_MARK } from './folder.ts'

export const chongqingCase = `# ${DEMO_MARK}。案情取自新闻报道；名单、卷页、扣押清单均为演示而编造。
title: 重庆学生信息案（${DEMO_MARK}）
demo: true
commission: { purpose: 核对查获名单的条数 }
dates: { filed: 2022-08-05, heard: 2022-09-19, decided: null }
criminal: { outcome: non-prosecution, decided: 2022-06-02, evidence: 演示证据卷三第3页 }
procedure:
  plaintiff: { kind: council, name: 重庆市消费者权益保护委员会, level: province, evidence: 演示证据卷三第6页 }
  supporter: { name: 重庆市渝北区人民检察院, level: county, evidence: 演示证据卷三第7页 }
  court: { name: 重庆市第一中级人民法院, level: intermediate, evidence: 演示证据卷三第8页 }
  trader: unknown
  pack: { complaint: { have: yes, evidence: 演示证据卷三第6页 }, harm: { have: yes, evidence: 演示证据卷二第8页 }, duties: no }
  settlement: { words: [和解, 调解], signed: 2022-09-19, evidence: 演示证据卷三第9页 }
parties:
  - { id: up, name: 上家（网络卖家，身份不明）, state: 未到案, identified: false, evidence: 演示证据卷一第3页 }
  - { id: fei, name: 费某扬, standing: 被不起诉人、被告, evidence: 演示证据卷一第1页 }
  - { id: down, name: 下家（网络买家，身份不明）, state: 未到案, identified: false, evidence: 演示证据卷一第5页 }
exhibits:
  - { id: JC-1, path: evidence/JC-1-费某扬笔记本电脑, holder: fei, seized-on: 2021-10-26, list: 扣押清单第1项, evidence: 演示证据卷二第1页 }
  - { id: JC-2, path: evidence/JC-2-费某扬手机, holder: fei, seized-on: 2021-10-26, list: 扣押清单第2项, evidence: 演示证据卷二第2页 }
  - { id: JC-3, path: evidence/JC-3-费某扬U盘, holder: fei, seized-on: 2021-10-26, list: 扣押清单第3项, evidence: 演示证据卷二第3页 }
batches:
  - id: b1
    files:
      - evidence/JC-1-费某扬笔记本电脑/K12资源/*
      - evidence/JC-1-费某扬笔记本电脑/下载/*
      - evidence/JC-2-费某扬手机/QQ文件/*
      - evidence/JC-2-费某扬手机/微信文件/*
      - evidence/JC-3-费某扬U盘/备份/*
    evidence: 演示证据卷二第8页
transfers:
  - { id: t1, on: { from: 2021-08, to: 2021-10-26 }, kind: sell, from: [up], to: [fei], batch: b1, priced-units: 11034, unit-price: 0.25, assumed: true, evidence: 演示证据卷一第11页 }
  - { id: t2, on: { from: 2021-08, to: 2021-10-26 }, kind: sell, from: [fei], to: [down], batch: b1, priced-units: 11034, unit-price: 0.45, assumed: true, evidence: 演示证据卷一第12页 }
figures:
  - { what: records, of: [fei], deals: [t1, t2], records: { exactly: 11034 }, source: 媒体报道, rank: press, evidence: 演示证据卷三第1页 }
  - { what: margin, of: [fei], deals: [t1, t2], amount: 2000, source: 媒体报道, rank: press, evidence: 演示证据卷三第1页 }
claims:
  - { kind: apologise, against: [fei], medium: 中国消费者报, source: 媒体报道, rank: press, evidence: 演示证据卷三第6页 }
  - { kind: act, against: [fei], times: 2, each-at-least: 1000, deadline: 一年内, source: 媒体报道, rank: press, evidence: 演示证据卷三第6页 }
`
