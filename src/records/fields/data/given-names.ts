/**
 * Elements of names of peoples without surnames, as they are written in Han. Written for this project, 2026-11, from
 * general knowledge of the languages: an element is a common given name, so that two of them side by side are a name.
 */

/** Tibetan: 扎西次仁, 旦增卓玛. Each is a word of two syllables. */
export const TIBETAN = words(
  '扎西 次仁 才让 卓玛 多吉 多杰 旦增 丹增 平措 央金 央宗 白玛 拜玛 格桑 拉姆 拉毛 曲珍 德吉 洛桑 罗桑 仁青 仁钦 仁增 顿珠 东周 尼玛 达瓦 米玛 拉巴 普布 边巴 巴桑 索朗 索南 贡布 贡嘎 强巴 加措 嘉措 坚赞 坚参 桑珠 桑吉 次旺 次旦 次央 次珍 旺堆 旺姆 旺杰 旺久 旺扎 多布杰 巴珠 土登 图登 赤列 阿旺 卓嘎 玉珍 措姆 措毛 片多 拥措 拥忠 泽仁 志玛 降央 扎巴 云旦 根敦 更登 华旦 完么 完玛 项秀 群培 群措 曲扎 曲尼 曲吉 曲批 益西 益希 伦珠 朗杰 朗加 南杰 南加 洛追 诺布 罗布 欧珠 班觉 班久 晋美 久美 久西 吉美 金巴 德庆 德央 德钦 塔杰 达杰 尕藏 尕让 更藏 克珠 久麦 道吉 东智 东主 当增 当周 娘吉 仲尕',
)

/** Uygur, Kazakh, Kirghiz: elements that stand side by side with the dot left out: 买买提吐尔逊. */
export const TURKIC = words(
  '买买提 麦麦提 买合木提 麦合木提 吐尔逊 吐尔洪 吐尔地 吐逊 阿布都 阿不都 阿卜杜 阿布杜 阿卜都 热合曼 热合木 热西提 热依木 艾力 艾山 艾尔肯 艾买提 艾合买提 阿迪力 阿里木 阿力木 阿依古丽 阿依夏木 阿依努尔 阿娜尔 古丽 古力 古再丽 帕提古丽 热孜万古丽 努尔 努尔古丽 玉素甫 玉山 玉苏普 依马木 伊马木 依明 伊敏 依布拉音 伊卜拉伊木 依米提 亚森 亚生 亚库普 肉孜 如孜 肉孜买买提 库尔班 克依木 克里木 卡德尔 卡地尔 卡米力 木沙 木合塔尔 穆合塔尔 木拉提 穆拉提 哈力克 哈斯木 哈丽旦 帕尔哈提 帕孜来提 帕夏古丽 赛买提 赛来木 萨吾提 沙吾提 沙拉木 塔依尔 托合提 托乎提 图尔荪 图尔贡 吾买尔 吾守尔 乌斯曼 吾斯曼 祖农 祖力 则丽 再纳普 叶尔肯 叶尔江 巴合提 别克 江 木 阿吉 阿洪 罕 汗 尼牙孜 尼亚孜 迪丽 迪力 迪里 夏提 拜尔 白克力 合力力 阿巴斯 约麦尔 奥斯曼 麦丹 米吉提 居来提 居马 加玛力 斯迪克 司马义 斯马义 苏来曼 塞依提 赛提',
)
/** How such names begin and end when what lies between is not listed: 阿卜杜拉江, 布威海丽且木. */
export const TURKIC_BEGINNINGS = words(
  '阿布都 阿不都 阿卜杜 阿布杜 阿卜都 布威 布阿 买买提 麦麦提 努尔 阿依',
)
export const TURKIC_ENDS = words(
  '提 木 江 克 尔 力 汗 罕 拉 古丽 古力 夏 甫 普 山 曼 孜 里 音 别克 拜 娜',
)

/** Mongol: 斯琴高娃, 乌兰图雅, 特木尔巴根. Two of them are a name; so is one of three syllables and more (其其格, 格日勒图). */
export const MONGOL = words(
  '乌兰 图雅 托娅 斯琴 高娃 其其格 琪琪格 娜仁 萨仁 敖登 乌云 塔娜 阿茹娜 格日勒 格日勒图 巴特尔 巴图 巴根 苏和 苏日娜 朝鲁 布和 那日苏 呼和 阿拉坦 额尔敦 额尔德尼 宝音 哈斯 牧仁 特木尔 道尔吉 吉日嘎拉 照日格图 毕力格 毕力格图 孟和 都仁 格根 青格勒 青格乐 乌日娜 乌恩 乌力吉 莫日根 朝克图 巴雅尔 巴雅斯古楞 敖其尔 孟克 其木格 高勒 白音 必力格 达来 塔拉 海日汗 阿木尔 阿古拉 恩和 恩克 查干 沙日娜 娜布其 包勒尔 图门 苏伦 旭日 伊日贵 萨日娜 萨茹拉 通拉嘎 托雅 特日格乐',
)

function words(list: string): string {
  return list.split(' ').join('|')
}

/** Characters that given names have, and of two characters with a surname hardly any word. */
export const MOSTLY_GIVEN =
  '伟芳娜敏静磊洋勇艳杰娟涛霞玲桂丹萍鹏斌浩宇琪健波颖峰旭岩毅帆凯琳倩蕾莉梅英丽燕辉晶洁婷慧娇珍莹琴秀淑贞鑫洪俊刚博云'
