/**
 * Characters of headings as Taiwan and Hong Kong write them, each before the one of the mainland. Of headings alone: no cell is
 * changed.
 */
const PAIRS =
  '電电話话機机號号碼码證证聯联絡络繫系係系連连單单編编訂订遞递運运貨货發发帳帐賬账戶户資资產产總总額额餘余價价錢钱費费稅税納纳業业務务職职學学歷历級级長长監监護护親亲媽妈爺爷齡龄歲岁' +
  '別别類类種种狀状態态時时間间開开關关註注冊册錄录記记備备經经緯纬標标車车駕驾駛驶險险銀银權权診诊斷断醫医療疗藥药館馆賓宾離离達达國国郵邮縣县區区鄉乡鎮镇樓楼層层棟栋門门實实際际應应' +
  '繳缴貸贷債债購购買买賣卖數数萬万網网訊讯簡简語语線线內内稱称謂谓暱昵員员會会點点積积驗验設设體体溫温檢检測测結结過过緊紧責责兒儿園园題题當当現现請请認认據据統统訪访動动轉转傳传憑凭' +
  '營营執执黨党說说詳详細细處处團团隊队從从剛刚術术確确見见該该調调進进遠远願愿顧顾預预約约倉仓償偿優优軌轨跡迹蹤踪縱纵寶宝劃划課课師师爲为給给與与無无歸归屬属圍围壓压癥症檔档幣币匯汇' +
  '廠厂廳厅場场計计評评議议讀读誌志鐵铁飛飞龍龙鋪铺舖铺歡欢'

const SIMPLE = new Map<string, string>()
for (let i = 0; i < PAIRS.length; i += 2) SIMPLE.set(PAIRS.charAt(i), PAIRS.charAt(i + 1))

/** The characters that are written otherwise here. */
export const TRADITIONAL: readonly string[] = [...SIMPLE.keys()]

/** 聯絡電話 is 联络电话, for comparison only. */
export function simplified(heading: string): string {
  return Array.from(heading, (character) => SIMPLE.get(character) ?? character).join('')
}
