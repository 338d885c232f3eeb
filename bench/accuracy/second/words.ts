const split = (s: string) => s.split(' ')

export const SURNAMES = split(
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 罗 郑 梁 谢 宋 唐 许 韩 邓 冯 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 黎 史 龙 陶 贺 顾 毛 郝 龚 邵 万 覃 武 钱 欧阳 上官 诸葛 司马',
)
export const GIVEN = split(
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 超 秀英 霞 平 刚 桂英 建国 建华 志强 秀兰 玉兰 淑珍 丽娟 海燕 晓东 晓红 小红 志伟 文静 雪梅 雨桐 子轩 浩然 梓涵 欣怡 思远 宇航 嘉怡 俊杰 佳琪 诗涵 一诺 梦洁 天佑 瑞霖 春梅 国庆 卫东 红梅 金凤 永强 德明 振华 凤英 桂芳 明哲 立新 学军 惠敏 永红 新华 玉梅 雅婷 家豪 志明 俊宏',
)
export const PLACES: readonly (readonly [string, string, string, string])[] = [
  ['北京市', '海淀区', '110108', '010'],
  ['上海市', '浦东新区', '310115', '021'],
  ['广东省深圳市', '南山区', '440305', '0755'],
  ['浙江省杭州市', '西湖区', '330106', '0571'],
  ['四川省成都市', '武侯区', '510107', '028'],
  ['山东省青岛市', '市南区', '370202', '0532'],
  ['河北省邯郸市', '丛台区', '130403', '0310'],
  ['湖南省长沙市', '岳麓区', '430104', '0731'],
  ['陕西省西安市', '雁塔区', '610113', '029'],
  ['重庆市', '渝北区', '500112', '023'],
  ['江苏省南京市', '鼓楼区', '320106', '025'],
  ['湖北省武汉市', '洪山区', '420111', '027'],
  ['福建省厦门市', '思明区', '350203', '0592'],
  ['辽宁省沈阳市', '和平区', '210102', '024'],
]
export const ROADS = split(
  '人民路 解放路 中山路 建设路 文化路 学院路 新华路 和平路 长江路 黄河路 科技路 滨河大道 世纪大道',
)
export const ESTATES = split(
  '阳光花园 金色家园 翠湖小区 锦绣花苑 东方明珠 滨江一号 万和城 书香门第 绿地新城',
)
export const SCHOOLS = split(
  '实验小学 第一中学 育才学校 第二中学 中心小学 外国语学校 第三初级中学 希望小学 附属中学',
)
export const FIRMS = split('宏远 鑫达 瑞丰 恒通 天一 华信 博雅 众诚 盛世 东升 金鼎 蓝海')
export const TRADES = split(
  '科技有限公司 商贸有限公司 建筑工程有限公司 信息技术股份有限公司 食品有限公司 物流有限公司 电子商务有限公司',
)
export const PEOPLES = split('汉族 汉族 汉族 回族 满族 壮族 苗族 维吾尔族 土家族 藏族 蒙古族')
export const SCHOOLING = split('小学 初中 高中 中专 大专 本科 硕士 大学 研究生 博士')
export const VAGUE = split('女士 先生 总 老师 经理 姐 哥 阿姨 小姐')
export const NOTES = split(
  '已联系 无人接听 明天再打 有意向 需要报价 不方便 价格太高 老客户介绍 已加好友 在开会 考虑一下 拒绝',
)
export const ILLS = split(
  '高血压 糖尿病 冠心病 支气管炎 胃炎 腰椎间盘突出 甲状腺结节 骨折术后复查 妊娠糖尿病 肺部感染',
)
export const GOODS = split(
  '蓝牙耳机 保温杯 运动鞋 洗衣液 牛奶一箱 羽绒服 手机壳 电饭煲 儿童书包 面膜',
)
export const BROKERS = split(
  '中信证券 华泰证券 国泰君安证券 海通证券 招商证券 广发证券 银河证券 申万宏源证券',
)
export const MAILS = split(
  'qq.com 163.com 126.com gmail.com sina.com outlook.com 139.com foxmail.com sohu.com example.com.cn',
)
export const LATIN = split(
  'zhang wang li zhao liu chen yang huang wu zhou lucky sunny moon tiger rose leo amy kevin tina jack',
)
