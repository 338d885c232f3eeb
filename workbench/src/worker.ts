import { answerOf, client } from './client.ts'

const KEPT = 'shuzheng.by'

/** The name of who works here as it stands in this page. */
export function knownName(): string {
  return localStorage.getItem(KEPT) ?? ''
}

let waiting = 0

/**
 * Keeps the name for this page, and on this machine for the next start: a browser keeps by the port, and that is
 * another one each time. Written once the typing rests.
 */
export function keepName(by: string): void {
  if (by === knownName()) return
  localStorage.setItem(KEPT, by)
  window.clearTimeout(waiting)
  waiting = window.setTimeout(() => void kept({ by }), 600)
}

/** Keeps the language for the next start. */
export function keepLanguage(language: 'zh' | 'en'): void {
  void kept({ language })
}

async function kept(what: { readonly by?: string; readonly language?: 'zh' | 'en' }) {
  await answerOf(client.worker.$post({ json: what })).catch(() => undefined)
}

/** What was kept at the last start; whatever this page knows better stays. */
export async function remembered(): Promise<'zh' | 'en' | null> {
  const worker = await answerOf(client.worker.$get()).catch(() => null)
  if (worker === null) return null
  if (knownName() === '' && worker.by !== '') localStorage.setItem(KEPT, worker.by)
  return worker.language
}
