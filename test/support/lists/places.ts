import type { Random } from './random.ts'

/** Districts with their codes as in force for decades, so that a number made from them is valid on any date. */
export const REGIONS: readonly { code: string; name: string; short: string }[] = [
  { code: '110105', name: '北京市朝阳区', short: '朝阳区' },
  { code: '110108', name: '北京市海淀区', short: '海淀区' },
  { code: '310104', name: '上海市徐汇区', short: '徐汇区' },
  { code: '310110', name: '上海市杨浦区', short: '杨浦区' },
  { code: '320102', name: '江苏省南京市玄武区', short: '玄武区' },
  { code: '330106', name: '浙江省杭州市西湖区', short: '西湖区' },
  { code: '370202', name: '山东省青岛市市南区', short: '市南区' },
  { code: '370203', name: '山东省青岛市市北区', short: '市北区' },
  { code: '420106', name: '湖北省武汉市武昌区', short: '武昌区' },
  { code: '430104', name: '湖南省长沙市岳麓区', short: '岳麓区' },
  { code: '440106', name: '广东省广州市天河区', short: '天河区' },
  { code: '440305', name: '广东省深圳市南山区', short: '南山区' },
  { code: '500105', name: '重庆市江北区', short: '江北区' },
  { code: '500107', name: '重庆市九龙坡区', short: '九龙坡区' },
  { code: '510104', name: '四川省成都市锦江区', short: '锦江区' },
  { code: '610113', name: '陕西省西安市雁塔区', short: '雁塔区' },
]
const ROADS =
  '人民路 解放大道 中山北路 建设街 长江一路 香港中路 科技园南路 学院路 东风大街 新华巷'.split(' ')
const ESTATES = '阳光花园 金色家园 翠湖名邸 东方明珠小区 万科城 紫荆苑 龙湖春天 保利香槟国际'.split(
  ' ',
)

export function address(r: Random): string {
  const place = r.pick(REGIONS).name
  const road = `${r.pick(ROADS)}${r.int(1, 399)}号`
  const room = `${r.int(1, 30)}栋${r.int(1, 4)}单元${r.int(1, 32)}0${r.int(1, 8)}${r.pick(['', '室'])}`
  return r.pick([
    place + road,
    place + road + r.pick(ESTATES) + room,
    place + r.pick(ESTATES) + room,
    r.pick(REGIONS).short + road,
    place + `${r.pick(['石桥', '龙头寺', '新牌坊', '五里'])}${r.pick(['街道', '镇'])}` + road,
  ])
}

export function school(r: Random): string {
  const where = r.pick(REGIONS).short
  const numbered = `第${r.pick([...'一二三四五六七八九'])}${r.pick(['小学', '中学', '实验小学', '初级中学'])}`
  return r.pick([
    where + numbered,
    where + r.pick(['实验小学', '外国语学校', '育才小学', '人民小学', '中心小学', '职业中学']),
    `${r.pick(['重庆', '青岛', '长沙', '成都'])}${r.pick(['一中', '八中', '第三中学', '育才中学', '巴蜀小学'])}`,
    `${r.pick(['向日葵', '小太阳', '金苹果', '红黄蓝'])}幼儿园`,
  ])
}

export function grade(r: Random, style: number): string {
  const level = r.pick([...'一二三四五六'])
  const room = r.int(1, 12)
  const styles = [
    `${level}年级`,
    `${level}年级${room}班`,
    `${level}年级(${room})班`,
    r.pick(['初一', '初二', '初三', '高一', '高二', '高三']),
    `${r.pick(['初', '高'])}${r.pick([...'一二三'])}（${room}）班`,
    `${r.int(2017, 2022)}级${room}班`,
  ]
  return styles[style % styles.length] ?? `${level}年级`
}

const TRADES = '建筑工程 信息技术 餐饮管理 商贸 物流 汽车销售 医疗器械 教育咨询'.split(' ')
export function company(r: Random): string {
  const brand = r.pick([
    '华信',
    '鼎盛',
    '恒达',
    '瑞丰',
    '天宇',
    '中科',
    '宏图',
    '海纳',
    '众合',
    '远航',
  ])
  const where = r.pick(['重庆', '青岛市', '上海', '广东', '杭州', ''])
  return (
    where + brand + r.pick(TRADES) + r.pick(['有限公司', '有限责任公司', '股份有限公司', '集团'])
  )
}
export const workplace = (r: Random) =>
  r.chance(0.75)
    ? company(r)
    : r.pick(['市人民医院', '区税务局', '第二棉纺厂', '邮政储蓄银行', '县供电公司', '华润超市'])

const BROKERS = '中信证券 国泰君安证券 海通证券 华泰证券 招商证券 广发证券 中泰证券'.split(' ')
export const broker = (r: Random) =>
  r.pick(BROKERS) + r.pick(['', '', '股份有限公司', `${r.pick(ROADS)}营业部`])
export const lodging = (r: Random) =>
  r.pick(['如家酒店', '汉庭酒店', '锦江之星', '维也纳酒店', '悦来宾馆']) +
  r.pick(['', `（${r.pick(REGIONS).short}店）`]) +
  r.pick([`${r.int(2, 18)}0${r.int(1, 9)}房`, ` ${r.int(2, 18)}1${r.int(1, 9)}房 入住`])
