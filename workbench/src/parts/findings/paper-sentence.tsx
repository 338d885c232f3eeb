import { Fragment } from 'react'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { Paper } from '../paper-text.tsx'

/** Where a sentence of the paper points within the paper, and where that stands here. */
const POINTS = [
  { words: '上列任何一种计算口径', as: '任何一种计算口径', to: '/count#readings' },
  { words: '见附表三', as: '', to: '/evidence?status=unread' },
] as const
const PARTS = new RegExp(`(${POINTS.map(({ words }) => words).join('|')})`)

/** A sentence of the paper, read on a screen: what it lists above or in an annex is a step away. */
export function PaperSentence({ text }: { readonly text: string }) {
  const say = useSay()
  return text.split(PARTS).map((part, i) => {
    const point = POINTS.find(({ words }) => words === part)
    const key = `${String(i)} ${part}`
    if (!point) return <Fragment key={key}>{part !== '' && <Paper>{part}</Paper>}</Fragment>
    return (
      <Link key={key} to={point.to}>
        {point.as === '' ? say('见未读文件', 'see what was not read') : <Paper>{point.as}</Paper>}
      </Link>
    )
  })
}
