import { fc, test } from '@fast-check/vitest'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { eachTruth, eachValue } from '../../../test/support/each-value.ts'
import type { KindId } from '../kinds.ts'
import { isCompany } from './company.ts'
import { FIELDS } from './index.ts'

const DATA = join(import.meta.dirname, '../../../../shared/data')
const read = (kind: KindId, raws: readonly string[]) =>
  eachValue((cell) => FIELDS[kind].normalise(cell), raws)

describe('name (姓名)', () => {
  test.each([
    ['张三', '张三'],
    ['张 三', '张三'],
    ['　欧阳明 ', '欧阳明'],
    ['欧阳明月', '欧阳明月'],
    ['张王小明', '张王小明'],
    ['陳大文', '陳大文'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['扎西次仁', '扎西次仁'],
    ['买买提吐尔逊', '买买提吐尔逊'],
    ['Zhang San', 'ZHANG SAN'],
    ['KEVIN  DURANT', 'KEVIN DURANT'],
    ['1、张三', '张三'],
    ['12.欧阳明', '欧阳明'],
    ['（３）李四', '李四'],
    ['(4) 王 磊', '王磊'],
    ['①赵小丽', '赵小丽'],
    ['NO.007 孙伟', '孙伟'],
    ['二、周杰', '周杰'],
    ['5　吴敏', '吴敏'],
    ['客户：张三', '张三'],
    ['="张三"', '张三'],
    ['"欧阳明"', '欧阳明'],
    ['李小四收', '李小四'],
    ['贺雪收', '贺雪'],
    ['张三 收', '张三'],
    ['张丰收', '张丰收'],
    ['白收', '白收'],

    ['蔡强老师', '蔡强'],
    ['김민준', '김민준'],
    ['Иванов Иван', 'ИвановИван'],
    ['3、学生李明明', '李明明'],
    ["Emily O'Connor", "EMILY O'CONNOR"],
    ['Emily O’Connor', "EMILY O'CONNOR"],
    ['José García', 'JOSE GARCIA'],
    ['Nguyễn Văn An', 'NGUYEN VAN AN'],
    ['Ronald McDonald', 'RONALD MCDONALD'],
    ['斯琴高娃', '斯琴高娃'],
    ['张小明女士', '张小明'],
    ['欧阳娜娜小姐', '欧阳娜娜'],
    ['张伟（女）', '张伟'],
    ['李小四(已离职)', '李小四'],
    ['张三经理', '张三'],
    ['赵勇经理', '赵勇'],
    ['李明电话', '李明'],
    ['阿里木·买买提老师', '阿里木·买买提'],
    ['李四老师', '李四'],
    ['王小五 主任', '王小五'],
    ['赵敏-VIP', '赵敏'],
    ['VIP赵敏', '赵敏'],
    ['A赵敏', '赵敏'],
    ['AA-赵小敏', '赵小敏'],
    ['老客户赵敏', '赵敏'],
    ['@赵敏', '赵敏'],
    ['* 赵敏', '赵敏'],
    ['- **赵敏**', '赵敏'],
    ['“赵敏”', '赵敏'],
    ['「赵敏」', '赵敏'],
    ['孙伟先生（老客户）', '孙伟'],
    ['其其格', '其其格'],
  ])('reads %s', async (raw, canonical) => {
    expect(await read('name', [raw])).toEqual([canonical])
  })

  const NO_NAMES = [
    '李',
    '王女士',
    '王经理',
    '陈总经理',
    '李老师',
    '小王经理',
    '项目经理',
    '平安是福',
    '简单生活',
    '李总',
    '小王',
    '张某某',
    '刘x',
    '李**',
    '高一',
    '安徽省',
    '三年级',
    '张三13800000001',
    'zhangsan88',
    '3号楼',
    '1、三年级',
    '2、王女士',
    '欧阳女士',
    '李总（南京）',
    'A李总',
    '**明',
    'VIP会员',
    '“平安”',
    '@所有人',
    '- 安装',
    'Anna',
    '要考虑',
    '三年级（2班）',
    '一、总则',
    '家长.电话',
    '平安是福',
    '一二三四五六七八九十百千万·三',
    '',
    '男',
  ]
  test.each(NO_NAMES)('refuses %s', async (raw) => {
    expect(await read('name', [raw])).toEqual([null])
  })

  test.runIf(existsSync(DATA))('takes the names that Faker makes', async () => {
    const lists = JSON.parse(
      readFileSync(join(DATA, 'cn-names-faker/person.json'), 'utf8'),
    ) as Record<string, unknown>
    // 阿 before a name is a nickname far more often than a surname.
    const last = words(lists['last_names']).filter((surname) => surname !== '阿')
    const first = words(lists['first_names'])
    const names = last.flatMap((surname, i) =>
      [0, 1, 2, 3].map((k) => surname + (first[(i * 4 + k) % first.length] ?? '')),
    )
    const got = await read('name', names)
    expect(names.filter((_, i) => got[i] === null)).toEqual([])
    expect((await read('vague-name', names)).filter((n) => n !== null)).toEqual([])
  })

  test.prop(
    [
      fc.array(
        fc.tuple(
          fc.constantFrom(...'王李张刘陈欧'),
          fc.stringMatching(/^[伟芳娜敏静强磊军洋勇]{1,2}$/),
        ),
        { minLength: 1, maxLength: 50 },
      ),
    ],
    { numRuns: 10 },
  )('spaces inside change nothing', async (pairs) => {
    const spaced = await read(
      'name',
      pairs.map(([a, b]) => ` ${a}　${[...b].join(' ')}`),
    )
    expect(spaced).toEqual(
      await read(
        'name',
        pairs.map(([a, b]) => a + b),
      ),
    )
  })

  test('masks all but the surname', () => {
    expect(FIELDS.name.mask('张三')).toBe('张*')
    expect(FIELDS.name.mask('李')).toBe('*')
  })
})

describe('form of address (称谓)', () => {
  const VAGUE = [
    '王女士',
    '李总',
    '张先生',
    '小王',
    '老李',
    '陈老师',
    '王弟兄',
    '李*明',
    '陈局',
    '某某',
    '张某',
    '李**',
    '刘x',
    '李',
    '女士',
    '阿明',
    '欧阳先生',
    '张某某',
    '小明妈妈',
  ]
  test.each(VAGUE)('knows %s', async (raw) => {
    expect(await read('vague-name', [raw])).toEqual([raw])
    expect(await read('name', [raw])).toEqual([null])
  })

  test.each(['张三', '王小明', 'O型', 'OX型', '欧阳明', '13800000001', 'wangxiao', ''])(
    'leaves %s',
    async (raw) => {
      expect(await read('vague-name', [raw])).toEqual([null])
    },
  )
})

describe('company (单位)', () => {
  test.each([
    '青岛某某科技有限公司',
    '老王五金店',
    '城东个体户',
    '某某会计师事务所（普通合伙）',
    '某某银行青岛分行',
    '某 某 集 团',
  ])('knows %s', async (raw) => {
    expect(await eachTruth(isCompany, [raw])).toEqual([true])
  })

  test.each([
    '张三',
    '王总',
    '某市某区某路1号某某公司',
    '某某公司王经理',
    '公司',
    '',
    '13800000001',
  ])('leaves %s', async (raw) => {
    expect(await eachTruth(isCompany, [raw])).toEqual([false])
  })
})

describe('address (地址)', () => {
  test.each([
    ['重庆渝北区某路1号', '重庆市渝北区某路1号'],
    ['重庆市渝北区某路１号', '重庆市渝北区某路1号'],
    ['山东 青岛市南区', '山东省青岛市南区'],
    ['内蒙古呼和浩特市', '内蒙古自治区呼和浩特市'],
    ['北京路12号', '北京路12号'],
    ['北京东路12号', '北京东路12号'],
    ['山东东营市', '山东省东营市'],
  ])('%s → %s', async (raw, canonical) => {
    expect(await read('address', [raw])).toEqual([canonical])
  })

  test.each(['张三', '13800000001', '', '备注'])('refuses %s', async (raw) => {
    expect(await read('address', [raw])).toEqual([null])
  })

  test('is stable: what it gives, it gives again', async () => {
    const once = (
      await read('address', ['新疆乌鲁木齐市', '广西南宁市', '上海浦东新区', '香港九龙某街1号'])
    ).map(String)
    expect(await read('address', once)).toEqual(once)
  })

  test.runIf(existsSync(DATA))(
    'takes most lines of a list of addresses, foreign ones and bare buildings apart',
    async () => {
      const text = readFileSync(join(DATA, 'cn-addresses/addresses.jsonl'), 'utf8').trim()
      const lines = text
        .split('\n')
        .map((line) => String((JSON.parse(line) as Record<string, unknown>)['address']))
      const got = await read('address', lines)
      expect(got.filter((a) => a !== null).length / lines.length).toBeGreaterThan(0.9)
    },
  )
})

describe('school and grade', () => {
  test.each(['第二实验小学', '某某中学', '某市八中', '某某幼儿园', '某区第一实验小学(北校区)'])(
    'school %s',
    async (raw) => {
      expect(await read('school', [raw])).toEqual([raw])
    },
  )

  test.each(['三年级', '初二(3)班', '2019级', '三(2)班', '高一', '小班'])(
    'grade %s',
    async (raw) => {
      expect(await read('grade', [raw])).toEqual([raw])
    },
  )

  test('neither is a name', async () => {
    expect(await read('school', ['张三', '王小明'])).toEqual([null, null])
    expect(await read('grade', ['张三', '12'])).toEqual([null, null])
  })
})

function words(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : Object.keys(list as object)
}
