/**
 * Characters that people's lists are full of: the most frequent ones of modern Chinese, surnames, given names,
 * and the words of addresses, schools, companies and headers.
 *
 * Used to tell encodings apart (design 5.1): bytes read in the right encoding give these, bytes read in a wrong
 * one give rare characters. Written as a ranking, not taken from a list; traditional forms follow the same words.
 */
const FREQUENT =
  '朝阳区海淀浦的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切克除'
const LISTS =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚桂兰明华建国文辉玲红梅婷鹏宇浩轩佳欣怡涵琪睿晨博雨泽俊鑫凤琴珍荣春燕玉萍峰斌波省市区县镇乡村街道路巷弄号楼室栋单元层幢座组苑园小区花园大厦广场学校中学小学幼儿园班级年级姓名性别男女电话手机号码身份证住址地址家庭家长父母亲联系人方式银行卡账户账号开户证券公司有限责任集团股份营业部序备注民族汉学历职业职务单位部门邮箱邮编出生日期年龄籍贯客户会员编号订单金额余额车牌保险医院病历住院北京上海天津重庆河南河北山东山西江苏浙江安徽福建江西湖南湖北广东广西海南四川贵州云南西藏陕西甘肃青海宁夏新疆内蒙古辽宁吉林黑龙江香港澳门台湾深圳杭州南京苏州武汉成都青岛厦门'
const SURNAMES =
  '乔赖庞樊殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦向柳邢骆岳齐梅庄涂耿祁裴穆阎冉童兰盛卓娄苗游蓝祝司简古饶卜喻翁鲍靳宁左管滕霍解柏房瞿包丛席阮欧应褚饶甘麦车卫项凌蒲单艾屈宗谷查窦虞苟晏原蒙班池商宫惠匡居富强戚桑尚隋佟郎辛仇冷佘储巩揭苑岑敖竺权臧冀荆仲邸楼巫阳鄢闵缪娟倩茜莉璐雯薇瑶蓉菲蕾岚媛婧妍姗莹洁琳璇馨梓晗煜烨恒旭昊阳皓睿铭栋楠磊钧淼垚'
const TRADITIONAL =
  '這來國個說們為時會過學對裡後麼沒還發當無開見經頭從動兩長樣現將與進實點種聲話問機給幾業間麼電門東聽氣關並內產萬體別處總場師書員報馬張難數應親界務記邊戰幹許覺題統請愛讓認論義術結連遠資隊帶條變聯權該領傳紅決達辦運歷單據導視濟網專觀爭組雖興劉陳楊黃趙吳孫鄭謝韓馮鄧肖葉蘇魏呂盧鍾譚陸範賈韋鄒龍賀顧龔邵萬錢嚴湯偉麗強軍艷傑濤剛蘭輝鵬軒潔涵鳳榮縣鎮鄉號樓棟單層園廈廣級電話證聯繫銀帳戶開證責團營業註歷職務單門郵編齡貫訂額餘車險醫慶蘇廣寧遼濱灣澳臺門樣線買賣價轉雙飛雲顏語讀寫歲錯鐘銷鐵閱際陽階靜項須預頁顧類願風飯館驗點黨齊你她您吧啊嗎呢哪那這些什麼怎為著過得給把被讓使'

/** What names and addresses of Taiwan hold beside these. */
const TAIWAN =
  '賴莊蕭羅簡詹柯傅藍蔣紀歐康凃君雅淑芬豪宏冠翰承恩妤詠晴宥廷彥詩宜蓁雄瑞慧珠素貞瑜區府板橋岡苓鼓旗澎屏彰嘉桃竹栗投蓮隆屯豐烏潭鄰維復忠孝仁'

/** Written Cantonese, and what addresses and names of Hong Kong hold. */
const CANTONESE = '嘅咗喺啲冇嚟咁㗎哋佢唔係嗰嘢攞畀邨埗涌鰂'

const COMMON = new Uint8Array(0x10000)
for (const c of FREQUENT + LISTS + SURNAMES + TRADITIONAL + TAIWAN + CANTONESE)
  COMMON[c.codePointAt(0) ?? 0] = 1

/** Is this UTF-16 unit one of the characters that stand everywhere in Chinese text and lists? */
export function isCommonHan(unit: number): boolean {
  return COMMON[unit] === 1
}

/** Is this UTF-16 unit a unified ideograph of the basic block or of extension A? */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)
}
