/** The kinds of field (信息字段). The ids are part of the contract with machines; see the glossary for the words. */
export const KINDS = {
  'resident-id': '身份证号',
  mobile: '手机号',
  landline: '固定电话',
  'bank-card': '银行卡号',
  plate: '车牌号',
  vin: '车架号',
  passport: '护照号',
  permit: '通行证、居留证号',
  'credit-code': '统一社会信用代码',
  name: '姓名',
  'vague-name': '称谓',
  'guardian-name': '家长姓名',
  'guardian-phone': '家长电话',
  address: '地址',
  school: '学校',
  grade: '年级班级',
  'student-no': '学号',
  employer: '单位',
  'securities-account': '证券账户',
  broker: '开户券商',
  email: '电子邮箱',
  qq: 'QQ号',
  wechat: '微信号',
  account: '账号',
  password: '密码',
  imei: 'IMEI',
  imsi: 'IMSI',
  iccid: 'ICCID',
  mac: 'MAC地址',
  ip: 'IP地址',
  coordinates: '经纬度',
  track: '行踪轨迹',
  datetime: '日期时间',
  date: '日期',
  'birth-date': '出生日期',
  sex: '性别',
  age: '年龄',
  ethnicity: '民族',
  education: '学历',
  amount: '金额',
  balance: '余额、财产',
  credit: '征信',
  health: '健康生理',
  lodging: '住宿',
  'call-record': '通信记录',
  trade: '交易',
  'order-no': '订单号',
  'sms-code': '短信验证码',
  'row-no': '序号',
  text: '文字',
  empty: '空列',
} as const

export type KindId = keyof typeof KINDS

/** The kind that people write by its id or by its word; null for any other word. */
export function kindNamed(written: string): KindId | null {
  const found = Object.entries(KINDS).find(([id, word]) => id === written || word === written)
  return (found?.[0] as KindId | undefined) ?? null
}

/**
 * Kinds that are compared as another: a number is the same number whether the column calls it the pupil's or the
 * parent's. Names are not merged: a parent's name is not the pupil's.
 */
export const COMPARED_AS: Partial<Record<KindId, KindId>> = { 'guardian-phone': 'mobile' }
