import { Button } from 'antd'
import { useState } from 'react'
import { go, useAddress, withQuery } from '../address.ts'
import { plainText } from '../../../src/documents/safe.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../client.ts'
import { useDesk } from '../desk.tsx'
import { FactForm, type Fact, type Facts as Stated } from '../parts/facts/fact-form.tsx'
import type { Node } from '../parts/facts/fact-shape.ts'
import {
  fieldWords,
  pathWords,
  remedyWords,
  SECTIONS,
} from '../../../src/case/facts/words/fields.ts'
import { problemWords } from '../../../src/case/facts/words/problems.ts'
import { Disputes } from '../parts/facts/disputes.tsx'
import { shownFact } from '../parts/facts/shown-fact.ts'
import { Taking } from '../parts/facts/taking.tsx'
import { Link } from '../frame.tsx'
import { NoCase } from '../parts/no-case.tsx'
import { Problem } from '../parts/problem.tsx'
import { useSay } from '../words.tsx'
import { Paper } from '../parts/paper-text.tsx'

/** Facts of the case, section by section, entered by forms; each save is an entry of the journal. */
export default function Facts() {
  const say = useSay()
  const address = useAddress()
  const { desk, look } = useDesk()
  const { value: facts, problem, again } = useAsked(() => client.facts.$get(), [])
  const { value: schema } = useAsked(() => client.facts.schema.$get(), [])
  const section = address.query.get('section') ?? 'title'
  const [counting, setCounting] = useState<Told | null>(null)
  const recount = () =>
    answerOf(client.again.$post({ json: {} })).then(look, (error: unknown) =>
      setCounting(toldOf(error)),
    )
  const done = () => {
    again()
    look()
  }
  const nodes = (schema as { properties?: Readonly<Record<string, Node>> } | null)?.properties
  const node = nodes?.[section]
  return (
    <>
      <h2>{say('案件事实', 'Facts')}</h2>
      <p className="lead">
        {say(
          '不知道的不写：缺的事实为待查明，不是零。每次保存记入操作记录；改完后点“重新核算”。',
          'Leave out what is not known. Each save is an entry of the journal; count again when done.',
        )}{' '}
        {facts && desk?.uncounted === 0 && (
          <Button size="small" onClick={() => void recount()}>
            {say('重新核算', 'Count again')}
          </Button>
        )}
      </p>
      {counting && <Problem told={counting} />}
      {problem && (
        <NoCase
          told={problem}
          zh="案件事实录入案件，记入操作记录。"
          en="Facts are entered in a case, each in its journal."
        />
      )}
      {facts && (
        <>
          <Disputes key={String(facts.head)} facts={facts} onDone={done} />
          <nav className="facets" aria-label={say('事实的各部分', 'Sections')}>
            {SECTIONS.map(([id, zh, en]) => (
              <button
                key={id}
                type="button"
                aria-pressed={id === section}
                onClick={() => go(withQuery(address, { section: id }))}
              >
                {say(zh, en)} {countOf(facts, id) || ''}
              </button>
            ))}
          </nav>
          {node && (
            <Section
              key={`${section} ${String(facts.head)}`}
              section={section}
              node={node}
              facts={facts}
              onDone={done}
            />
          )}
          <Told problems={facts.problems} questions={facts.questions} />
        </>
      )}
    </>
  )
}

function countOf(facts: Stated, section: string): number {
  return facts.facts.filter((fact) => fact.section === section).length
}

/** What is open in the form: an entry there, or a new one. */
interface Open {
  readonly fact: Fact | null
  readonly field: string | null
  readonly taking: boolean
}

function Section({
  section,
  node,
  facts,
  onDone,
}: {
  readonly section: string
  readonly node: Node
  readonly facts: Stated
  readonly onDone: () => void
}) {
  const say = useSay()
  const [open, setOpen] = useState<Open | null>(null)
  const there = facts.facts.filter((fact) => fact.section === section)
  const list = node.type === 'array'
  const rows: readonly { fact: Fact | null; name: string; field: string | null }[] = list
    ? there.map((fact) => ({ fact, name: fact.key ?? '', field: null }))
    : Object.keys(node.properties ?? { [section]: node }).map((field) => ({
        fact: there.find(({ key }) => (key ?? section) === field) ?? null,
        name: fieldWords(say, section, field),
        field,
      }))
  const nodeOf = (field: string | null) =>
    field === null ? node.items : (node.properties?.[field] ?? node)
  const editing = open && nodeOf(open.field)
  return (
    <>
      {list && (
        <Button onClick={() => setOpen({ fact: null, field: null, taking: false })}>
          {say('添加', 'Add')}
        </Button>
      )}
      {open && editing && !open.taking && (
        <FactForm
          key={`${open.fact?.key ?? ''} ${open.field ?? ''}`}
          section={section}
          field={open.field}
          node={editing}
          fact={open.fact}
          facts={facts}
          onDone={onDone}
          onLeave={() => setOpen(null)}
        />
      )}
      {open?.taking && open.fact && (
        <Taking fact={open.fact} facts={facts} onDone={onDone} onLeave={() => setOpen(null)} />
      )}
      {rows.length === 0 && open === null && (
        <div className="note info">
          {say('还没有录入。点“添加”。', 'Nothing yet. Press “Add”.')}
        </div>
      )}
      {rows.length > 0 && (
        <table className="plain">
          <tbody>
            {rows.map(({ fact, name, field }) => (
              <tr key={name}>
                <th scope="row" className="fact-name">
                  {plainText(name)}
                </th>
                <td style={{ overflowWrap: 'anywhere' }}>
                  <Paper>{fact ? shownFact(say, fact, facts) : '—'}</Paper>
                </td>
                <td style={{ whiteSpace: 'nowrap' }}>
                  <Button size="small" onClick={() => setOpen({ fact, field, taking: false })}>
                    {fact ? say('改', 'Change') : say('填', 'Fill in')}
                  </Button>{' '}
                  {fact && section !== 'title' && (
                    <Button size="small" onClick={() => setOpen({ fact, field, taking: true })}>
                      {say('删', 'Remove')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Told({
  problems,
  questions,
}: {
  readonly problems: Stated['problems']
  readonly questions: readonly string[]
}) {
  const say = useSay()
  if (problems.length + questions.length === 0) return null
  return (
    <section className="note warn">
      <b>{say('不能采用的事实与待查事项', 'Facts that cannot be used, and questions')}</b>
      <ul>
        {problems.map((p) => (
          <li key={`${p.field} ${p.problem}`}>
            <Link to={`/facts?section=${p.section}`}>
              {[fieldWords(say, '', p.section), plainText(p.key ?? '')].join(' ')}
            </Link>{' '}
            {plainText(
              `${pathWords(say, p.section, p.at)}：${problemWords(say, p.problem)}（${problemWords(say, remedyWords(say, p.remedy))}）`,
            )}
          </li>
        ))}
        {questions.map((question) => (
          <li key={question}>{plainText(question)}</li>
        ))}
      </ul>
    </section>
  )
}
