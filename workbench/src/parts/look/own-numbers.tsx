import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { askedText, CLAIM, INFORMATION, ROLE } from '../../../../src/law/precedents/words.ts'
import { go, useAddress } from '../../address.ts'
import { client, useAsked } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { englishOf } from '../../english/words.ts'
import { useTerms } from '../../terms.ts'
import { useWords } from '../../words.tsx'
import { Paper } from '../paper-text.tsx'
import { PrecedentList } from '../precedents.tsx'
import { Problem } from '../problem.tsx'
import { Paging, useFrom } from '../tabs.tsx'

const EACH = 12
const LISTS = ['tiers', 'kinds', 'roles', 'claims'] as const
const NUMBERS = ['prices', 'records', 'gains'] as const
const NAMES = [...LISTS, ...NUMBERS, 'person', 'own', 'all'] as const
type Name = (typeof NAMES)[number]
type Asked = Partial<Record<Name, string>>

/** Published cases beside any numbers: not binding, no formula; a number that is typed takes the place of the case's own. */
export function OwnNumbers() {
  const { say } = useWords()
  const { query } = useAddress()
  const asked = Object.fromEntries(
    NAMES.flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])),
  ) as Asked
  const key = JSON.stringify(asked)
  return (
    <>
      <Form key={key} asked={asked} />
      {Object.keys(asked).length > 0 ? (
        <Found asked={asked} />
      ) : (
        <p className="note info">
          {say(
            '填写一项以上再比照；案例没有约束力，不得出公式。',
            'Give one thing or more. Published cases bind nobody, and no formula follows.',
          )}
        </p>
      )}
    </>
  )
}

function Form({ asked }: { readonly asked: Asked }) {
  const { say, language } = useWords()
  const terms = useTerms()
  const { desk } = useDesk()
  const [typed, setTyped] = useState<Asked>(asked)
  const set = (name: Name, value: string) => setTyped({ ...typed, [name]: value })
  const word = (text: string) => (language === 'zh' ? text : (englishOf(text) ?? text))
  const many = (name: (typeof LISTS)[number], label: string, all: readonly [string, string][]) => (
    <label>
      {label}{' '}
      <Select
        mode="multiple"
        style={{ minWidth: 200 }}
        value={(typed[name] ?? '').split(',').filter(Boolean)}
        onChange={(ids: string[]) => set(name, ids.join(','))}
        options={all.map(([value, title]) => ({ value, label: title }))}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </label>
  )
  const number = (name: (typeof NUMBERS)[number], label: string) => (
    <label>
      {label}{' '}
      <Input
        style={{ width: 130 }}
        value={typed[name] ?? ''}
        onChange={({ target }) => set(name, target.value)}
      />
    </label>
  )
  const listOf = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([id, title]): [string, string] => [id, word(title)])
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        const said = NAMES.flatMap((name) => (typed[name] ? [[name, typed[name]]] : []))
        go(`/look?${new URLSearchParams([['part', 'precedents'], ...said]).toString()}`)
      }}
    >
      <div className="row-of">
        {many(
          'tiers',
          say('信息类型', 'Tier'),
          (['A', 'B', 'C'] as const).map((t) => [t, terms.tier(t)]),
        )}
        {many('kinds', say('信息种类', 'Kind'), listOf(INFORMATION))}
        {number('prices', say('单价（元）', 'Price a line (yuan)'))}
        {number('records', say('条数', 'Records'))}
        {number('gains', say('获利（元）', 'Gain (yuan)'))}
      </div>
      <div className="row-of">
        {many('roles', say('角色', 'Role'), listOf(ROLE))}
        {many('claims', say('诉请', 'Claim'), listOf(CLAIM))}
        {desk?.isCase && (
          <>
            <Checkbox
              checked={typed.own === 'yes'}
              onChange={({ target }) => set('own', target.checked ? 'yes' : '')}
            >
              {say('没有填的，用打开的案件的', 'what is left out is taken from the open case')}
            </Checkbox>
            <label>
              {say('只比照一人（标识）', 'one person alone (id)')}{' '}
              <Input
                style={{ width: 110 }}
                value={typed.person ?? ''}
                onChange={({ target }) => set('person', target.value)}
              />
            </label>
          </>
        )}
        <Checkbox
          checked={typed.all === 'yes'}
          onChange={({ target }) => set('all', target.checked ? 'yes' : '')}
        >
          {say('列出全部案例', 'list all cases')}
        </Checkbox>
        <Button type="primary" htmlType="submit">
          {say('比照', 'Compare')}
        </Button>
      </div>
      <p className="why">
        {say(
          '单价、条数、获利可以写几个，用逗号分开；不加千位逗号和单位。',
          'Several numbers are parted by commas; no thousands separators, no units.',
        )}
      </p>
    </form>
  )
}

function Found({ asked }: { readonly asked: Asked }) {
  const { say } = useWords()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.precedents.$get({ query: { ...asked, from, most: String(EACH) } as never }),
    [JSON.stringify(asked), from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return null
  const { note, rule, total, found } = value
  return (
    <>
      <p className="note info">
        <Paper>{note}</Paper>
      </p>
      <p>
        {say('用以比照的：', 'Compared by: ')}
        <Paper>{askedText(value.asked) || say('没有', 'nothing')}</Paper>
      </p>
      {found.all === 0 ? (
        <p className="shown">
          {say(`查看了 ${String(total)} 件，没有相近的。`, `None of ${String(total)} is like it.`)}
        </p>
      ) : (
        <>
          <PrecedentList items={found.items} />
          <Paging part={found} each={EACH} unit={say('件', '')} />
        </>
      )}
      <p className="shown">
        <Paper>{rule}</Paper>
      </p>
    </>
  )
}
