/**
 * Several people in a line, each behind the number of a list that counts on: `1.张三138… 2.李四139…`, `①张三138… ②李四139…`,
 * `客户1：张三，电话138…；客户2：…`. Each is a row of its own, as in a list that has a line for each; the numbers leave no doubt
 * that they are people beside each other, and not somebody and whom to call.
 */

/** The number of a list, as it stands before somebody. */
const ORDINAL =
  /(?<![\p{L}\p{N}.、-])(?:(?:客户|用户|会员|学员|业主|车主|线索)(\d{1,4})[:：.、]|(\d{1,4})(?:[、．)）:：]|\.(?!\d{2}))|[（(【[](\d{1,4})[)）】\]]|([\u2460-\u2473]))/gu
/** A number of a person; eighteen digits before eleven. */
const NUMBER = /(?<!\d)(?:[1-9]\d{16}[\dXx]|1[3-9]\d(?:\d{8}|([- ])\d{4}\1\d{4}))(?![\dXx])/
const NAMED = /\p{Script=Han}{2,4}/u
/** What is said of a number and names nobody: 1、手机138… 2、备用电话139…. */
const LABELS =
  /客户|姓名|手机|电话|号码|微信|备用|本人|联系|方式|座机|办公|工作|家庭|单位|公司|常用|身份证|证件|[新旧老号]/gu
/** Who is named for somebody else: a pupil and his parents, a borrower and whom he named. */
const KIN = /[父母爸妈爷奶夫妻儿女兄弟姐妹]|家长|监护|配偶|爱人|亲属|亲戚|家属|家人|联系人/u
/** A longer line stays one cell. */
const LONGEST = 64 * 1024

/** The people of a line, with what stands behind each up to the next; what stands before the first is a piece too. Null of any other line. */
export function numberedPeople(line: string): string[] | null {
  if (line.length > LONGEST || !NUMBER.test(line)) return null
  const starts = countingOn(line)
  if (starts.length < 2 || KIN.test(line)) return null
  const pieces = starts.map((from, i) => line.slice(from, starts[i + 1]).trim())
  if (!pieces.every((piece) => NUMBER.test(piece))) return null
  const names = pieces.map((piece) => NAMED.exec(piece.replaceAll(LABELS, ' '))?.[0])
  if (names.includes(undefined) || new Set(names).size < names.length) return null
  const before = line.slice(0, starts[0]).trim()
  return before === '' ? pieces : [before, ...pieces]
}

/** Where the numbers of the list stand that follow each other, from the first one on. */
function countingOn(line: string): number[] {
  const starts: number[] = []
  let next = -1
  for (const match of line.matchAll(ORDINAL)) {
    const [, called, plain, within, ringed] = match
    const n =
      ringed === undefined ? Number(called ?? plain ?? within) : ringed.charCodeAt(0) - 0x245f
    if (next >= 0 && n !== next) continue
    starts.push(match.index)
    next = n + 1
  }
  return starts
}

/** Do most lines with numbers hold several people so, and no line is laid out otherwise? */
export function areNumberedPeople(text: string): boolean {
  let [several, others] = [0, 0]
  for (const line of text.split(/\r\n|[\n\r]/)) {
    if (!NUMBER.test(line)) continue
    if (numberedPeople(line) === null) others++
    else several++
    if (others > 8 && others > several) return false
  }
  return several > 0 && others <= 0.2 * (several + others) + 1
}
