/** `On Sun, 5 Mar 2023, zhang@… wrote:`, `在 2023-03-05，张三 <zhang@…> 写道：`. */
const SAYS_WHO = /^[>\s]{0,20}(?:On .{6,160} wrote:|(?:在|于) ?.{4,160}写道[:：])\s{0,8}$/u
/** A line of the heading that a mail program puts above the mail it quotes. */
const HEADING =
  /^[>\s*]{0,20}(发件人|收件人|抄送|密送|发送时间|发送日期|日期|时间|主题|From|To|Cc|Bcc|Sent|Date|Subject)\*?\s{0,4}[:：]/u
const FROM = /^(?:发件人|From)$/u
const ABOUT = /^(?:主题|Subject|发送时间|发送日期|Sent|Date)$/u
const LONGEST_LINE = 1000

/**
 * The text of a body without what mail programs say of the mails quoted in it: whoever wrote those is not the person told of,
 * as the sender of the mail itself is not. Lines are left empty, so that the others keep their numbers; the body stands whole
 * in the row of its mail.
 */
export function withoutQuotedHeads(text: string): string {
  if (!/写道|wrote:|发件人|From/.test(text)) return text
  const lines = text.split('\n')
  const labels = lines.map((line) =>
    line.length > LONGEST_LINE ? null : (HEADING.exec(line)?.[1] ?? null),
  )
  return lines.map((line, i) => (saysWho(line) || isInHeading(labels, i) ? '' : line)).join('\n')
}

function saysWho(line: string): boolean {
  return line.length <= LONGEST_LINE && SAYS_WHO.test(line)
}

/** Of three lines and more, which say from whom, and when or about what. */
function isInHeading(labels: readonly (string | null)[], at: number): boolean {
  if (labels[at] === null) return false
  const run = [...labelsFrom(labels, at, -1), labels[at], ...labelsFrom(labels, at, 1)]
  const has = (what: RegExp) => run.some((label) => what.test(label ?? ''))
  return run.length >= 3 && has(FROM) && has(ABOUT)
}

/** A heading has no more lines than this. */
const MOST_LINES = 8

function labelsFrom(labels: readonly (string | null)[], at: number, by: 1 | -1): string[] {
  const found: string[] = []
  for (let i = at + by; found.length < MOST_LINES; i += by) {
    const label = labels[i]
    if (label === null || label === undefined) break
    found.push(label)
  }
  return found
}
