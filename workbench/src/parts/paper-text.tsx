import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'
import { englishOf, HAN } from '../english/words.ts'
import { useWords } from '../words.tsx'

/** Elements whose text is not for a mark within it. */
const PLAIN = new Set(['option', 'title', 'text', 'textarea', 'svg', 'code', 'input', 'select'])

/**
 * What the record and the papers say. In English mode a term of a closed list is told in English; a name, a file or a
 * sentence stays as it is signed and is marked as the text of the paper, for the eye and for who reads it out.
 */
export function Paper({ children }: { readonly children: ReactNode }) {
  const { language } = useWords()
  return language === 'zh' ? children : told(children)
}

/** A name for who does not see: the term in English where it is one, else as it stands. */
export function usePaperName(): (text: string) => string {
  const { language } = useWords()
  return (text) => (language === 'en' ? (englishOf(text) ?? text) : text)
}

/** Marks what stays Chinese in English mode, where no element of its own can stand around it: a title, a cell of a grid. */
export function usePaperMark(): (text: string) => { readonly lang?: 'zh-CN' } {
  const { language } = useWords()
  return (text) => (language === 'en' && HAN.test(text) ? { lang: 'zh-CN' } : {})
}

function told(node: ReactNode): ReactNode {
  if (typeof node === 'string') return words(node)
  if (Array.isArray(node)) return Children.map(node as ReactNode[], told)
  if (!isValidElement(node)) return node
  const element = node as ReactElement<{ children?: ReactNode }>
  const { children } = element.props
  if (PLAIN.has(String(element.type)) || !isText(children)) return element
  return cloneElement(element, {}, ...within(children))
}

/** Neither a function nor an object of a component's own. */
function isText(children: unknown): children is ReactNode {
  return typeof children === 'string' || Array.isArray(children) || isValidElement(children)
}

function within(children: ReactNode): readonly ReactNode[] {
  return Array.isArray(children) ? (children as ReactNode[]).map(told) : [told(children)]
}

function words(text: string): ReactNode {
  if (!HAN.test(text)) return text
  const english = englishOf(text)
  if (english !== null) return english
  return (
    <span lang="zh-CN" className="paper-text" title="as in the record and the papers">
      {text}
    </span>
  )
}
