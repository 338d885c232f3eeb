/** Programs that write scripts say so in a remark at the top. */
const WRITTEN_BY =
  /^(?:(?:--|#)[^\n]{0,200}|\/\*[^*]{0,200})(?:mysql dump|mariadb dump|postgresql database|phpmyadmin sql|navicat|sql server|heidisql|adminer|dbeaver|sqlyog|pg_dump|sqlite)/im
const FILLS =
  /(?:^|[;\n])[ \t]{0,40}(?:create\s+(?:(?:cached|memory)\s+)?table|insert\s+(?:into|ignore|all|delayed|low_priority|high_priority|overwrite|\[|[@#])|merge\s+into\s|merge\s+[\w.[\]]{1,200}\s+(?:as\s+)?(?:\w{1,40}\s+)?using\b|(?:replace|upsert)\s+into|drop\s+table|copy\s+\S+\s*(?:\(|from\s+stdin\b))|\)\s{0,40}insert\s+into\s/i

const SQL_LINE =
  /^(?:create\s+(?:table|(?:cached|memory)\s+table|user\s|database|schema|index|unique|sequence|view)|drop\s+(?:table|database|schema|view)|insert\s+(?:into|ignore|delayed|low_priority|high_priority|overwrite|[@#[]|all|[\w."`一-龥]{1,200}\s*\()|merge\s|using\b|on\s?\(|when\s+(?:not\s+)?matched|with\s+[\w"`[]|declare\s+@|where\s+not\s+exists|select\s+\*\s+from\s*\(|into\s|update\s|select\s+\*\s+from\s+dual|select\s+(?:N?'|\d+\s*,|null\s*,)|union\b|from\s+dual|(?:replace|upsert)\s+into|alter\s+table|lock\s+tables|unlock\s+tables|set\s+[\w@]|use\s+[`"\w[]|begin\b|commit\b|rem\s|copy\s+\S+\s*(?:\(|from\s+stdin\b)|values?\s*(?:\(|$)|select\s+pg_catalog|pragma\s|start\s+transaction|primary\s+key|unique\s+key|key\s+[`(]|constraint\s|prompt\s|go$|print\s|truncate\s|delete\s+from\s|--|\/\*|\*\/|\*\*|\/$|[`"[(][\w\u0080-\uffff]|\(\s?N?'|\)|#|\\\.)/i
const SQL_BEGIN =
  /^(?:--|\/\*|#|rem\s|delimiter\s|create\s|drop\s|insert\s+(?:into\s|ignore\s|delayed\s|low_priority\s|high_priority\s|overwrite\s|[@#[]|all\s|[\w."`一-龥]{1,200}\s*\()|merge\s|declare\s+@|with\s+[\w"`[\]]{1,100}\s*(?:\([^()]{1,2000}\)\s*)?as\s*\(|(?:replace|upsert)\s+into\s|set\s|use\s|begin\b|pragma\s|start\s+transaction|prompt\s|truncate\s|delete\s+from\s|copy\s)/i

/** The first row of a statement, which may be longer than all that is looked at. */
const FIRST_ROW =
  /^(?:insert|replace)\s+(?:(?:low_priority|delayed|high_priority|ignore|overwrite)\s+)?into\s[^(;]{1,400}(?:\([^();]{1,6000}\)\s*)?(?:overriding\s+\w+\s+value\s+)?values?\s*\(\s*[\w'"`@$(+-]/im

/** The same of rows that are selected, one after the other: SELECT 'x', 1 UNION ALL SELECT … */
const FIRST_SELECT =
  /^insert\s+(?:into\s+)?[^\s(;]{1,200}\s*(?:\([^();]{1,6000}\)\s*)?select\s+(?:N?'|\d+\s*,|null\s*,)/im

/** The same of a MERGE, and of VALUES that are selected from. */
const FIRST_OTHER =
  /^(?:merge\s+(?:into\s+)?[^(;]{1,400}\susing\s*\(\s*(?:values\s*\(|select\s+(?:N?'|\d))|insert\s+into\s[^(;]{1,400}(?:\([^();]{1,6000}\)\s*)?select\s+\*\s+from\s*\(\s*values\s*\()/im

/** Statements of nothing: H2 begins with one. */
const EMPTY = /^(?:;\s*)+/

/** What may stand for long before the first table: remarks, settings, blanks. */
const REMARK =
  /\s+|;|(?:--|#)[^\n]*\n|\/\*[\s\S]*?\*\/|(?:set|use|delimiter|select\s+pg_catalog)[\s.][^\n;]*[\n;]/iy
const IS_REMARK = /^(?:--|#|\/\*)/
/** So much of the first statement behind remarks decides. */
const LOOKED_AT = 8192

/** A script that begins with a routine, however long it is: no list does. */
const ROUTINE =
  /^(?:delimiter\s+\S{1,8}[ \t]*\r?\n\s*(?:(?:--|drop\s)[^\n]{0,400}\n\s*){0,20})?create\s+(?:or\s+replace\s+)?(?:definer\s*=\s*[\w`'"@%.$-]{1,200}\s+)?(?:procedure|function|trigger|package|event)\s+[^\s(]{1,200}\s*(?:\(|is\b|as\b|begin\b|return|before\b|after\b|on\s|@|body\b)/i

/**
 * A script: it says which program wrote it, or its lines, one and all, begin like statements; and at least one statement
 * that fills or makes tables is among them. Lines that COPY takes in are no statements and are not looked at.
 *
 * `further` gives more of the text, each time from its beginning, for one that begins with more remarks than `text` holds.
 */
export function isSqlDump(from: string, further: () => Iterable<string> = () => []): boolean {
  const text = from.startsWith(';') ? from.replace(EMPTY, '') : from
  const title = behindTitle(text)
  if (title > 0) return isScript(text.slice(title))
  if (!SQL_BEGIN.test(text)) return false
  if (isScript(text) || ROUTINE.test(text)) return true
  if (!IS_REMARK.test(text)) return false
  const isKnown = isWritten(text)
  let rest = text.slice(behindRemarks(text))
  for (const longer of further()) {
    if (rest.length < LOOKED_AT) {
      const at = behindRemarks(longer)
      rest = longer.slice(at, at + LOOKED_AT)
    }
    if (rest.length < LOOKED_AT) continue
    if (!isKnown || !SQL_BEGIN.test(rest)) break
    // Routines and types may stand before the first table.
    if (FILLS.test(longer)) return true
  }
  return SQL_BEGIN.test(rest) && isScript(rest)
}

/** A line of words, and what a script begins with behind one: less will do where nothing stands in front. */
const TITLE = /^(?![<{[(])[^\n;]{1,200}\n/
const BEHIND_TITLE =
  /^\s{0,40}(?:--|\/\*|(?:insert|replace)\s+into\s|(?:create|drop)\s+table\s|set\s+names\s)/i

/** Place behind the line that somebody wrote in front of a script, or what is left of its first; 0 without one. */
export function behindTitle(text: string): number {
  if (SQL_BEGIN.test(text)) return 0
  const title = TITLE.exec(text)?.[0] ?? ''
  return title.trim() !== '' && BEHIND_TITLE.test(text.slice(title.length)) ? title.length : 0
}

function isWritten(text: string): boolean {
  return WRITTEN_BY.test(text.slice(0, 2048)) && IS_REMARK.test(text)
}

/** The columns of the first statement may stand on a line each. */
function isScript(text: string): boolean {
  if (!FILLS.test(text) && !FIRST_SELECT.test(text)) return false
  if (isWritten(text) || insertsAgain(text)) return true
  const lines = statementsOnly(text.replace(FIRST_ROW, (head) => head.replaceAll(/\r?\n/g, ' ')))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  const alike = whole.filter((line) => SQL_LINE.test(line)).length
  return (
    alike >= 0.7 * whole.length &&
    (endsStatements(text) || [FIRST_ROW, FIRST_SELECT, FIRST_OTHER].some((row) => row.test(text)))
  )
}

/** Statement after statement with its rows: a script, however their lines are wrapped and whatever routines stand between them. */
function insertsAgain(text: string): boolean {
  const first = FIRST_ROW.exec(text)
  if (first === null || text.startsWith('#')) return false
  return FIRST_ROW.test(text.slice(first.index + first[0].length))
}

/** Place of the first statement that is no setting; the end of the text where a remark goes on behind it. */
function behindRemarks(text: string): number {
  REMARK.lastIndex = 0
  let at = 0
  while (REMARK.test(text)) at = REMARK.lastIndex
  return text.startsWith('/*', at) ? text.length : at
}

function statementsOnly(text: string): string {
  return text.replace(/(from\s+stdin[^\n]*\n)[\s\S]*?(?:\n\\\.|$)/gi, '$1')
}

/** Statements end in `;`, or at a line GO as for SQL Server, whose inserts begin with a name in brackets. */
function endsStatements(text: string): boolean {
  return /;[ \t]*(?:--.*)?$/m.test(text) || /^go\s*$/im.test(text) || /^insert\s+\[/im.test(text)
}
