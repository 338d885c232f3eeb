import { Button } from 'antd'
import { useSay } from '../../words.tsx'
import { NamedField, type Field } from './fact-field.tsx'
import { below, type FieldProblems } from './fact-problems.ts'
import { entryOf, fieldsOf, type Node } from './fact-shape.ts'
import { fieldWords } from '../../../../src/case/facts/words/fields.ts'

type Values = Readonly<Record<string, unknown>>

/** Fields that stand together under one name: a body with its level, a benefit with its evidence. */
export function Fields({ field }: { readonly field: Field }) {
  return (
    <Group
      field={field}
      node={fieldsOf(field.node)}
      value={field.value}
      problems={below(field.problems, field.name)}
      onChange={field.onChange}
    />
  )
}

/** Several such groups, each of which may be added or taken out. */
export function Entries({ field }: { readonly field: Field }) {
  const say = useSay()
  const entries = Array.isArray(field.value) ? (field.value as readonly unknown[]) : []
  const put = (next: readonly unknown[]) => field.onChange(next.length === 0 ? undefined : next)
  return (
    <div>
      {entries.map((entry, i) => (
        <div key={i} className="row-of fact-entry">
          <Group
            field={{ ...field, label: `${field.label} ${String(i + 1)}` }}
            node={entryOf(field.node)}
            value={entry}
            problems={below(field.problems, `${field.name}.${String(i)}`)}
            onChange={(next) => put(entries.with(i, next ?? {}))}
          />
          <Button size="small" onClick={() => put(entries.toSpliced(i, 1))}>
            {say('删', 'Remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => put([...entries, {}])}>
        {say('添加一项', 'Add one')}
      </Button>
    </div>
  )
}

function Group({
  field,
  node,
  value,
  problems,
  onChange,
}: {
  readonly field: Field
  readonly node: Node | null
  readonly value: unknown
  readonly problems: FieldProblems
  readonly onChange: (value: unknown) => void
}) {
  const say = useSay()
  const values = (typeof value === 'object' && value !== null ? value : {}) as Values
  const set = (name: string, next: unknown) => {
    const stated = Object.entries({ ...values, [name]: next }).filter(([, v]) => v !== undefined)
    onChange(stated.length === 0 ? undefined : Object.fromEntries(stated))
  }
  return (
    <fieldset className="fact-group">
      <legend className="unseen">{field.label}</legend>
      <div className="fact-fields">
        {Object.entries(node?.properties ?? {}).map(([name, each]) => (
          <NamedField
            key={name}
            section={field.section}
            label={fieldWords(say, field.section, name)}
            name={name}
            node={each}
            value={values[name]}
            within={field.within === undefined ? field.label : `${field.within}：${field.label}`}
            beside={values}
            knownOf={field.knownOf}
            fixed={field.fixed}
            required={node?.required?.includes(name) ?? false}
            problems={problems}
            onChange={(next) => set(name, next)}
          />
        ))}
      </div>
    </fieldset>
  )
}
