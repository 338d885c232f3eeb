import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { CorrectionEffect, FileEffect } from '../../../src/case/intake/correction-effect.ts'
import { KINDS } from '../../../src/records/kinds.ts'
import type { TableReport } from '../../../src/report.ts'
import { answerOf, client, toldOf, type Told } from '../client.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.tsx'
import { grouped } from './numbers.tsx'
import { Problem } from './problem.tsx'
import { lettersOf } from './table-columns.tsx'

interface Said {
  readonly column?: string
  readonly kind?: string
  readonly header?: number
  readonly delimiter?: string
  readonly encoding?: string
}

/** Says what is wrong, shows what it would change, and only then enters it with name and reason. */
export function Correction({
  tab,
  table,
  alike,
}: {
  readonly tab: number
  readonly table: TableReport
  readonly alike: number
}) {
  const say = useSay()
  const { desk, look } = useDesk()
  const [said, setSaid] = useState<Said>({})
  const [all, setAll] = useState(false)
  const [effect, setEffect] = useState<CorrectionEffect | null>(null)
  const [problem, setProblem] = useState<Told | null>(null)
  const [busy, setBusy] = useState(false)
  const [by, setBy] = useState('')
  const [why, setWhy] = useState('')
  const change = (next: Said) => {
    setSaid(next)
    setEffect(null)
  }
  const work = async (what: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await what().catch((error: unknown) => setProblem(toldOf(error)))
    setBusy(false)
  }
  const see = () =>
    work(async () =>
      setEffect(
        (await answerOf(
          client.columns.effect.$post({ json: { tab, ...said, alike: false } }),
        )) as CorrectionEffect,
      ),
    )
  const accept = () =>
    work(async () => {
      await answerOf(client.columns.accept.$post({ json: { tab, ...said, alike: all, by, why } }))
      look()
    })
  const whole =
    Object.keys(said).length > 0 && (said.column === undefined) === (said.kind === undefined)
  return (
    <section className="card" aria-label={say('更正', 'Correction')}>
      <h3>{say('更正', 'Correction')}</h3>
      <div className="row-of">
        <label>
          {say('列', 'Column')}{' '}
          <Select
            style={{ width: 190 }}
            allowClear
            {...(said.column === undefined ? {} : { value: said.column })}
            onChange={(column?: string) =>
              change(
                without(
                  { ...said, ...(column ? { column } : {}) },
                  column ? [] : ['column', 'kind'],
                ),
              )
            }
            options={table.columns.map((c) => ({
              value: lettersOf(c.index),
              label: `${lettersOf(c.index)} ${c.header ?? ''}`,
            }))}
          />
        </label>
        <label>
          {say('应为', 'is')}{' '}
          <Select
            style={{ width: 220 }}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={said.column === undefined}
            {...(said.kind === undefined ? {} : { value: said.kind })}
            onChange={(kind: string) => change({ ...said, kind })}
            options={Object.entries(KINDS).map(([value, label]) => ({
              value,
              label: `${label} ${value}`,
            }))}
          />
        </label>
        <label>
          {say('表头行（无表头写 0）', 'Header row (0: none)')}{' '}
          <InputNumber
            min={0}
            max={1_048_576}
            value={said.header ?? null}
            onChange={(header) =>
              change(
                without(
                  { ...said, ...(header === null ? {} : { header }) },
                  header === null ? ['header'] : [],
                ),
              )
            }
          />
        </label>
        <label>
          {say('分隔符', 'Delimiter')}{' '}
          <Input
            style={{ width: 90 }}
            value={said.delimiter ?? ''}
            onChange={({ target: { value } }) =>
              change(
                without(
                  { ...said, ...(value ? { delimiter: value } : {}) },
                  value ? [] : ['delimiter'],
                ),
              )
            }
          />
        </label>
        <label>
          {say('编码', 'Encoding')}{' '}
          <Select
            style={{ width: 130 }}
            allowClear
            {...(said.encoding === undefined ? {} : { value: said.encoding })}
            onChange={(encoding?: string) =>
              change(
                without(
                  { ...said, ...(encoding ? { encoding } : {}) },
                  encoding ? [] : ['encoding'],
                ),
              )
            }
            options={['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'].map((value) => ({
              value,
              label: value,
            }))}
          />
        </label>
        <Button onClick={() => void see()} disabled={!whole} loading={busy && effect === null}>
          {say('先看效果', 'See the effect')}
        </Button>
      </div>
      {problem && <Problem told={problem} />}
      {effect && (
        <>
          <Effect effect={effect} />
          <div className="row-of">
            {alike > 1 && (
              <Checkbox checked={all} onChange={({ target: { checked } }) => setAll(checked)}>
                {say(`用于同形的全部 ${alike} 张数据表`, `for all ${alike} tables of this shape`)}
              </Checkbox>
            )}
            <Input
              style={{ width: 140 }}
              placeholder={say('姓名', 'Name')}
              aria-label={say('更正人', 'Who')}
              value={by}
              onChange={({ target }) => setBy(target.value)}
            />
            <Input
              style={{ width: 260 }}
              placeholder={say('理由', 'Reason')}
              aria-label={say('理由', 'Reason')}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
            <Button
              type="primary"
              disabled={!by.trim() || !why.trim()}
              loading={busy}
              onClick={() => void accept()}
            >
              {say('采用并重新核算', 'Accept and count again')}
            </Button>
          </div>
          <p className="shown">
            {desk?.isCase
              ? say('采用的更正记入操作记录。', 'An accepted correction is entered in the journal.')
              : say(
                  '没有建立案件：更正只在本次核算中有效，并印在报告上。',
                  'No case: the correction holds for this count and stands in its report.',
                )}
          </p>
        </>
      )}
    </section>
  )
}

function without(said: Said, names: readonly (keyof Said)[]): Said {
  return Object.fromEntries(
    Object.entries(said).filter(([name]) => !names.includes(name as keyof Said)),
  )
}

function Effect({ effect: { before, after } }: { readonly effect: CorrectionEffect }) {
  const say = useSay()
  const lines: readonly [string, (e: FileEffect) => number][] = [
    [say('数据行', 'data rows'), (e) => e.rows.data],
    [say('转出条数', 'records'), (e) => e.records.out],
    [say('计入', 'counted'), (e) => e.records.counted],
    [say('重复', 'duplicate'), (e) => sum(e.records.duplicate)],
    [say('不计入', 'set aside'), (e) => sum(e.records['set-aside'])],
  ]
  return (
    <table className="plain" style={{ width: 'auto', margin: '12px 0' }}>
      <caption style={{ textAlign: 'left' }}>
        {say('此文件单独核算，更正前后', 'this file by itself, before and after')}
      </caption>
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col" className="num">
            {say('更正前', 'before')}
          </th>
          <th scope="col" className="num">
            {say('更正后', 'after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, of]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="num">{grouped(of(before))}</td>
            <td className="num">{grouped(of(after))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say('字段', 'columns')}</th>
          <td>{kindsOf(before)}</td>
          <td>{kindsOf(after)}</td>
        </tr>
      </tbody>
    </table>
  )
}

function kindsOf({ tables }: FileEffect): string {
  return tables
    .map(({ columns }) =>
      columns
        .filter((c) => c.kind !== 'empty')
        .map((c) => KINDS[c.kind])
        .join('、'),
    )
    .join('；')
}

function sum(tally: Readonly<Record<string, number | undefined>>): number {
  return Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0)
}
