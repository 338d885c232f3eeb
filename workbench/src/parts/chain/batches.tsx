import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Num } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { batchAddress } from '../rows-address.ts'
import { Listed, useListed } from '../asked.tsx'
import { Missing } from '../missing.tsx'

/** What moved together: the records of its files beside what is stated of it. */
export function Batches() {
  const say = useSay()
  const asked = useListed((query) => client.chain.batches.$get({ query }))
  return (
    <Listed
      asked={asked}
      unit={say('个批次', '')}
      none={<Missing zh="没有录入批次。" en="No batches are entered." sections={['batches']} />}
    >
      {(value) => (
        <>
          <PlainTable
            name={say('批次', 'Batches')}
            head={[
              { title: say('批次', 'Batch') },
              { title: say('名称', 'Title') },
              { title: say('文件', 'Files'), num: true },
              { title: say('核算条数', 'Counted'), num: true },
              { title: say('载明条数', 'Stated'), num: true },
              { title: say('关系', 'Relation') },
              { title: say('说明', 'Note') },
            ]}
            lines={value.items.map((batch) => ({
              key: batch.id,
              cells: [
                batch.id,
                batch.title || '—',
                batch.files,
                batch.counted === null ? (
                  say('没有文件可核', 'no files')
                ) : (
                  <Num key="n" n={batch.counted} to={batchAddress(batch.id)} />
                ),
                batch.declared,
                batch.related || '—',
                batch.note || '—',
              ],
            }))}
          />
          <p className="shown">
            {say(
              '载明条数为来源的用语，与核算条数并列，不相加，不设上限。',
              'Stated numbers keep the words of their source; they stand beside the count and are never added to it.',
            )}
          </p>
        </>
      )}
    </Listed>
  )
}
