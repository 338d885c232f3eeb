import { simplified, TRADITIONAL } from '../../simplified.ts'

/**
 * The words that stand in headers of lists (姓名, 家长联系电话, phone_no …), and how a cell is compared with them.
 *
 * A header word is either one of {@link BASE}, or qualifiers followed by one of them (学生＋姓名, 家长＋联系＋电话),
 * or in Latin letters a row of tokens that are all known (`guardian_phone_1`). Extend the lists, not the code.
 */

/** Words that name a field by themselves; the last lines are how those who type much write them (sj 手机, dz 地址). */
const BASE = words(`
  姓名 名字 名称 称呼 昵称 网名 用户名 户名 曾用名 电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 联系号码 联系人
  号码 座机 固话 固定电话 传真 身份证 身份证号 身份证号码 证件号 证件号码 证件类型 证件 身份号码 公民身份号码 护照
  护照号 通行证 地址 住址 住所 籍贯 户籍 户口 户籍地 省 市 区 县 省份 城市 地区 区域 区县 街道 乡镇 村 社区 小区 楼栋
  楼号 单元 房号 房间号 门牌号 邮编 邮政编码 学校 院校 年级 班级 班 班别 校区 专业 学院 院系 系别 学号 学籍号 考号
  准考证号 成绩 分数 总分 班主任 家长 监护人 父亲 母亲 爸爸 妈妈 关系 与学生关系 性别 年龄 民族 学历 文化程度 政治面貌
  婚姻 婚姻状况 出生 出生日期 出生年月 生日 序号 编号 序列号 行号 项次 次序 备注 说明 描述 内容 摘要 标签 状态 类型
  类别 种类 分类 等级 级别 来源 渠道 用途 QQ QQ号 QQ号码 微信 微信号 微信昵称 微博 邮箱 电子邮箱 电子邮件 邮件
  账号 帐号 账户 帐户 密码 口令 车牌 车牌号 车牌号码 车架号 发动机号 车型 品牌 型号 车主 银行 银行卡 银行卡号 卡号
  开户行 开户银行 开户券商 券商 营业部 股东账号 证券账号 证券账户 资金账号 资产 金额 单价 价格 总价 余额 收入 支出
  费用 数量 条数 人数 次数 合同号 保单号 保额 保费 工资 月薪 日期 时间 年份 年月 年度 月份 起始时间 结束时间 开始时间
  有效期 到期日 单位 单位名称 公司 公司名称 企业名称 企业 部门 岗位 职位 职务 职业 职称 行业 工号 法人 法定代表人
  统一社会信用代码 信用代码 注册资本 组织机构代码 经营范围 纳税人识别号 客户 会员 用户 会员号 会员卡号 客户名称
  客户经理 业务员 经办 经手人 责任人 负责人 订单 订单号 单号 快递单号 运单号 商品 商品名称 产品 产品名称 货号 规格
  房型 户型 面积 楼盘 项目 项目名称 IP IP地址 MAC 设备 设备号 IMEI IMSI 经度 纬度 坐标 位置 国家 国籍 科室 病种 诊断
  疾病 病历号 住院号 床号 血型 身高 体重 车辆 航班 酒店 入住时间 离店时间 意向 跟进 是否 结果 情况 概率 字段 值
  姓 名 列 编码 代码 国别 归属地 运营商 套餐 网址 链接 标题 作者 语文 数学 英语
  name names field fullname surname phone phones telephone tel mobile cell cellphone contact fax email mail e-mail address addr
  street city state province region country county town district zip zipcode postcode postal id uid uuid idcard passport
  license licence number no num code key index row sex gender age birth birthday birthdate dob nation ethnicity race
  school college university grade class student parent guardian father mother teacher major education degree course
  date time datetime timestamp year month day week hour minute second start end amount price cost total sum qty quantity
  count balance income salary fee rate ratio percent percentage share value score rank weight height width length size
  area volume speed status type kind category group label tag title subject description desc note notes remark remarks
  comment comments memo reason result source channel url link website image photo company employer organization
  organisation department dept position job occupation industry bank card account username user password passwd pwd
  nickname qq wechat weixin weibo plate vin vehicle car brand model color colour order item product sku goods unit
  currency lat latitude lng lon longitude location place ip mac imei imsi device version language level latin station
  xm xingming sj sjh sjhm shouji shoujihao dh dhhm dianhua lxr lxdh lxfs dz dizhi jtzz sfz sfzh sfzhm zjhm xb xingbie nl
  nianling csrq cph yhkh gzdw
  考生号 学籍辅号 一码通 抖音号 快手号 客户号 存折账号 员工号 警号 对公账户 社保号 医保号 行踪 轨迹 行踪轨迹 基站 航班号 车次 行程
  出发地 目的地 车厢 座位号 途经点 通行记录 卡口 进出站 族别 学位 征信 征信记录 信用分 芝麻分 芝麻信用 信用评分 逾期 逾期次数 负债
  授信额度 额度 信用报告 病情 病史 既往史 过敏史 用药 症状 孕周 预产期 末次月经 健康状况 身体状况 疫苗 手术 视力 住宿 房间 宾馆 旅馆
  开房记录 通话记录 话单 通话时长 短信内容 短信 主叫 被叫 通信记录 聊天记录 聊天内容 交易 持仓 持股 持股数 险种 课程 流水号 交易号
  验证码 校验码 动态码 身份证明号码 居民身份证号 电话号 主叫号码 被叫号码 对方号码 本机号码 机主 宅电 储蓄卡号 借记卡号 信用卡 信用卡号
  号牌 号牌号码 车号 牌照 牌照号 车架号码 车辆识别代号 车辆识别代码 车辆识别码 车辆识别号 港澳通行证 台胞证 台胞证号 回乡证 回乡证号
  居留证号 居住证号 营业执照号 税号 股东 股民 投资者 持卡人 户主 业主 收件人 收货人 患者 借款人 投保人 被保险人 被保人
  受益人 入住人 申请人 当事人 经办人 乘车人 乘机人 乘客 旅客 买家 顾客 取票人 预订人 下单人 捐赠人 称谓 居住地 所在地 幼儿园 园所
  校名 学级 届别 年段 电邮 扣扣 企鹅号 串号 物理地址 经纬度 定位 时间戳 岁数 周岁 年纪 房款 首付 定金 押金 票价 年薪 薪资 欠费 应还 本金
  利息 学费 存款 净资产 资金量 资金 户号
  studentno studentid companyname schoolname broker accountno userid loginname memberid alipay orderno orderid ddh ydh kddh smscode
  verifycode captcha yzm idcardno idno idnumber cardno certno mobileno mobilephone phoneno phonenumber landline bankcard bankcardno
  cardnumber yhk plateno licenseplate carno vincode cjh passportno permit permitno creditcode uscc taxno realname customername
  custname studentname parentname guardianname fathername mothername parentphone parenttel guardianphone fatherphone motherphone
  jzdh jzxm homeaddress emailaddress qqnumber qqno wxid wxh iccid macaddress ipaddress gps createtime updatetime dateofbirth
  creditscore rownum seq rq djrq khrq zcrq bz lrrq cjrq tbrq macaddr ipaddr hometel officetel bankaccount parentmobile
  学员姓名 全国学籍号 就职单位 任职单位 企业全称 托管券商 旺旺号 公积金账号 初始密码 停车位置 过车时间 出入境记录 教育程度 受教育程度 芝麻信用分 贷款记录
  信用等级 检查结果 体检结果 分娩方式 核酸结果 入住记录 退房时间 通话类型 呼叫类型 交易记录 持有数量 宝贝标题 商户单号 工单号 公民身份证号码 文件名 文件大小 字节数 成交量 成交额 下载量 播放量 阅读量 访问量 销量 库存
  联络电话 座机号 办公室电话 还款卡号 对方卡号 机动车号牌 通行证号 港澳通行证号 永久居留证号 往来港澳通行证 来往内地通行证 社会信用代码
  统一信用代码 营业执照号码 小孩姓名 儿童姓名 开户人 产妇姓名 人员姓名 对方户名 住客姓名 客人姓名 受赠人 家属姓名 家属电话 物业地址 安装地址
  学校全称 在读学校 毕业小学 毕业中学 年班 个人邮箱 IMEI号 IMEI码 IMSI号 IMSI码 ICCID号 SIM卡号 登陆IP 提交时间 通话时间 签约日期 办理日期
  到期日期 出生年月日 月收入 年收入 实缴资本 缴费基数 出资额 投资金额 可用余额 公积金余额 卡内余额 账面余额 可用资金 序列 与本人关系 通话地
  体检 体检结论 异常指标 工单编号 单据编号 票号 订单流水 缴费 定位地点 抓拍地点 出行记录 出行轨迹 flightno trainno 信用卡张数 网贷 网贷记录 多头借贷 失信 失信记录 还款记录 信用记录 sesamescore
  overdue overduedays creditlimit 药品 药品名称 药名 血糖 血脂 残疾 残疾类别 残疾类型 残疾等级 慢性病 慢病 近视度数 diagnosis disease symptom
  bloodtype 离店日期 退房日期 离店 退房 抵店时间 抵店日期 预离时间 预离日期 旅店 旅店名称 民宿 民宿名称 酒店名 宾馆名称 旅馆名称 客房 客房号
  入住房间 入住天数 住宿天数 checkout checkouttime checkoutdate hotel hotelname roomno 呼叫时长 通话秒数 通话详情 短信正文 callduration
  购买记录 购买内容 购买项目 消费项目 消费记录 成交记录 基金名称 保险名称 订单内容 充值套餐 货品 货品名称 宝贝 宝贝名称 goodsname goodstitle
  itemname itemtitle skuname skutitle productname 成交价 成交额 订单总额 实付 实付款 支付价 车价 购车款 贷款总额 欠款 公积金缴存额 理财金额
  可用金额 可取金额 持仓成本 房产价值 名下房产 名下车辆 财产状况 资产状况 aum zhye zzc marketvalue
  品名 货名 菜品 发站 到站 热线 客服热线 服务热线 检测结果 检验结果 化验结果 病案号 门诊号 dx mrn
  行动电话 连络电话 身分证 身分证字号 电子信箱 联络地址
  客户id 会员id 买家id 患者id 员工id 客户编码 会员编码 员工编码 customerid clientid patientid staffid employeeid custid custno
  个人编号 人员编号 社保编号 参保编号 社保卡号
  访客 来访人 被访人 来访时间 来访事由
  监护人1姓名 监护人2姓名 家长1姓名 家长2姓名 监护人1电话 监护人2电话 家长1电话 家长2电话
`)

/** Words that only qualify the next one (学生, 紧急, 收货 …). */
const QUALIFIER = words(`
  学生 家长 父亲 母亲 爸爸 妈妈 爷爷 奶奶 监护人 第一监护人 第二监护人 法定 紧急 客户 会员 用户 收货人 收件人 收货 收件
  寄件人 寄件 发件人 发货人 联系 联系人 持卡人 持卡 开户 开户人 户主 车主 业主 房主 买方 卖方 买家 卖家 购买人 投保人
  被保险人 投保 保险 受益人 申请人 申请 借款人 借款 贷款 担保人 本人 配偶 子女 孩子 宝宝 幼儿 员工 职工 教师 老师 患者
  病人 就诊 住院 旅客 乘客 入住 入住人 股东 股民 投资人 法人 法定代表人 代表人 负责人 企业 公司 单位 工作 工作单位 办公
  家庭 住宅 现 现住 居住 常住 暂住 户籍 户口 籍贯 出生 毕业 就读 所在 所属 原 新 旧 主 副 备用 其他 其它 常用 绑定
  注册 登录 登陆 登记 预约 预留 有效 真实 中文 英文 完整 详细 具体 通讯 通信 邮寄 送货 配送 快递 物流 订单 订购 下单 购买
  购车 购房 成交 交易 支付 付款 收款 应付 实付 转账 充值 消费 累计 入学 入职 离职 参保 社保 医保 银行 证券 资金 股票
  账户 帐户 产品 商品 货物 车辆 房屋 房产 楼盘 小区 学籍 考生 录取 报名 报考 培训 课程 班级 年级 学校 创建 更新 修改
  录入 添加 导入 采集 生成 发布 统计 起始 开始 截止 结束 最后 最近 上次 首次 手机 移动 固定 座机 电子 身份 证件 微信 QQ
  支付宝 淘宝 京东 抖音 GPS 客户端 数据 信息 原始 系统 内部 外部 总 平均 最高 最低 预计 实际 计划 本 上 下 跟进 业务 服务 推荐人
  介绍人 经办人 访客 来访人 审核 父母 亲属 亲戚 朋友 同事 是否 景点 机构 组织 团体 部门
  cust cert first last middle full given family real nick user student parent guardian father mother teacher customer client member
  buyer seller sender receiver recipient holder owner contact home work office company business primary secondary main
  other old new current previous emergency register registered registration create created update updated modify modified
  login sign join order pay paid payment ship shipping delivery billing bank card credit debit national personal private
  public local original total average mean min max net gross unit start end begin begin expiry expire issue birth mobile
  cell post postal zip street is has of the and per by in at for m2 km kg cm
`)

const FULL = new Set(BASE)
const LEADS = new Set([...QUALIFIER, ...BASE])
const LATIN_ALL = new Set([...BASE, ...QUALIFIER].filter((w) => /^[a-z]/.test(w)))
const LONGEST = 8

/** Endings by which an unknown Chinese header is still known for one (景點名稱, 投诉时间, 中奖金额). */
const ENDINGS =
  /(?:名称|姓名|号码|编号|代码|编码|日期|时间|年月|类型|类别|状态|数量|金额|电话|地址|住址|情况|方式|来源|单价|账号|帐号|卡号|证号|原因|备注|比例|总额|总数|人数|次数|面积|级别|等级|说明)$/u

function words(list: string): string[] {
  return list
    .trim()
    .split(/\s+/u)
    .map((w) => w.toLowerCase())
}

/**
 * The text of a header cell in the form in which headers are compared: half-width, lower case, in the characters of the mainland,
 * without blanks, stars, bracketed remarks, a closing colon, or the running number at the end.
 *
 * @example '* 家长 电话（必填）：' → '家长电话'; '电话２' → '电话'; '聯絡電話' → '联络电话'
 */
export function headerForm(text: string): string {
  const flat = simplified(text.slice(0, 64).normalize('NFKC').toLowerCase())
  const bare = flat
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/gu, '')
    .replace(/[\s*:"'`#·、]/gu, '')
  return bare.replace(/[\d一二三四]$/u, '')
}

/** Is this cell a known header word, or put together from such words? */
export function isHeaderWord(text: string): boolean {
  if (text.length === 0 || text.length > 48) return false
  const form = headerForm(text)
  if (form === '') return false
  if (FULL.has(form)) return true
  return /^[\x21-\x7e]+$/.test(form) ? isLatinHeader(text) : isCompound(form)
}

/** Words that stand for a field in a header, and as a value in a column of kinds, channels or places. */
const ALSO_VALUES = new Set(
  words(`
  客户 会员 用户 学生 家长 监护人 父亲 母亲 爸爸 妈妈 教师 老师 员工 法人 股东 业主 车主 本人 配偶 联系人 手机 电话 座机 固话 传真 微信 QQ
  微博 邮箱 邮件 公司 企业 单位 部门 银行 学校 专业 护照 身份证 通行证 银行卡 设备 产品 商品 项目 车辆 酒店 航班 省 市 区 县 村 班 社区
  街道 小区 国家 城市 地区 户籍 收入 支出 余额 资产 工资 费用 语文 数学 英语 诊断 疾病 其他 关系 无 phone mobile email mail wechat
  车次 行程 出发地 目的地 征信 逾期 负债 额度 用药 症状 疫苗 手术 视力 住宿 房间 宾馆 旅馆 短信 主叫 被叫 交易 持仓 持股 险种 课程 信用卡
  股民 投资者 户主 机主 持卡人 收件人 收货人 患者 借款人 投保人 被保险人 被保人 受益人 入住人 申请人 当事人 经办人 乘客 旅客
  买家 顾客 访客 来访人 被访人 幼儿园 基站 定位 卡口 周岁 房款 首付 定金 押金 年薪 薪资 欠费 应还 本金 利息 学费 存款 资金 alipay broker permit gps
  港澳通行证 台胞证 回乡证 残疾 慢性病 慢病 失信 网贷 宝贝 货品 民宿 旅店 客房 药品 离店 退房 实付 欠款 体检 缴费 hotel overdue checkout
  qq car bank company school student parent guardian father mother teacher male female item product order city state county
`),
)

/** A header word that is hardly ever a value. */
export function isFieldWord(text: string): boolean {
  return isHeaderWord(text) && !ALSO_VALUES.has(headerForm(text))
}

/** A header word, or a Chinese cell that ends like one. Weaker: for the top of a grid only. */
export function looksLikeHeaderWord(text: string): boolean {
  return isHeaderWord(text) || endsLikeHeaderWord(text)
}

export function endsLikeHeaderWord(text: string): boolean {
  return text.length <= 16 && ENDINGS.test(headerForm(text))
}

function isCompound(form: string): boolean {
  if (form.length > 16) return false
  if (form.includes('/')) return form.split('/').every((part) => FULL.has(part) || isCompound(part))
  for (let length = Math.min(LONGEST, form.length - 1); length >= 1; length--) {
    if (!LEADS.has(form.slice(0, length))) continue
    const rest = form.slice(length)
    if (FULL.has(rest) || isCompound(rest)) return true
  }
  return false
}

/** Tokens divided by `_`, blanks, dots or a change of case, all of them known. */
function isLatinHeader(text: string): boolean {
  const tokens = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((token) => token !== '')
  return tokens.length > 0 && tokens.length <= 5 && tokens.every(isLatinWord) && tokens.some(isBase)
}

function isLatinWord(token: string): boolean {
  return LATIN_ALL.has(token) || (token.endsWith('s') && LATIN_ALL.has(token.slice(0, -1)))
}

function isBase(token: string): boolean {
  return FULL.has(token) || FULL.has(token.replace(/s$/, ''))
}

/** Every word by which a header cell can begin, for the byte-level pre-check. */
export const HEADER_BEGINNINGS: readonly string[] = [...LEADS, ...traditionalBeginnings()]

function traditionalBeginnings(): string[] {
  const first = new Set([...LEADS].map((word) => word.charAt(0)))
  return TRADITIONAL.filter((character) => first.has(simplified(character)))
}
