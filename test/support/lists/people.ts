import type { Random } from './random.ts'

/** Common and less common surnames, typed from a census summary; the recognisers have a table of their own. */
const SURNAMES =
  '王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戴岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
const DOUBLE = ['欧阳', '上官', '司马', '诸葛', '慕容', '夏侯', '皇甫', '司徒', '尉迟', '令狐']
const GIVEN =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红梅建国志华鑫宇浩轩子涵欣怡梓萱雨泽嘉豪思远晨曦佳琪博文俊熙诗婷雅琴慧颖璐瑶倩丹宁宏毅海波少峰凯旋晓东春燕冬雪秋菊夏荷立新永康福生长青振兴学友德胜成龙云飞天宝玉珍淑贞凤英美玲翠花金凤银玲彩霞爱民卫东向阳丰收根宝来喜添丁'
const VAGUE_ENDS = [
  '先生',
  '女士',
  '小姐',
  '总',
  '老师',
  '师傅',
  '经理',
  '老板',
  '阿姨',
  '姐',
  '哥',
]
const PARENT_ENDS = ['妈妈', '爸爸', '奶奶', '家长', '爷爷']

export type Sex = '男' | '女'

export function fullName(r: Random): string {
  const surname = r.chance(0.03) ? r.pick(DOUBLE) : r.pick([...SURNAMES])
  const given = r.pick([...GIVEN])
  return surname + given + (r.chance(0.78) ? r.pick([...GIVEN]) : '')
}

/** 王女士, 李总, 张经理: what a list writes when the seller does not know the name. */
export function vagueName(r: Random): string {
  return r.pick([...SURNAMES]) + r.pick(VAGUE_ENDS)
}

/** 王梓涵妈妈, 家长, 李家长. */
export function vagueParent(r: Random): string {
  return (r.chance(0.5) ? fullName(r) : r.pick([...SURNAMES])) + r.pick(PARENT_ENDS)
}

const NICKNAMES = '清风徐来 一米阳光 往事随风 开心就好 平安是福 云淡风轻 梦里花落 简单生活'.split(
  ' ',
)
export function nickname(r: Random): string {
  return r.pick(NICKNAMES) + (r.chance(0.3) ? r.digits(2) : '')
}

const WORDS =
  'happy sunny lucky little blue dragon tiger apple cherry moon star rain snow river mountain'.split(
    ' ',
  )
const SYLLABLES =
  'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo'.split(' ')

export function latinHandle(r: Random): string {
  const head = r.chance(0.6) ? r.pick(SYLLABLES) + r.pick(SYLLABLES) : r.pick(WORDS)
  return head + r.pick(['', '_', '-', '']) + r.digits(r.int(2, 5))
}
