/*
 * Headings of columns of names, without spaces, as they stand in lists.
 */

/** The person whom the line is about. */
export const NAME_HEADINGS = (
  '姓名 名字 姓 真实姓名 客户姓名 客户名称 客户 客户名 用户姓名 会员姓名 学生姓名 学生名字 学生 学员 ' +
  '学员姓名 考生姓名 孩子姓名 孩子名字 宝宝姓名 小孩姓名 儿童姓名 幼儿姓名 小孩 孩子 股东 股东姓名 股民 ' +
  '股民姓名 投资者 投资者姓名 持卡人 持卡人姓名 开户人 开户名 户名 户主 户主姓名 业主 业主姓名 车主 ' +
  '车主姓名 机主 机主姓名 收件人 收件人姓名 收货人 收货人姓名 患者姓名 患者 病人姓名 产妇姓名 员工姓名 ' +
  '职工姓名 人员姓名 法人 法人姓名 法定代表人 联系人 联系人姓名 借款人 借款人姓名 被保险人 投保人 ' +
  '投保人姓名 买家姓名 旅客姓名 入住人 本人姓名 中文姓名 中文名 老师姓名 教师姓名 申请人 当事人 负责人 ' +
  '经办人 对方户名 住客姓名 乘客姓名 乘车人 乘机人 乘客 旅客 客人姓名 入住人姓名 被保人 受益人 买家 ' +
  '顾客 顾客姓名 取票人 预订人 下单人 捐赠人 受赠人 会员 name fullname realname username customername ' +
  'custname studentname xm xingming'
).split(' ')

/** A parent or guardian of that person. */
export const GUARDIAN_HEADINGS = (
  '家长姓名 家长 家长名字 家长名 父亲姓名 母亲姓名 父亲 母亲 爸爸姓名 妈妈姓名 爸爸 妈妈 父母姓名 父母 ' +
  '监护人 监护人姓名 监护人1 监护人2 监护人1姓名 监护人2姓名 学生家长 学生家长姓名 父亲名字 母亲名字 ' +
  '家长1 家长2 家长1姓名 家长2姓名 家长联系人 亲属姓名 家属姓名 紧急联系人 紧急联系人姓名 parent ' +
  'parentname guardian guardianname father mother fathername mothername'
).split(' ')
