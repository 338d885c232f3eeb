/** Names of columns by the kind that they tell, a blank between two, of kinds that no check digit or list proves. */
export const PLAIN_WORDS = {
  'student-no':
    '学号 学籍号 学生编号 考号 准考证号 考生号 全国学籍号 学籍辅号 studentno studentid xh号',
  employer:
    '单位 工作单位 公司 公司名称 单位名称 企业名称 企业 所在单位 就职单位 任职单位 工作 企业全称 ' +
    'company companyname employer gzdw gsmc',
  'securities-account':
    '证券账户 证券账号 证券帐号 股东账户 股东账号 股东代码 股东卡号 资金账号 资金帐号 资金账户 一码通 ' +
    '股东帐号',
  broker: '券商 开户券商 证券公司 营业部 开户营业部 证券营业部 所属营业部 托管券商 broker',
  account:
    '账号 帐号 账户 帐户 用户id 用户账号 会员账号 会员号 会员卡号 登录名 登录账号 支付宝 支付宝账号 ' +
    '淘宝账号 旺旺 旺旺号 京东账号 抖音号 快手号 微博 用户编号 客户编号 客户号 会员编号 存折账号 工号 ' +
    '员工编号 员工号 职工编号 警号 对公账户 保单号 社保号 医保号 医保卡号 公积金账号 account ' +
    'accountno userid uid login loginname memberid alipay',
  password: '密码 登录密码 支付密码 口令 交易密码 初始密码 password passwd pwd pass mm',
  track:
    '行踪 轨迹 行踪轨迹 定位地址 位置 基站 基站位置 航班 航班号 车次 行程 出发地 目的地 车厢 ' +
    '途经点 停车位置 通行记录 卡口 过车时间 出入境记录 进出站 定位地点 抓拍地点 出行记录 出行轨迹 ' +
    'flight flightno trainno',
  ethnicity: '民族 族别 nation ethnicity mz',
  education: '学历 文化程度 最高学历 教育程度 学位 受教育程度 education degree xl',
  credit:
    '征信 征信记录 信用分 芝麻分 芝麻信用 芝麻信用分 信用评分 逾期 逾期次数 逾期金额 贷款记录 负债 ' +
    '授信额度 额度 贷款余额 信用等级 征信情况 信用报告 creditscore 信用卡张数 网贷 网贷记录 多头借贷 ' +
    '失信 失信记录 还款记录 信用记录 zhima zmf sesame sesamescore overdue overduedays creditlimit',
  health:
    '病情 疾病 诊断 诊断结果 病史 既往史 过敏史 血型 病种 就诊科室 科室 检查结果 体检结果 用药 症状 ' +
    '孕周 预产期 末次月经 分娩方式 健康状况 身体状况 疫苗 核酸结果 住院号 病历号 就诊卡号 手术 身高 ' +
    '体重 视力 药品 体检 体检结论 异常指标 药品名称 药名 血糖 血脂 残疾 残疾类别 残疾类型 残疾等级 ' +
    '慢性病 慢病 近视度数 diagnosis disease symptom symptoms bloodtype bloodpressure bloodsugar',
  lodging:
    '住宿 入住酒店 酒店 酒店名称 房间 宾馆 开房记录 入住记录 退房时间 离店时间 房型 旅馆 离店日期 ' +
    '退房日期 离店 退房 抵店时间 抵店日期 预离时间 预离日期 旅店 旅店名称 民宿 民宿名称 酒店名 ' +
    '宾馆名称 旅馆名称 客房 客房号 入住房间 入住房型 入住门店 住宿天数 入住天数 checkout checkouttime ' +
    'checkoutdate hotel hotelname jdmc lgmc ldsj',
  'call-record':
    '通话记录 话单 通话时长 通话类型 短信内容 短信 主叫 被叫 呼叫类型 通信记录 聊天记录 聊天内容 ' +
    '呼叫时长 通话秒数 通话详情 短信正文 callduration calllog callrecord smscontent thsc',
  trade:
    '交易 交易类型 交易记录 商品 商品名称 产品 产品名称 购买产品 购买商品 持仓 股票代码 股票名称 持股 ' +
    '持股数 持股数量 证券代码 证券名称 持有数量 交易摘要 摘要 成交数量 宝贝标题 险种 课程 报名课程 ' +
    'product 购买记录 购买内容 购买项目 消费项目 消费记录 成交记录 基金名称 保险名称 订单内容 ' +
    '充值套餐 货品 货品名称 宝贝 宝贝名称 goods goodsname goodstitle itemname itemtitle sku skuname ' +
    'skutitle productname producttitle spmc bbmc',
  'order-no':
    '订单号 订单编号 单号 交易单号 流水号 运单号 快递单号 物流单号 交易号 商户单号 工单号 orderno ' +
    'orderid order_no order_id ddh ydh kddh',
  'sms-code': '验证码 短信验证码 校验码 动态码 smscode verifycode captcha yzm',
} as const
