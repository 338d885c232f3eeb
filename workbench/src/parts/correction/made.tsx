import { Button } from 'antd'
import { useState } from 'react'
import { KINDS } from '../../../../src/records/kinds.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { Link } from '../../frame.tsx'
import { useSay, type Say } from '../../words.tsx'
import { grouped } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { lettersOf } from '../letters.ts'
import { StillWanted } from '../still-wanted.tsx'
import { isSigned, useWho, WhoFields, type Who } from '../who.tsx'

type Made = Awaited<
  ReturnType<Awaited<ReturnType<typeof client.corrections.$get>>['json']>
>['items'][number]

/** All corrections that hold, of a case or of a bare folder: each can be withdrawn; they go to another case as a file. */
export function Corrections() {
  const say = useSay()
  const { desk, look } = useDesk()
  const { value, problem } = useAsked(() => client.corrections.$get(), [desk?.version])
  const [who, setWho] = useWho()
  const [refused, setRefused] = useState<Told | null>(null)
  const act = (asked: Promise<unknown>) => {
    setRefused(null)
    void asked.then(look, (error: unknown) => setRefused(toldOf(error)))
  }
  const withdraw = (id: string) =>
    act(answerOf(client.corrections.withdraw.$post({ json: { id, ...who } })))
  const take = (path: string) =>
    act(answerOf(client.corrections.import.$post({ json: { path, ...who } })))
  if (problem) return <Problem told={problem} />
  if (!value) return null
  const { items } = value as { readonly items: readonly Made[] }
  return (
    <section aria-label={say('已作的更正', 'Corrections made')}>
      <h3>{say('已作的更正', 'Corrections made')}</h3>
      {items.length === 0 ? (
        <p className="note info">
          {say(
            '还没有更正。字段、表头等不对的，点上面的数据表更正；另一案件的更正可以在下面采用。',
            'None yet. Open a table above to correct it; corrections of another case can be taken in below.',
          )}
        </p>
      ) : (
        <PlainTable
          name={say('已作的更正', 'Corrections made')}
          head={[
            { title: say('及于', 'About'), roomy: true },
            { title: say('更正', 'Correction'), roomy: true },
            { title: say('数据表', 'Tables'), num: true },
            { title: say('谁、为什么', 'Who and why'), roomy: true },
            { title: say('撤回', 'Withdraw') },
          ]}
          lines={items.map((made, i) => ({
            key: `${String(i)} ${made.id ?? ''}`,
            cells: [
              aboutOf(made, say),
              saidOf(made, say).join(say('；', '; ')),
              made.tab === null ? (
                '0'
              ) : (
                <Link key="n" className="num-link" to={`/columns?tab=${String(made.tab)}`}>
                  {grouped(made.tables)}
                </Link>
              ),
              [made.by, made.at?.slice(0, 10), made.why].filter(Boolean).join('　') ||
                say('写在案件文件里', 'stands in the case file'),
              made.id === null ? (
                say('改案件文件', 'in the case file')
              ) : (
                <Button
                  key="w"
                  size="small"
                  disabled={!isSigned(who)}
                  aria-label={say(
                    `撤回第${String(i + 1)}项更正`,
                    `Withdraw correction ${String(i + 1)}`,
                  )}
                  onClick={() => withdraw(made.id ?? '')}
                >
                  {say('撤回', 'Withdraw')}
                </Button>
              ),
            ],
          }))}
        />
      )}
      {items.length > 0 && (
        <div className="row-of apart">
          <WhoFields who={who} onChange={setWho} />
          {!isSigned(who) && (
            <span className="why">
              {say('撤回要写姓名和理由', 'To withdraw one, give your name and reason')}
            </span>
          )}
        </div>
      )}
      <Given some={items.length > 0} who={who} onWho={setWho} onTake={take} />
      {refused && <Problem told={refused} />}
    </section>
  )
}

/** To another case, and from one: what was said of shapes, without names of files. */
function Given({
  some,
  who,
  onWho,
  onTake,
}: {
  readonly some: boolean
  readonly who: Who
  readonly onWho: (who: Who) => void
  readonly onTake: (path: string) => void
}) {
  const say = useSay()
  const [path, setPath] = useState('')
  return (
    <div className="card apart">
      <p className="why">
        {say(
          '用于同形各表的更正可以给另一案件用：导出的文件没有文件名，表头中的号码已隐去。只说单个文件的更正不导出。',
          'Corrections for all tables of a shape can be used in another case: the file holds no file names. Those of single files stay here.',
        )}
      </p>
      <div className="row-of">
        {some && (
          <a href="/api/corrections.yaml" download>
            {say('导出更正（更正.yaml）', 'Export them (a .yaml file)')}
          </a>
        )}
        <PlaceField
          width={460}
          label={say('另一案件的更正', 'Corrections of another case')}
          wanted="file"
          value={path}
          onChange={setPath}
          placeholder={say('更正.yaml 的路径', 'path of that .yaml file')}
        />
        {/* Where there are corrections the name stands above, for them as well. */}
        {!some && <WhoFields who={who} onChange={onWho} />}
        <Button disabled={!isSigned(who) || path.trim() === ''} onClick={() => onTake(path.trim())}>
          {say('采用并重新核算', 'Take in and count again')}
        </Button>
        <StillWanted
          of={[
            [path.trim() !== '', '更正文件', 'the file'],
            [who.by.trim() !== '', '办理人姓名', 'your name'],
            [who.why.trim() !== '', '理由', 'the reason'],
          ]}
        />
      </div>
    </div>
  )
}

function aboutOf({ file, sheet, shape, like }: Made, say: Say) {
  if (shape !== null)
    return (
      <>
        {say('同形各表：', 'tables of the shape ')}
        <Paper>{shape}</Paper>
      </>
    )
  const place = [file, sheet].filter(Boolean).join(' › ')
  return (
    <>
      <Paper>{place === '' ? say('全部文件', 'all files') : place}</Paper>
      {like && say('，以及同形各表', ' and all of its shape')}
    </>
  )
}

/** What was said, in the words of the form by which it is said. */
function saidOf(made: Made, say: Say): readonly string[] {
  const { header, encoding, delimiter, sheets, kind, split, cut, join } = made
  const column = (index: number) => lettersOf(index)
  return [
    ...(header === null
      ? []
      : [
          header === 0
            ? say('没有表头', 'no header')
            : say(`表头在第${String(header)}行`, `header in row ${String(header)}`),
        ]),
    ...(delimiter === null
      ? []
      : [say(`分隔符 ${JSON.stringify(delimiter)}`, `delimiter ${JSON.stringify(delimiter)}`)]),
    ...(encoding === null ? [] : [say(`编码 ${encoding}`, `encoding ${encoding}`)]),
    ...(sheets.length === 0
      ? []
      : [say(`只读工作表 ${sheets.join('、')}`, `only the sheets ${sheets.join(', ')}`)]),
    ...(kind
      ? [
          say(
            `${column(kind.column)} 列是${KINDS[kind.kind]}`,
            `column ${column(kind.column)} is ${kind.kind}`,
          ),
        ]
      : []),
    ...(split
      ? [
          say(
            `${column(split.column)} 列各人以 ${split.sign} 分开`,
            `people in ${column(split.column)} parted by ${split.sign}`,
          ),
        ]
      : []),
    ...(cut
      ? [
          say(
            `${column(cut.column)} 列以 ${cut.sign} 切成几列`,
            `column ${column(cut.column)} cut by ${cut.sign}`,
          ),
        ]
      : []),
    ...(join
      ? [
          say(
            `${join.map(column).join('、')} 列合为一个号码`,
            `columns ${join.map(column).join(', ')} are one number`,
          ),
        ]
      : []),
  ]
}
