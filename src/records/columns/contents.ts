/** Words that one content has and no other, each list apart; what a text is about when no header says so. */
export const CALL = /主叫|被叫|呼入|呼出|通话(?:时长|[0-9])|未接来电|来电[0-9]|去电[0-9]/
/** Whether the flat that he owns is lived in (已入住, 2019年入住) is no stay. */
export const STAYS =
  /入住[^中了率户，,。；;）)]|退房|离店|间夜|大床房|双床房|双人房|单人间|双人间|标准间|标间|钟点房|开房|(?:酒店|宾馆|旅馆|客栈|民宿|招待所|旅社|公寓酒店).{0,20}[0-9]{3,4}(?:号?房|室|$)/
/** What somebody would like to borrow (贷款20万) says nothing of what he owes. */
export const DEBTS =
  /逾期|征信|信用(?:分|良好|评分|报告|记录|卡[0-9])|芝麻(?:分|信用)|授信|额度[0-9]|负债|网贷|花呗|借呗|微粒贷|呆账|代偿|失信|黑名单|贷款[0-9][笔次]|房贷|车贷|月供|欠款/
export const ILLS =
  /高血压|高血脂|高血糖|糖尿病|冠心病|心脏病|脑梗|脑出血|中风|肿瘤|[肺肝胃肠腺颈宫骨]癌|癌症|白血病|肺炎|肝炎|乙肝|肾炎|胃炎|关节炎|骨折|抑郁|焦虑症|精神分裂|癫痫|哮喘|痛风|结石|白内障|甲亢|甲减|贫血|孕检|怀孕|孕[0-9]|妊娠|早孕|流产|剖宫产|顺产|体检|疫苗|血型|血压|血糖|手术|诊断|病史|过敏|化疗|放疗|透析|肺结核|艾滋|梅毒|核酸|阳性|阴性|复诊|住院|结节|肌瘤|息肉|囊肿|呼吸道感染|椎间盘|后遗症|近视|感冒|发烧|发热|咳嗽|支气管|胃溃疡|颈椎病|腰椎|皮炎|湿疹|鼻炎/
export const WAYS =
  /进站|出站|途经|驶入|驶出|驶离|经过|卡口|航班|次列车|[GDCZTK][0-9]{1,4}次|→|->|登机|候机|值机|起飞|降落|入境|出境|收费站|刷卡乘|上车|下车|到达|抵达/
/** How many of what stands at the end: ×3件, 5盒装. Several signs hide what stood there: 渝A***3. */
export const AMOUNTS =
  /(?:^|[^xX×*])[xX×*] ?[0-9]{1,3}(?:件|个|盒|份|套)?$|[0-9]{1,3}(?:罐|件|盒|瓶|箱|包|袋|台|双|斤|支|条)装?$/
const GOODS =
  /充值|话费|流量包|课程|套餐|买入|卖出|下单|已付款|已发货|扫码付|转账|红包|会员年卡|代购|零食|礼盒|连衣裙|手机壳|面膜|口红|奶粉|纸尿裤|运动鞋|羽绒服/

/** Lists of which each word begins with two characters that few texts have beside each other. */
export const CONTENT_WORDS: readonly RegExp[] = [STAYS, DEBTS, ILLS, WAYS, GOODS]

/** What a text is about that is no call. */
export const CONTENT = new RegExp(
  [...CONTENT_WORDS, AMOUNTS].map((words) => words.source).join('|'),
)

/** What schools are called, without a tail in brackets longer than a few words; 高中 alone, or what somebody does there, is none. */
export const SCHOOL =
  /[^读上在是历毕及或升 ,，、;；/]{3,30}高中|.{0,40}(?:学校|小学|中学|幼儿园|幼稚园|托儿所|大学|学院|附中|附小|实小|完小|中心校|职高|技校|中专|职教中心|党校|分校|[一二三四五六七八九十]{1,3}[中小])(?:[(（].{1,20}[)）]|.{0,4}(?:部|校区|分校|分园|附中|附小))?/
/** Numbers of cases and of papers at the beginning, whose 号 is no house: （2023）苏0102执1234号. */
export const CASE_NUMBER = /^[(（[〔【](?:19|20)[0-9]{2}年?[)）\]〕】].{1,30}号/

/** Words that only places have. Narrower than what an address may be once the column is known to hold addresses. */
export const PLACE =
  /[一-龥]{2}(?:省|自治区|市|自治州|县|镇|乡|街道|村|路|大道|街|巷|胡同|弄堂|新村|小区|花园|家园|公寓|大厦)|[一-龥][^小社校园]区|[0-9一二三四五六七八九十]+(?:号|弄|幢|栋|单元|室|楼)/
