import { Button } from 'antd'
import { useState } from 'react'
import type { OverlapPair } from '../../../../src/report/chain.ts'
import {
  ALIKE,
  BY,
  expectedText,
  percent,
  shareText,
} from '../../../../src/documents/words/overlap.ts'
import { client, useAsked } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { grouped, Num, Tag } from '../numbers.tsx'
import { Picture } from '../picture.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { batchAddress, rowsAddress } from '../rows-address.ts'
import { Paging, useFrom } from '../tabs.tsx'
import { CompareBy } from './compare.tsx'
import { Cut } from './people.tsx'

const EACH = 50

/** Which lists share people, and how much: as a square, as pairs, as a picture; every number opens its rows. */
export function Overlap({ files, batches }: { readonly files: number; readonly batches: number }) {
  const say = useSay()
  const [turn, setTurn] = useState(0)
  const { value: head, problem } = useAsked(() => client.chain.overlap.$get(), [turn])
  if (problem) return <Problem told={problem} />
  if (head === null) return <Compare files={files} onDone={() => setTurn((n) => n + 1)} />
  return (
    <>
      {head.incomplete && (
        <div className="note warn">
          <b>{say('读取不完整', 'Not all was read')}</b>
          {say('：以下条数不含未读文件', ': files that were not read are not in these numbers')}
        </div>
      )}
      <p>{head.sentence}</p>
      <CompareBy now={head.by} hasBatches={batches > 1} onDone={() => setTurn((n) => n + 1)} />
      <Matrix key={turn} byBatch={head.by === 'batch'} by={BY[head.by]} />
      <Pairs key={`pairs ${String(turn)}`} />
      <Picture
        name="overlap"
        alt={say('重合矩阵，数字同上表', 'The matrix of overlap, numbers as above')}
      />
      {head.notes.length > 0 && (
        <>
          <h3>{say('说明', 'Notes')}</h3>
          <ul className="why">
            {head.notes.map((note, i) => (
              <li key={`${String(i)} ${note}`}>{note}</li>
            ))}
          </ul>
          <Cut shown={head.notes.length} all={head.allNotes} />
        </>
      )}
    </>
  )
}

/** Nothing was compared yet: fewer than two batches have files. */
function Compare({ files, onDone }: { readonly files: number; readonly onDone: () => void }) {
  const say = useSay()
  return (
    <>
      <p className="note info">
        {say(
          `没有两个以上有文件的批次可比。可以先比较 ${grouped(files)} 个文件之间有多少共同的人；只统计，不写入报告。`,
          `There are no two batches with files. The ${grouped(files)} files can be compared with each other; nothing is written in the report.`,
        )}
      </p>
      <CompareBy now={null} hasBatches={false} onDone={onDone} />
    </>
  )
}

/** The square of some lists: what two share and which part that is of the list of the row. */
function Matrix({ byBatch, by }: { readonly byBatch: boolean; readonly by: string }) {
  const say = useSay()
  const [from, setFrom] = useState(0)
  const { value, problem } = useAsked(
    () => client.chain.overlap.matrix.$get({ query: { from: String(from) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return null
  const { lists, cells, all, whole } = value
  const found = new Map(cells.map((pair) => [JSON.stringify([pair.a, pair.b]), pair]))
  const pairOf = (a: string, b: string) =>
    found.get(JSON.stringify([a, b])) ?? found.get(JSON.stringify([b, a])) ?? null
  return (
    <>
      <div
        className="wide"
        tabIndex={0}
        role="region"
        aria-label={say('重合矩阵', 'Matrix of overlap')}
      >
        <table className="plain matrix">
          <thead>
            <tr>
              <th scope="col">{by}</th>
              {lists.map(({ id, number, title }) => (
                <th key={id} scope="col" className="num" title={title ?? id}>
                  {number}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lists.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.number} {row.title ?? row.id}
                </th>
                {lists.map((column) =>
                  row.id === column.id ? (
                    <td key={column.id} className="num own">
                      <Num n={row.records} {...(byBatch ? { to: batchAddress(row.id) } : {})} />
                      <div className="shown">
                        {say('独有', 'alone ')}
                        {grouped(row.unique)}
                      </div>
                    </td>
                  ) : (
                    <SharedCell
                      key={column.id}
                      row={row.id}
                      pair={pairOf(row.id, column.id)}
                      whole={whole}
                    />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row-of">
        <p className="shown">
          {say(
            `显示 ${lists.length} / ${grouped(all)} 份名单；格中上为共同条数，下为占该行名单的比例；粗框为该名单的条数`,
            `Showing ${lists.length} of ${grouped(all)} lists; above the shared records, beneath their part of the list of the row; framed: its own`,
          )}
        </p>
        {from > 0 && (
          <Button size="small" onClick={() => setFrom(Math.max(0, from - lists.length))}>
            {say('前一组', 'Before')}
          </Button>
        )}
        {from + lists.length < all && (
          <Button size="small" onClick={() => setFrom(from + lists.length)}>
            {say('后一组', 'Next')}
          </Button>
        )}
      </div>
    </>
  )
}

function SharedCell({
  row,
  pair,
  whole,
}: {
  readonly row: string
  readonly pair: OverlapPair | null
  readonly whole: boolean
}) {
  const say = useSay()
  if (pair === null) return <td className="num">{whole ? '0' : say('未列', 'not listed')}</td>
  const share = pair.a === row ? pair['a-in-b'] : pair['b-in-a']
  const to = rowsAddress(pair.rows)
  const tenths = share.of === 0 ? 0 : Math.min(10, Math.floor((share.n * 10) / share.of))
  return (
    <td className={`num share-${String(tenths)}`}>
      <Num n={pair.shared} {...(to === null ? {} : { to })} />
      <div className="shown">{percent(share)}</div>
    </td>
  )
}

function Pairs() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.chain.overlap.pairs.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return null
  if (value.all === 0)
    return <p className="note info">{say('没有共同的人或者号码。', 'Nothing is shared.')}</p>
  return (
    <>
      <h3>{say('各对名单', 'Pairs')}</h3>
      <PlainTable
        name={say('各对名单', 'Pairs')}
        head={[
          { title: '甲' },
          { title: '乙' },
          { title: say('共同', 'Shared'), num: true },
          { title: say('占甲', 'of 甲'), num: true },
          { title: say('占乙', 'of 乙'), num: true },
          { title: say('除普遍值', 'Without hubs'), num: true },
          { title: say('合并去重', 'Together'), num: true },
          { title: say('偶然共同（推算）', 'By chance'), num: true },
          { title: say('仅凭偶然须限于', 'Circle for chance'), num: true },
          { title: say('提示', 'Hint') },
        ]}
        lines={value.items.map((pair) => {
          const to = rowsAddress(pair.rows)
          return {
            key: JSON.stringify([pair.a, pair.b]),
            cells: [
              pair.a,
              pair.b,
              <Num key="n" n={pair.shared} {...(to === null ? {} : { to })} />,
              shareText(pair['a-in-b']),
              shareText(pair['b-in-a']),
              grouped(pair['without-hubs']),
              grouped(pair.union),
              expectedText(pair['by-chance']),
              pair.shared === 0 ? '—' : `${grouped(pair['by-chance'].circle)}人`,
              pair.alike === null ? '—' : <Tag key="alike">{ALIKE[pair.alike]}</Tag>,
            ],
          }
        })}
      />
      <Paging
        part={value}
        each={EACH}
        unit={say(
          value.sharing > value.all ? `对（共同的共${grouped(value.sharing)}对）` : '对',
          '',
        )}
      />
    </>
  )
}
