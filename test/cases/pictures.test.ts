import { beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing, makeQingdao } from '../../demo/make.ts'
import { workspace } from '../support/counting.ts'
import { tell, type Story } from '../support/story.ts'

/** Chain and time line of both stories as a count leaves them. Checks C23, Q5, Q25 of ../shared/law/stories.md. */
const base = workspace('pictures')
let chongqing: Story
let qingdao: Story
beforeAll(() => {
  chongqing = tell(base, 'chongqing', makeChongqing)
  qingdao = tell(base, 'qingdao', makeQingdao)
})

const section = ({ texts }: Story, id: string) =>
  new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(texts.html)?.[0] ?? ''

/** Text of the drawing alone, one after another. */
const drawn = (markup: string) =>
  [...markup.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? '')

describe('Chongqing', () => {
  test('C23: upstream, Fei, downstream; both lines dashed, with records, money and evidence', () => {
    const chain = section(chongqing, 'chain')
    const lines = chain.split('<g data-line=').slice(1, 3)
    expect(lines.map((line) => line.includes('stroke-dasharray'))).toEqual([true, true])
    expect(drawn(chain)).toEqual(
      expect.arrayContaining([
        '① 11034条 b1',
        '2758.50元（推算）',
        '② 11034条 b1',
        '4965.30元（推算）',
      ]),
    )
    for (const text of [chain, chongqing.texts.pictures]) {
      expect(text).toContain('演示证据卷一第11页')
      expect(text).toContain('演示证据卷一第12页')
    }
  })

  test('the law that came in afterwards is marked on the time line', () => {
    const texts = drawn(section(chongqing, 'timeline'))
    expect(texts).toContain('个保法施行 2021-11-01')
    expect(texts.filter((text) => text.includes('民法典施行'))).toEqual([])
  })
})

describe('Qingdao', () => {
  test('Q25: two sellers, the couple, the firm, each line with its evidence', () => {
    const chain = section(qingdao, 'chain')
    expect(drawn(chain)).toEqual(
      expect.arrayContaining([
        '① 8000条以上 b1',
        '② 8000条以上 b1',
        '③ 37002条（含附送7002） b2',
        '4500.00元（推算）',
        '④ 37002条（含附送7002） b2',
        '16500.00元（推算）',
        '共同实施（2人）',
      ]),
    )
    for (const page of ['21', '22', '25', '26']) {
      expect(qingdao.texts.pictures).toContain(`演示证据卷一第${page}页`)
    }
  })

  test('Q25: from November 2018 to the hearing, as precise as each date is known', () => {
    const texts = drawn(section(qingdao, 'timeline'))
    expect(texts.some((text) => text.startsWith('2018-11至2019-03'))).toBe(true)
    expect(texts).toContain('开庭')
    expect(texts.some((text) => text.startsWith('2021-11-23'))).toBe(true)
    expect(texts).toContain('民法典施行 2021-01-01')
  })

  test('Q5, Q8: nothing is added along the chain, and free units have no price', () => {
    for (const text of [section(qingdao, 'chain'), qingdao.texts.pictures]) {
      expect(text).toContain('同一批信息在各人之间流转，人与人之间不相加')
      for (const never of ['111006', '74004', '20351.10', '5550.30', '45002']) {
        expect(text).not.toContain(never)
      }
    }
  })
})

test('the files print on A4 and on A3', () => {
  for (const { texts } of [chongqing, qingdao]) {
    expect(texts.pictures).toContain('@page{size:297mm 210mm;margin:0}')
    expect(texts.pictures).toContain('@page{size:420mm 297mm;margin:0}')
    expect(texts.pictures.match(/演示数据，人物均为虚构/g)?.length).toBeGreaterThanOrEqual(2)
  }
})
