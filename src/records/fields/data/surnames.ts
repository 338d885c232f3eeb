/**
 * Surnames (姓氏), simplified and traditional: those of the Hundred Family Surnames and those borne by most people today
 * by the yearly reports of the Ministry of Public Security. Written for this project, 2026-11.
 */
export const SURNAMES = [
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云昌凤酆皮卡湛平元禹狄贝臧麻危骆高支咎经裘缪干宣贲郁杭诸钮嵇滑荣羊於惠麴家芮羿储汲邴松富巴弓牧隗山侯宓蓬郗班仰秋伊暴钭厉戎祖束幸韶蓟印宿怀蒲邰从鄂索咸籍卓蔺池乔阴胥能苍双闻莘贡劳逄扶堵冉宰郦雍却璩濮寿通扈郏浦尚农别晏瞿充慕茹宦鱼容向暨居衡步耿满弘国寇广禄阙东殳沃利蔚越夔隆师厍晁勾融訾阚那空毋乜养须丰巢蒯相后红竺权逯益桓公亓付仝仵佘佀侍修候信俎僖储兀兆冶冻凡初刑励勇卑南厚召同启喇回图坚士奉妥媚孛学宝尧尉展山岱帅幺庆庹延开弥弭惹战户所折拓拜挚撒操敏斯旦旷昝晃普智朴权来果枚查柔桐桓楼檀欣歹母汗沐法泉泽洛浮海涵渠源潭澹濯炎热焉煤燎牙犹玄玉琚璋甫畅疏白皇盘睢矫禚税稂种突笪笃箴粟綦綫繁续罕羌翦老耶聊肇肖胜自至舍芒苑苻荀药莎莱菅萨葆蔄衷补裔要覃计训试谯豆贯赏赫赛超达逢邝邴郄郇郸鄞鄧钊钭铁银锁锺闪闫闭问阎院陀隽雒雪青鞏韓顿项顺颉飞首香骞高魁鲜鸿麦麻麥墨区漆卿门敬戈鹿乌况亢哈宾茅呼但由雍恽昃粘庹揣楮浑忻阚訾晏尕',
  '張劉陳楊趙黃吳孫馬羅鄭謝馮蕭鄧許呂蘇盧蔣賈葉閻鍾戴範譚鄒陸顧龍萬錢湯賴龔蘭顏倪嚴溫蘆魯韋畢聶叢莊時關凌費紀項歐陽衛單寧閔華車邊饒黨連喬賀龐樊會賓鳳麗',
].join('')

/** Surnames of many people with which hardly any other word begins. */
export const BEGIN_FEW_WORDS =
  '王李张刘陈杨赵吴徐孙胡朱郭何林罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪姜姚谭廖邹熊陆郝孔崔康毛邱秦侯邵孟段雷钱汤尹黎贺赖龚樊殷陶翟倪严'

/** Surnames of two characters (复姓). */
export const COMPOUND_SURNAMES: readonly string[] =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 吴铭 纳兰 爱新 觉罗 完颜 叶赫 那拉 富察 钮祜 歐陽 司馬 東方 萬俟 聞人 諸葛 尉遲 赫連 皇甫 濮陽 公孫 長孫 鮮于 軒轅 鍾離'.split(
    ' ',
  )

/** Surnames as passports spell them: the commonest, without those that are also words or codes of places (SHA, PAN, MAN). */
export const PINYIN_SURNAMES = (
  'WANG LI ZHANG LIU CHEN YANG ZHAO HUANG ZHOU WU XU SUN HU ZHU GAO LIN GUO MA LUO LIANG SONG ZHENG XIE HAN TANG FENG YU DONG XIAO CHENG ' +
  'CAO YUAN DENG FU SHEN ZENG PENG LYU SU LU JIANG CAI JIA DING WEI XUE YE YAN DU DAI XIA ZHONG TIAN REN FANG SHI YAO TAN LIAO ZOU XIONG ' +
  'JIN HAO KONG BAI CUI KANG MAO QIU QIN GU HOU SHAO MENG DUAN QIAN YIN QIAO LAI GONG WEN OUYANG ZHUANG ZHUO XIANG NIE XING SITU'
).split(' ')
