import { Button, Input } from 'antd'
import { useState } from 'react'
import type { StatementReport } from '../../../../src/report/statements.ts'
import { answerOf, client, onlooker, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Drop } from '../drop.tsx'
import { StatementCard } from '../money/statement-card.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { RunBar } from '../run-bar.tsx'
import { useWatched } from './watched.ts'

/** A statement of an account, or a folder of them, looked at without a case: what it is, its sums, whether it adds up. */
export function LookAtStatement() {
  const say = useSay()
  const { now, going, problem, begin } = useWatched(() => onlooker.statements.$get())
  const [path, setPath] = useState('')
  const [word, setWord] = useState('')
  const [dropped, setDropped] = useState<Told | null>(null)
  const found = now?.found ?? null
  const passwords = word === '' ? [] : [word]
  const look = () =>
    begin(() => answerOf(client.statements.$post({ json: { path: path.trim(), passwords } })))
  return (
    <>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <p className="why">
          {say(
            '微信支付、支付宝、财付通、银行的调取数据与用户导出账单；单位（元、分）取自表头，不猜。账号、姓名已隐去。',
            'WeChat Pay, Alipay, Tenpay and banks: what an office gets and what users export; units come from the header. Names and accounts are masked.',
          )}
        </p>
        <Drop
          small
          title={say('把流水文件拖到这里', 'Drop the statement here')}
          onFound={setPath}
          onProblem={setDropped}
        />
        {dropped && <Problem told={dropped} />}
        <div className="row-of apart">
          <PlaceField
            width={500}
            label={say('流水文件或者文件夹', 'Statement or folder')}
            wanted="either"
            placeholder={say('流水文件或者文件夹的路径', 'path of a statement or folder')}
            value={path}
            onChange={setPath}
          />
          <Input.Password
            style={{ width: 220 }}
            aria-label={say('口令', 'Password')}
            placeholder={say('口令（加密的才填）', 'password, if any')}
            value={word}
            onChange={({ target }) => setWord(target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={path.trim() === '' || going}>
            {say('读取并核对', 'Read and check')}
          </Button>
        </div>
      </form>
      {problem && <Problem told={problem} />}
      {now?.run && going && (
        <RunBar run={now.run} onStop={() => answerOf(client.statements.stop.$post())} />
      )}
      {now?.run?.problem && <Problem told={now.run.problem} />}
      {found && (
        <section aria-label={say('流水', 'Statements')}>
          {found.statements.length === 0 && (
            <p className="note info">{say('没有找到流水文件。', 'No statement was found.')}</p>
          )}
          {(found.statements as readonly StatementReport[]).map((statement) => (
            <StatementCard
              key={statement.id}
              statement={statement}
              at={{ path: found.path, passwords }}
            />
          ))}
        </section>
      )}
    </>
  )
}
