import { Button } from 'antd'
import { NATURE } from '../../../src/documents/sample/terms.ts'
import { go, useAddress, withQuery } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { Tag } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { DrawFacts, Grounds, STRATA_EACH, StrataTable } from '../parts/sample/facts.tsx'
import { FilledSheet } from '../parts/sample/filled.tsx'
import { NewDraw } from '../parts/sample/new-draw.tsx'
import { ResultsTable } from '../parts/sample/results.tsx'
import type { Shown } from '../parts/sample/seen.ts'
import { useFrom } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'

/** 抽样核实: looked at, drawn, worked on paper by two people, read back; it tells of truth and never of numbers. */
export default function Sample() {
  const say = useSay()
  const { query } = useAddress()
  const at = query.get('at')
  const { value, problem, again } = useAsked(
    () => client.sample.$get({ query: at === null ? {} : { at } }),
    [at],
  )
  const drawing = query.get('part') === 'new' || (value?.names.length === 0 && at === null)
  return (
    <>
      <h2>{say('抽样核实', 'Authenticity sample')}</h2>
      <p className="lead">
        {say(
          NATURE,
          'A statistical check of truth, not an expert opinion; it never changes the count. Whether it is relied on is for the office to decide.',
        )}
      </p>
      {problem && <Problem told={problem} />}
      {value && (
        <nav className="tabs" aria-label={say('各次抽样', 'Draws')}>
          <Link to="/sample?part=new" aria-current={drawing ? 'page' : undefined}>
            {say('新的抽样', 'New draw')}
          </Link>
          {value.names.map((name) => (
            <Link
              key={name}
              to={`/sample?at=${encodeURIComponent(name)}`}
              aria-current={!drawing && value.shown?.name === name ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
      {value && drawing && <NewDraw base={value.base} onDrawn={again} />}
      {value && !drawing && value.shown && (
        <OneDraw key={value.shown.name} shown={value.shown} again={again} />
      )}
      {value && !drawing && !value.shown && (
        <div className="note info">
          {say('没有这次抽样，或者它的文件夹已移走。', 'There is no such draw. ')}
          <Link to="/sample?part=new">{say('重新抽样', 'Draw anew')}</Link>
        </div>
      )}
    </>
  )
}

/** A draw: what was drawn, where the sheet lies, and what came back. */
function OneDraw({ shown, again }: { readonly shown: Shown; readonly again: () => void }) {
  const say = useSay()
  const from = useFrom()
  const turn = shown.results?.sheet ?? ''
  const { value: strata, problem } = useAsked(
    () => client.sample.strata.$get({ query: { at: shown.name, from, most: String(STRATA_EACH) } }),
    [shown.name, from, turn, String(shown.results?.random)],
  )
  return (
    <>
      <div className="card">
        <div className="row-of">
          <b>{say('抽样核实表', 'Call sheet')}</b>
          <code>{shown.folder}</code>
          {shown.now ? (
            <Tag how="good">{say('与本次核算一致', 'of this count')}</Tag>
          ) : (
            <Tag how="warn">
              {say('抽自较早的核算；条数有变的，应重新抽样', 'of an older count: draw anew')}
            </Tag>
          )}
          {!shown.sheet && <Tag how="warn">{say('表已移走', 'the sheet was moved away')}</Tag>}
        </div>
        <p className="why">
          {say(
            '用 Excel 或 WPS 打开文件夹中的 抽样核实表.xlsx，两人核实并签名；含明文，专人保管，用后依规定销毁并记录。',
            'Open 抽样核实表.xlsx in that folder with Excel or WPS; two people check and sign. It holds clear text: keep it safe and destroy it after use.',
          )}
        </p>
      </div>
      <h3>{say('填好的表', 'The filled sheet')}</h3>
      <FilledSheet shown={shown} onRead={again} />
      <h3>{say('核实结果', 'Results')}</h3>
      {shown.results ? (
        <ResultsTable at={shown.name} results={shown.results} />
      ) : (
        <div className="note info">
          {say('还没有读回填好的表。', 'No filled sheet has come back yet. ')}
          {say(
            '两人核实签名后，在上面读回；未填的不计为已核实。',
            'When two people have checked and signed, read it back above; what is not filled in is not taken as checked.',
          )}
        </div>
      )}
      <h3>{say('分层与抽取数', 'Strata')}</h3>
      {problem && <Problem told={problem} />}
      {strata && <StrataTable strata={strata} found={shown.results !== null} />}
      <h3>{say('怎样抽的', 'How it was drawn')}</h3>
      <div className="card">
        <DrawFacts head={shown.draw} drawn={shown.drawn} />
      </div>
      <Grounds head={shown.draw} />
      <Page name={shown.name} turn={turn} />
    </>
  )
}

/** 抽样核实说明: looked at here, and given out with the record of the draw. */
function Page({ name, turn }: { readonly name: string; readonly turn: string }) {
  const say = useSay()
  const address = useAddress()
  const open = address.query.get('preview') === 'yes'
  const at = encodeURIComponent(name)
  return (
    <>
      <h3>{say('抽样核实说明', 'The page')}</h3>
      <div className="row-of">
        <Button onClick={() => go(withQuery(address, { preview: open ? null : 'yes' }))}>
          {open ? say('收起', 'Close') : say('预览', 'Preview')}
        </Button>
        {['抽样核实说明.html', 'sample.json', ...(turn ? ['sample-results.json'] : [])].map(
          (file) => (
            <a key={file} href={`/api/sample/file?at=${at}&name=${encodeURIComponent(file)}`}>
              {file}
            </a>
          ),
        )}
      </div>
      {open && (
        <iframe
          key={turn}
          className="paper"
          sandbox=""
          src={`/api/sample/page?at=${at}`}
          title={say('抽样核实说明预览', 'Preview of the page')}
        />
      )}
    </>
  )
}
