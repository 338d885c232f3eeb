import { agreed } from '../../../../src/documents/words/gains.ts'
import { shownLocator } from '../../../../src/documents/safe.ts'
import type { GainsReport } from '../../../../src/report/gains.ts'
import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import { grouped } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'

type Lines = GainsReport['price-lines']['lines']

/** Messages of conversations that may agree a price or a number: pointed at, never facts. */
export function PriceLines() {
  const say = useSay()
  const asked = useListed((query) => client.money['price-lines'].$get({ query }))
  const { found = 0, all = 0 } = asked.value ?? {}
  return (
    <>
      <Listed
        asked={asked}
        unit={say('条消息', '')}
        none={
          <p className="note info">
            {say(
              '检材里的聊天没有读到像是约定价格或者数量的消息；聊天导出文件放进检材后会一并读取。',
              'No message of the conversations seems to agree a price; exported chats among the exhibits are read too.',
            )}
          </p>
        }
      >
        {({ items }) => <PriceTable lines={items} />}
      </Listed>
      {found > all && (
        <p className="shown">
          {say(
            `共 ${grouped(found)} 条消息，记录列出 ${grouped(all)} 条`,
            `${grouped(found)} messages in all; the record lists ${grouped(all)}`,
          )}
        </p>
      )}
    </>
  )
}

function PriceTable({ lines }: { readonly lines: Lines }) {
  const say = useSay()
  return (
    <>
      <p>
        {say(
          '只指出可能约定价格、数量的消息，不作为事实；行话的含义以案件中的证据为准。',
          'Messages that may agree a price: pointed at, never facts.',
        )}
      </p>
      <PlainTable
        name={say('聊天中的价格', 'Prices in chats')}
        head={[
          { title: say('时间', 'When') },
          { title: say('发送人', 'Sender') },
          { title: say('读作', 'Read as') },
          { title: say('所依据的字词', 'Words') },
          { title: say('行话', 'Slang') },
          { title: say('可能的流转', 'Deals') },
          { title: say('出处', 'Where') },
        ]}
        lines={lines.map((line) => ({
          key: shownLocator(line.at),
          cells: [
            line.time ?? '—',
            line.sender,
            agreed(line),
            line.words.join('；'),
            line.slang.map(({ word, means }) => `${word}：${means}`).join('；') || '—',
            line.deals.join('、') || '—',
            shownLocator(line.at),
          ],
        }))}
      />
    </>
  )
}
