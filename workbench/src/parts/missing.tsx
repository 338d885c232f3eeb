import { Link } from '../frame.tsx'
import { useSay } from '../words.tsx'
import { SECTIONS } from '../../../src/case/facts/words/fields.ts'

/** Nothing there yet: what is missing, and the forms of the facts where it is entered. */
export function Missing({
  zh,
  en,
  sections,
}: {
  readonly zh: string
  readonly en: string
  /** Sections of the case file, e.g. `statements`. */
  readonly sections: readonly string[]
}) {
  const say = useSay()
  const forms = SECTIONS.filter(([id]) => sections.includes(id))
  return (
    <div className="note info">
      {say(zh, en)} {say('下一步，在案件事实中录入：', 'Next, enter in the facts of the case: ')}
      {forms.map(([id, chinese, english], i) => (
        <span key={id}>
          {i > 0 && say('、', ', ')}
          <Link to={`/facts?section=${id}`}>{say(chinese, english)}</Link>
        </span>
      ))}
    </div>
  )
}
