import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { keepLanguage } from './worker.ts'

export type Language = 'zh' | 'en'

/** Says a thing in the language chosen: Chinese by the glossary, plain English beside it. */
export type Say = (zh: string, en: string) => string

interface Words {
  readonly language: Language
  readonly say: Say
  readonly choose: (language: Language) => void
}

const Context = createContext<Words | null>(null)
const KEPT = 'shuzheng.language'

/** The language of the last start, where this page was never told one. */
export function beginIn(language: Language | null): void {
  if (language !== null && localStorage.getItem(KEPT) === null) localStorage.setItem(KEPT, language)
}

/** Chinese first; the choice is kept for the next start. */
export function Words({ children }: { readonly children: ReactNode }) {
  const [language, set] = useState<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh')
  const choose = (next: Language) => {
    localStorage.setItem(KEPT, next)
    keepLanguage(next)
    set(next)
  }
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const say: Say = (zh, en) => (language === 'zh' ? zh : en)
  return <Context value={{ language, say, choose }}>{children}</Context>
}

export function useWords(): Words {
  const words = useContext(Context)
  if (!words) throw new Error('Words stands around everything')
  return words
}

export function useSay(): Say {
  return useWords().say
}
