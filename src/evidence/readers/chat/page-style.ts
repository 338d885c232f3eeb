/** Is it the page that QQ's manager of messages saves (alone, or within its .mht)? */
export function isQqPage(beginning: string): boolean {
  return /<title>\s*QQ Message\s*<\/title>/i.test(beginning)
}

/** Does a page hold a conversation? Known by the title of QQ's and the classes of Telegram's and WechatExporter's pages. */
export function isChatHtml(beginning: string): boolean {
  if (isQqPage(beginning)) return true
  if (
    /class="message (?:default|service)/.test(beginning) &&
    /class="(?:from_name|history)"/.test(beginning)
  )
    return true
  return (
    /class="msg chat-(?:left|right|notice)/.test(beginning) &&
    /class="(?:nt-box|content-box)/.test(beginning)
  )
}
