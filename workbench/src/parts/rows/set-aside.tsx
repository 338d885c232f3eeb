import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { DECIDED_CODES } from '../../../../src/records/verdicts.ts'
import type { LedgerRow } from '../../../../src/documents/workbooks/ledger-row.ts'
import { go } from '../../address.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { NoCase } from '../no-case.tsx'
import { grouped } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { isSigned, Unsigned, useWho, WhoFields } from '../who.tsx'

type Code = (typeof DECIDED_CODES)[number]

/** Rows that were marked in the grid, by their number. */
export type Marked = ReadonlyMap<number, LedgerRow>

interface Place {
  readonly tab: number
  readonly row: number
}

/** A row without a number cannot be named in a decision. */
function placesOf(marked: Marked): readonly Place[] {
  return [...marked.values()].flatMap(({ table, row }) =>
    table === undefined || row === null ? [] : [{ tab: table - 1, row }],
  )
}

/** What a person decides of the marked rows: that they are not counted, and why; or that they are again. */
export function SetAside({
  marked,
  onDone,
}: {
  readonly marked: Marked
  readonly onDone: () => void
}) {
  const say = useSay()
  const terms = useTerms()
  const { look } = useDesk()
  const [who, setWho] = useWho()
  const [code, setCode] = useState<Code>('FABRICATED')
  const [evidence, setEvidence] = useState('')
  const [problem, setProblem] = useState<Told | null>(null)
  const places = [...placesOf(marked)]
  const act = (asked: Promise<unknown>) => {
    setProblem(null)
    void asked.then(
      () => {
        onDone()
        look()
      },
      (error: unknown) => setProblem(toldOf(error)),
    )
  }
  const isAside = (row: LedgerRow) => (DECIDED_CODES as readonly string[]).includes(row.code ?? '')
  const someAside = [...marked.values()].some(isAside)
  const someIn = [...marked.values()].some((row) => !isAside(row))
  const page = evidence.trim()
  const [only] = marked.size === 1 ? marked.values() : []
  return (
    <section
      className="card apart"
      aria-label={say('所选行不计入或者取回', 'Set the marked rows aside')}
    >
      <div className="row-of">
        <b role="status">
          {say(`已选 ${grouped(marked.size)} 行`, `${grouped(marked.size)} marked`)}
        </b>
        {places.length < marked.size && (
          <span>
            {say(
              `其中 ${String(marked.size - places.length)} 行行号未知，不能单独决定`,
              `${String(marked.size - places.length)} of them have no row number`,
            )}
          </span>
        )}
        <label>
          {say('不计入的原因', 'Why not counted')}{' '}
          <Select
            style={{ width: 260 }}
            value={code}
            onChange={setCode}
            options={DECIDED_CODES.map((value) => ({ value, label: terms.code(value) }))}
          />
        </label>
        <Input
          style={{ width: 230 }}
          aria-label={say('证据卷页', 'Page of the file')}
          placeholder={say('证据卷第×页（可不填）', 'page of the file')}
          value={evidence}
          onChange={({ target }) => setEvidence(target.value)}
        />
      </div>
      <div className="row-of">
        <WhoFields who={who} onChange={setWho} />
        <Button
          type="primary"
          disabled={!isSigned(who) || places.length === 0 || !someIn}
          onClick={() =>
            act(
              answerOf(
                client['set-aside'].$post({
                  json: { places, code, ...(page ? { evidence: page } : {}), ...who },
                }),
              ),
            )
          }
        >
          {say('记为不计入并重新核算', 'Set aside and count again')}
        </Button>
        {someAside && (
          <Button
            disabled={!isSigned(who) || places.length === 0}
            onClick={() =>
              act(answerOf(client['set-aside'].back.$post({ json: { places, ...who } })))
            }
          >
            {say('取回，照常核算', 'Take them back')}
          </Button>
        )}
        {only && (
          <Button onClick={() => go(`/rows?like=${String(only.number)}`)}>
            {say('与这一行同一人的各行', 'Rows about the same person')}
          </Button>
        )}
        <Button onClick={onDone}>{say('不选了', 'Unmark')}</Button>
        <Unsigned who={who} />
      </div>
      {problem && (
        <NoCase
          told={problem}
          zh="不计入是案件的决定，记入操作记录。"
          en="To set rows aside is a decision of the case, entered in its journal."
        />
      )}
    </section>
  )
}

const EACH = 50

/** Every decision by which rows are not counted; each can be withdrawn. */
export function AsideList() {
  const say = useSay()
  const terms = useTerms()
  const { desk, look } = useDesk()
  const { value } = useAsked(
    () => client['set-aside'].$get({ query: { most: String(EACH) } }),
    [desk?.version],
  )
  const [who, setWho] = useWho()
  const [problem, setProblem] = useState<Told | null>(null)
  if (!value || value.all === 0) return null
  const withdraw = (id: string) => {
    setProblem(null)
    void answerOf(client['set-aside'].withdraw.$post({ json: { id, ...who } })).then(
      look,
      (error: unknown) => setProblem(toldOf(error)),
    )
  }
  return (
    <details className="card apart">
      <summary>
        {say(
          `人工决定不计入的 ${grouped(value.all)} 项`,
          `Set aside by people: ${grouped(value.all)}`,
        )}
      </summary>
      <PlainTable
        name={say('人工决定不计入的', 'Set aside by people')}
        head={[
          { title: say('文件 › 工作表', 'File › sheet'), roomy: true },
          { title: say('行', 'Rows') },
          { title: say('原因', 'Why') },
          { title: say('谁、何时、理由', 'Who, when, reason'), roomy: true },
          { title: say('撤回', 'Withdraw') },
        ]}
        lines={value.items.map((item, i) => ({
          key: item.id,
          cells: [
            [item.file, item.sheet].filter(Boolean).join(' › '),
            item.rows === null
              ? say('全部', 'all')
              : `${item.rows.join('、')}${(item.all ?? 0) > item.rows.length ? ` … ${say('共', 'of')} ${grouped(item.all ?? 0)}` : ''}`,
            terms.code(item.code),
            [item.by, item.on, item.reason, item.evidence].filter(Boolean).join('　'),
            <Button
              key="w"
              size="small"
              disabled={!isSigned(who)}
              aria-label={say(`撤回第${String(i + 1)}项`, `Withdraw no. ${String(i + 1)}`)}
              onClick={() => withdraw(item.id)}
            >
              {say('撤回', 'Withdraw')}
            </Button>,
          ],
        }))}
      />
      {value.items.length < value.all && (
        <p className="shown">
          {say(
            `显示 ${String(value.items.length)} / ${grouped(value.all)} 项，其余见“案件事实”的决定`,
            `Showing ${String(value.items.length)} of ${grouped(value.all)}; the others under Facts`,
          )}
        </p>
      )}
      <div className="row-of apart">
        <WhoFields who={who} onChange={setWho} />
        <Unsigned who={who} />
      </div>
      {problem && <Problem told={problem} />}
    </details>
  )
}
