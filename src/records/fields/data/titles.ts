/** Forms of address that say nothing of a person but the sex. */
export const POLITE = '先生|女士|小姐'

/**
 * What people are called after their office or trade. Behind a surname it is a form of address and names nobody (王经理,
 * 李老师); behind a full name it is said of whoever is named (张三经理, 李四老师).
 */
export const OFFICES =
  '老师|教授|导师|经理|总经理|总监|总裁|董事长|主管|主任|医生|大夫|护士|护士长|师傅|律师|会计|工程师|警官|教练|司机|校长|园长|院长|局长|处长|科长|部长|厂长|店长|队长|班长|会长|组长|所长|行长|站长|村长|书记|顾问|助理|老板|老板娘|同学|同志|阿姨|叔叔|大哥|大姐|大爷|大妈|大叔|大婶|大嫂|大伯|老伯|师母|师兄|师姐|师弟|师妹|学长|学姐|学弟|学妹|弟兄|姊妹|姐妹|牧师|执事|传道|长老|法师|道长|师父|医师|药师|技师|教官|民警|辅警|网格员|管家|秘书|干事|销售|中介|出纳|采购|文员|客服|前台|房东|租客|老乡'

/** Said of somebody else than the one who is named before it: 李雨桐妈妈 is not 李雨桐. */
export const KIN = '奶奶|爷爷|妈妈|爸爸|太太|夫人|家长|客户|业主|宝妈|哥哥|姐姐|小朋友'
