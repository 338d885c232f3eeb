/** Programs that write scripts say so in a remark at the top. */
const WRITTEN_BY =
  /^(?:--|\/\*|#)[^\n]{0,200}(?:mysql dump|mariadb dump|postgresql database|phpmyadmin sql|navicat|sql server|heidisql|adminer|dbeaver|sqlyog|pg_dump|sqlite)/im
const FILLS =
  /(?:^|[;\n])[ \t]{0,40}(?:create\s+table|insert\s+(?:into|ignore|all|delayed|low_priority|high_priority|overwrite|\[)|replace\s+into|drop\s+table|copy\s+\S+\s*\()/i

const SQL_LINE =
  /^(?:create\s+(?:table|database|schema|index|unique|sequence|view)|drop\s+(?:table|database|schema|view)|insert\s+(?:into|ignore|delayed|low_priority|high_priority|overwrite|\[|all)|into\s|update\s|select\s+\*\s+from\s+dual|replace\s+into|alter\s+table|lock\s+tables|unlock\s+tables|set\s+[\w@]|use\s+[`"\w[]|begin\b|commit\b|copy\s+\S+\s*\(|values?\s*\(|select\s+pg_catalog|pragma\s|start\s+transaction|primary\s+key|unique\s+key|key\s+[`(]|constraint\s|prompt\s|go$|print\s|truncate\s|delete\s+from\s|--|\/\*|\*\/|\*\*|\/$|[`"[(]\w|\)|#|\\\.)/i
const SQL_BEGIN =
  /^(?:--|\/\*|#|create\s|drop\s|insert\s+(?:into\s|ignore\s|delayed\s|low_priority\s|high_priority\s|overwrite\s|\[|all\s)|replace\s+into\s|set\s|use\s|begin\b|pragma\s|start\s+transaction|prompt\s|truncate\s|delete\s+from\s|copy\s)/i

/**
 * A script: it says which program wrote it, or its lines, one and all, begin like statements; and at least one statement
 * that fills or makes tables is among them. Lines that COPY takes in are no statements and are not looked at.
 */
export function isSqlDump(text: string): boolean {
  if (!SQL_BEGIN.test(text) || !FILLS.test(text)) return false
  if (WRITTEN_BY.test(text.slice(0, 2048)) && /^(?:--|\/\*|#)/.test(text)) return true
  const lines = statementsOnly(text)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  const alike = whole.filter((line) => SQL_LINE.test(line)).length
  return alike >= 0.7 * whole.length && endsStatements(text)
}

function statementsOnly(text: string): string {
  return text.replace(/(from\s+stdin[^\n]*\n)[\s\S]*?(?:\n\\\.|$)/gi, '$1')
}

/** Statements end in `;`, or at a line GO as for SQL Server, whose inserts begin with a name in brackets. */
function endsStatements(text: string): boolean {
  return /;[ \t]*(?:--.*)?$/m.test(text) || /^go\s*$/im.test(text) || /^insert\s+\[/im.test(text)
}
