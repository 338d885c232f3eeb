import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

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

/** Chinese first; the choice is kept in this browser. */
export function Words({ children }: { readonly children: ReactNode }) {
  const [language, set] = useState<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh')
  const choose = (next: Language) => {
    localStorage.setItem(KEPT, next)
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
