import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

/**
 * A sentence as it stands in the papers: it is Chinese in both languages, since it is what is signed. In English mode it
 * is marked, for the eye and for who reads it out.
 */
export function Paper({ children }: { readonly children: ReactNode }) {
  const { language } = useWords()
  if (language === 'zh') return children
  return (
    <span lang="zh-CN" className="paper-text" title="text of the paper, in Chinese">
      {children}
    </span>
  )
}
