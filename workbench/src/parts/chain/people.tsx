import { client, useAsked } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Link } from '../../frame.tsx'
import { Tag } from '../numbers.tsx'
import { PlainTable, Sentences } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { rowsAddress } from '../rows-address.ts'
import { NeverAdded } from '../never-added.tsx'
import { Paper } from '../paper-text.tsx'
import { Listed, useListed } from '../asked.tsx'
import { Missing } from '../missing.tsx'

/** Persons with their numbers and parts, each by himself; then where somebody stood on both sides. */
export function People() {
  const say = useSay()
  const asked = useListed((query) => client.chain.persons.$get({ query }))
  return (
    <Listed
      asked={asked}
      unit={say('人', '')}
      none={<Missing zh="没有录入人员。" en="No persons are entered." sections={['parties']} />}
    >
      {(persons) => (
        <>
          <NeverAdded />
          <PlainTable
            name={say('人员', 'Persons')}
            head={[
              { title: say('人员', 'Person') },
              { title: say('身份、到案', 'Standing') },
              { title: say('全案角色', 'Role') },
              { title: say('涉案条数', 'Records') },
              { title: say('在各批次', 'In each batch') },
              { title: say('证据', 'Evidence') },
            ]}
            lines={persons.items.map((person) => ({
              key: person.id,
              cells: [
                `${person.name}（${person.id}）`,
                person.standing || '—',
                person.roles,
                <Counts key="counts" counts={person.counts} />,
                <Sentences
                  key="batches"
                  texts={person.batches.map(
                    (b) =>
                      `${b.batches}：${b.roles}，上家${named(b.from)}，下家${named(b.to)}，${b.deals}`,
                  )}
                />,
                person.evidence,
              ],
            }))}
          />
          <Between />
        </>
      )}
    </Listed>
  )
}

/** 上家无 and not 上家—: a dash beside a word reads as a stroke of it. */
function named(who: string): string {
  return who === '—' ? '无' : who
}

interface CountSent {
  readonly tier: string
  readonly text: string
  readonly besides: string | null
  readonly rows: string | null
}

/** A person's own numbers, each with its rows. */
function Counts({ counts }: { readonly counts: readonly CountSent[] }) {
  if (counts.length === 0) return <>—</>
  return (
    <>
      {counts.map(({ tier, text, besides, rows }) => {
        const to = rows === null ? null : rowsAddress(rows)
        return (
          <Paper key={tier}>
            <div>
              {tier}{' '}
              {to === null ? (
                text
              ) : (
                <Link className="num-link" to={to}>
                  {text}
                </Link>
              )}
              {besides !== null && <div className="shown">{besides}</div>}
            </div>
          </Paper>
        )
      })}
    </>
  )
}

/** 角色冲突, 同名不同号, 循环流转, and other hints. */
function Between() {
  const say = useSay()
  const { value, problem } = useAsked(() => client.chain.people.$get(), [])
  if (problem) return <Problem told={problem} />
  if (!value) return null
  const { conflicts, names, cycles, hints, counts } = value
  return (
    <>
      {conflicts.map((conflict) => (
        <article key={`${conflict.who} ${conflict.sentence}`} className="card">
          <h3>
            <Tag how="warn">{say('角色冲突', 'Conflict of roles')}</Tag>{' '}
            <Paper>{conflict.who}</Paper>
          </h3>
          <p>
            <Paper>{conflict.sentence}</Paper>
          </p>
          <Sentences texts={conflict.basis} />
          <PlainTable
            name={say('两种理解', 'Both readings')}
            head={[
              { title: say('理解', 'Reading') },
              { title: say('说明', 'In words') },
              { title: say('各人条数', 'Records of each') },
              { title: say('比对', 'Beside the other') },
            ]}
            lines={conflict.readings.map((reading) => ({
              key: reading.title,
              cells: [
                reading.title,
                reading.text,
                <Sentences key="counts" texts={reading.counts} />,
                <Tag key="equal" how={reading.equal ? 'good' : 'warn'}>
                  {reading.equal
                    ? say('两种理解条数相同', 'the same number')
                    : say('两种理解条数不同', 'another number')}
                </Tag>,
              ],
            }))}
          />
        </article>
      ))}
      {names.map((name) => (
        <article key={name.name} className="card">
          <h3>
            <Tag how="warn">{say('同名不同号', 'One name, several accounts')}</Tag>{' '}
            <Paper>{name.name}</Paper>
          </h3>
          <p>
            <Paper>{name.sentence}</Paper>
          </p>
          <p className="shown">
            {say('待查：', 'Open: ')}
            <Paper>{name.wanted}</Paper>
          </p>
        </article>
      ))}
      {cycles.map((cycle) => (
        <p key={cycle.sentence} className="note info">
          <Tag how="warn">{say('循环流转', 'In a circle')}</Tag> <Paper>{cycle.sentence}</Paper>
        </p>
      ))}
      {hints.length > 0 && (
        <>
          <h3>{say('提示', 'Hints')}</h3>
          <ul className="why">
            {hints.map((hint, i) => (
              <li key={`${String(i)} ${hint}`}>
                <Paper>{hint}</Paper>
              </li>
            ))}
          </ul>
        </>
      )}
      <Cut
        shown={conflicts.length + names.length + cycles.length + hints.length}
        all={counts.conflicts + counts.names + counts.cycles + counts.hints}
      />
    </>
  )
}

/** A part is never shown as the whole. */
export function Cut({ shown, all }: { readonly shown: number; readonly all: number }) {
  const say = useSay()
  if (shown >= all) return null
  return (
    <p className="shown">
      {say(
        `显示 ${shown} / ${all} 项，其余见报告`,
        `Showing ${shown} of ${all}; the report has all`,
      )}
    </p>
  )
}

/** Accounts and who used them. Nothing here says that one passed from hand to hand. */
export function Accounts() {
  const say = useSay()
  const asked = useListed((query) => client.chain.accounts.$get({ query }))
  return (
    <Listed
      asked={asked}
      unit={say('个账号', '')}
      none={<Missing zh="没有录入账号。" en="No accounts are entered." sections={['accounts']} />}
    >
      {(value) => (
        <>
          <PlainTable
            name={say('账号', 'Accounts')}
            head={[
              { title: say('账号', 'Account') },
              { title: say('平台', 'Platform') },
              { title: say('昵称', 'Display name') },
              { title: say('实际使用人', 'Used by') },
              { title: say('流转', 'Transfers') },
              { title: say('证据', 'Evidence') },
            ]}
            lines={value.items.map((account) => ({
              key: account.id,
              cells: [
                account.id,
                account.platform,
                account.shownAs,
                <>
                  {account.users} {account.open !== '' && <Tag how="warn">{account.open}</Tag>}
                </>,
                account.deals,
                account.evidence,
              ],
            }))}
          />
          <p className="shown">
            {say(
              '昵称不是账号；同名的账号各自列出，以注册和设备数据查证。',
              'A display name is no account; accounts of one name are listed apart, to be checked by registration and device data.',
            )}
          </p>
        </>
      )}
    </Listed>
  )
}
