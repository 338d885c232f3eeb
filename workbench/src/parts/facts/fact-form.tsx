import { Button, Input, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay, type Say } from '../../words.tsx'
import { NamedField, type Known } from './fact-field.tsx'
import { problemsIn, standing, type FieldProblems } from './fact-problems.ts'
import { formOf, kindsOf, shapeOf, type Node } from './fact-shape.ts'
import { choiceWords } from '../../../../src/case/facts/words/choices.ts'
import { refersTo } from '../../../../src/case/facts/words/refers.ts'
import { fieldWords, pathWords } from '../../../../src/case/facts/words/fields.ts'
import { problemWords } from '../../../../src/case/facts/words/problems.ts'
import { Paper } from '../paper-text.tsx'
import { Problem } from '../problem.tsx'
import { today } from '../today.ts'
import { isSigned, Unsigned, useWhoAgain, WhoFields } from '../who.tsx'

export type Facts = Awaited<ReturnType<Awaited<ReturnType<typeof client.facts.$get>>['json']>>
export type Fact = Facts['facts'][number]
type Values = Readonly<Record<string, unknown>>

/** One fact in a form made from the schema of the case file; or as a few lines of text. */
export function FactForm({
  section,
  field,
  node,
  fact,
  facts,
  onDone,
  onLeave,
}: {
  readonly section: string
  /** A field of a section; null for an entry of a list. */
  readonly field: string | null
  readonly node: Node
  readonly fact: Fact | null
  readonly facts: Facts
  readonly onDone: () => void
  readonly onLeave: () => void
}) {
  const say = useSay()
  const [values, setValues] = useState<Values>(() =>
    fact || field !== null
      ? startOf(field, node, fact)
      : newOf(section, node, facts, localStorage.getItem('shuzheng.by') ?? ''),
  )
  const [text, setText] = useState<string | null>(null)
  const [who, setWho] = useWhoAgain()
  const [problem, setProblem] = useState<Told | null>(null)
  /** What the form said when it was refused: a field that says something else since is not wrong any more. */
  const [failed, setFailed] = useState<Values>(values)
  const kinds = field === null ? kindsOf(node) : []
  const form = field === null ? formOf(node, values['kind']) : null
  const fields = field === null ? Object.entries(form?.properties ?? {}) : [[field, node] as const]
  const set = (name: string, value: unknown) => setValues((old) => ({ ...old, [name]: value }))
  const wrong = standing(wordedProblems(say, problem), failed, values)
  const save = async () => {
    setProblem(null)
    const key = field ?? fact?.key ?? null
    const said = statedBy(field, fields, values, text)
    try {
      const plain = section === 'title' || section === 'demo'
      await answerOf(
        client.facts.$post({
          json: { head: facts.head, section, key: plain ? null : key, ...said, ...who } as never,
        }),
      )
      onDone()
    } catch (error) {
      setFailed(values)
      setProblem(toldOf(error))
    }
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {kinds.length > 0 && (
        <p>
          <Select
            style={{ width: 220 }}
            aria-label={fieldWords(say, section, 'kind')}
            placeholder={fieldWords(say, section, 'kind')}
            value={(values['kind'] as string | undefined) ?? null}
            options={kinds.map((kind) => ({ value: kind, label: choiceWords(say, kind) }))}
            onChange={(kind: string) => setValues((old) => ({ ...kept(old), kind }))}
          />
        </p>
      )}
      {text === null ? (
        <div className="fact-fields">
          {fields
            .filter(([name, each]) => !(name === 'kind' && each.const))
            .map(([name, each]) => (
              <NamedField
                key={name}
                section={section}
                label={fieldWords(say, section, name)}
                name={name}
                node={each}
                value={values[name]}
                beside={values}
                knownOf={(of) => knownFor(section, of, facts)}
                fixed={name === 'id' && fact !== null}
                required={form?.required?.includes(name) ?? false}
                problems={wrong}
                onChange={(value) => set(name, value)}
              />
            ))}
        </div>
      ) : (
        <Input.TextArea
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setProblem(null)
          }}
          rows={10}
          spellCheck={false}
          style={{ fontFamily: 'monospace' }}
          aria-label={say('文本', 'Text')}
        />
      )}
      {problem && (
        <NotSaved {...{ section, problem, wrong, asText: text !== null }}>
          {problem.code === 'facts/moved' && (
            <Button onClick={onDone}>{say('看新内容', 'Show the newer state')}</Button>
          )}
        </NotSaved>
      )}
      <div className="row-of" style={{ marginTop: 8 }}>
        <WhoFields who={who} onChange={setWho} />
        <Button type="primary" htmlType="submit" disabled={!isSigned(who)}>
          {say('保存', 'Save')}
        </Button>
        {text === null && (
          <Button onClick={() => setText(fact?.text ?? '')}>
            {say('改用文本', 'Write it as text')}
          </Button>
        )}
        <Button onClick={onLeave}>{say('放弃', 'Leave')}</Button>
        <Unsigned who={who} />
      </div>
    </form>
  )
}

/** Problems of the fields, in words for who fills in a form. */
function wordedProblems(say: Say, problem: Told | null) {
  const told = Object.entries(problemsIn(problem))
  return Object.fromEntries(told.map(([at, text]) => [at, problemWords(say, text)]))
}

/** Why it was not saved: fields that are still wrong by their names on the screen, nothing once all are mended. */
function NotSaved({
  section,
  problem,
  wrong,
  asText,
  children,
}: {
  readonly section: string
  readonly problem: Told
  readonly wrong: FieldProblems
  /** The form is open as text: no field stands there to show its own. */
  readonly asText: boolean
  readonly children: ReactNode
}) {
  const say = useSay()
  const all = Object.keys(problemsIn(problem)).length
  if (all === 0)
    return (
      <>
        <Problem told={problem} />
        {children}
      </>
    )
  const left = Object.entries(wrong)
  if (left.length === 0) return null
  return (
    <div className="note warn" role="alert">
      <b>
        {say(
          `没有保存：有 ${String(left.length)} 处要改`,
          `Not saved: ${String(left.length)} to mend`,
        )}
      </b>
      <ul>
        {left.map(([at, text]) => (
          <li key={at}>
            {pathWords(say, section, at)}
            {asText && (
              <>
                {say('：', ': ')}
                <Paper>{text}</Paper>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who decided and when is known: it stands there, to be changed. */
const DECIDED: ReadonlySet<string> = new Set(['decisions', 'matches'])

/** A new entry has a name of its own already: `p3` after two persons; who knows a better one writes it. */
function newOf(section: string, node: Node, { facts }: Facts, by: string): Values {
  if (DECIDED.has(section)) return { ...(by === '' ? {} : { by }), on: today() }
  const form = formOf(node, kindsOf(node)[0])
  if (!form?.properties?.['id']) return {}
  const taken = new Set(facts.map(({ key }) => key))
  const first = section === 'payments' ? 'pay' : section.slice(0, 1)
  const number = Array.from({ length: taken.size + 1 }, (_, i) => i + 1).find(
    (n) => !taken.has(`${first}${String(n)}`),
  )
  return { id: `${first}${String(number ?? 1)}` }
}

/** What an entry of every kind says. */
function kept({ id, by, on, reason, evidence }: Values): Values {
  const said = Object.entries({ id, by, on, reason, evidence })
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}

/** What stands there: fields that the form cannot say come as text. */
function startOf(field: string | null, node: Node, fact: Fact | null): Values {
  if (!fact) return {}
  if (field !== null) return { [field]: shapeOf(node) === 'yaml' ? fact.text : fact.value }
  const value = fact.value as Readonly<Record<string, unknown>>
  const properties = formOf(node, value['kind'])?.properties ?? {}
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const shape = properties[name] ? shapeOf(properties[name]) : 'yaml'
      return [name, shape === 'yaml' ? JSON.stringify(each) : each]
    }),
  )
}

function statedBy(
  field: string | null,
  fields: readonly (readonly [string, Node])[],
  values: Values,
  text: string | null,
): { readonly value?: unknown; readonly texts: Readonly<Record<string, string>> } {
  if (text !== null) return { texts: { '': text } }
  const filled = Object.entries(values).filter(([, value]) => value !== undefined)
  const shapes = new Map(fields.map(([name, node]) => [name, shapeOf(node)]))
  const isText = (name: string) => (shapes.get(name) ?? 'yaml') === 'yaml' && name !== 'kind'
  if (field !== null) {
    const value = values[field]
    return isText(field)
      ? { texts: { '': typeof value === 'string' ? value : '' } }
      : { value, texts: {} }
  }
  const plain = filled.filter(([name]) => !isText(name))
  const texts = filled
    .filter(([name]) => isText(name))
    .map(([name, v]) => [name, typeof v === 'string' ? v : ''])
  return {
    value: Object.fromEntries(plain),
    texts: Object.fromEntries(texts) as Record<string, string>,
  }
}

/** Things of the case that a field may name, by what people call them. */
function knownFor(section: string, field: string, { facts }: Facts): readonly Known[] {
  const sections = refersTo(section, field)
  return facts
    .filter((fact) => sections.includes(fact.section) && fact.key !== null)
    .map(({ key, value }) => {
      const { name, title } = value as { name?: unknown; title?: unknown }
      const called = typeof name === 'string' ? name : typeof title === 'string' ? title : null
      return {
        value: key ?? '',
        label: called === null ? (key ?? '') : `${called}（${key ?? ''}）`,
      }
    })
}
