import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Verification } from '../../../../src/documents/terminal/verify.ts'
import { answerOf, client, onlooker } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'
import { Places, placesIn } from '../place/places.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { RunBar } from '../run-bar.tsx'
import { DroppedFile } from './dropped-file.tsx'
import { HowItWasRead, said, type How } from './how-it-was-read.tsx'
import { useWatched } from './watched.ts'

/** 复核: a report.json counted again from its evidence, and what agrees and what differs. */
export function Recount() {
  const say = useSay()
  const { now, going, problem, begin } = useWatched(() => onlooker.verify.$get())
  const [path, setPath] = useState('')
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const [how, setHow] = useState<How>({})
  const sealed = useSealed(path)
  const [dropped, setDropped] = useState<Parameters<typeof Problem>[0]['told'] | null>(null)
  const ready = path.trim() !== '' && (sealed !== false || placesIn(evidence).length > 0)
  const start = () =>
    begin(() =>
      answerOf(
        client.verify.$post({
          json: {
            path: path.trim(),
            evidence: placesIn(evidence),
            ...(sealed === false ? said(how) : {}),
          },
        }),
      ),
    )
  return (
    <>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <p className="why">
          {say(
            '选择报告所在文件夹中的 report.json。总是重新读取检材，不用以前的结果；逐项与报告比对。',
            'Choose report.json in the folder of the report. The evidence is always read anew and set beside the report, item by item.',
          )}
        </p>
        <DroppedFile
          title={say('把 report.json 拖到这里', 'Drop report.json here')}
          label="report.json"
          placeholder={say('report.json 的路径', 'path of report.json')}
          value={path}
          onChange={setPath}
          onProblem={setDropped}
        />
        {dropped && <Problem told={dropped} />}
        <div className="row-of">
          <Places
            label={say('检材现在的位置', 'Where the evidence lies now')}
            wanted="either"
            placeholder={
              sealed === false
                ? say('检材现在的位置（必填）', 'where the evidence lies now (required)')
                : say('检材移动过的，写现在的位置', 'only where the evidence was moved')
            }
            values={evidence}
            onChange={setEvidence}
          />
          <Button type="primary" htmlType="submit" disabled={!ready || going}>
            {say('重新核算并比对', 'Recount and compare')}
          </Button>
        </div>
        {sealed === false && <HowItWasRead how={how} onChange={setHow} />}
      </form>
      {problem && <Problem told={problem} />}
      {now?.run && going && (
        <RunBar run={now.run} onStop={() => answerOf(client.verify.stop.$post())} />
      )}
      {now?.run?.stage === 'stopped' && (
        <p role="status">{say('已停止，没有结果。', 'Stopped; there is no result.')}</p>
      )}
      {now?.run?.problem && <Problem told={now.run.problem} />}
      {now?.found && (
        <Found path={now.path ?? ''} found={now.found.numbers} text={now.found.text} />
      )}
    </>
  )
}

/** Is the way in which it was counted sealed beside it for this machine? null: not known. */
function useSealed(path: string): boolean | null {
  const [sealed, set] = useState<boolean | null>(null)
  useEffect(() => {
    let late = false
    set(null)
    const timer = window.setTimeout(() => {
      if (path.trim() === '') return
      answerOf(client.verify.sealed.$get({ query: { path: path.trim() } })).then(
        (answer) => late || set(answer.there ? answer.sealed : null),
        () => undefined,
      )
    }, 250)
    return () => {
      late = true
      window.clearTimeout(timer)
    }
  }, [path])
  return sealed
}

const SHOWN = 200

function Found({
  path,
  found: v,
  text,
}: {
  readonly path: string
  readonly found: Verification
  readonly text: string
}) {
  const say = useSay()
  const change = {
    changed: say('内容已变', 'changed'),
    missing: say('缺少', 'missing'),
    new: say('新增', 'new'),
  }
  const none = say('无', 'none')
  return (
    <section aria-label={say('复核结果', 'Result of the recount')}>
      <div className="card apart" role="status">
        <div className="row-of">
          <Tag how={v.same ? 'good' : 'loud'}>
            {v.same ? say('一致', 'the same') : say('不一致', 'differs')}
          </Tag>
          <Tag how={v.complete ? 'good' : 'loud'}>
            {v.complete ? say('读取完整', 'all was read') : say('读取不完整', 'not all was read')}
          </Tag>
          <code>{path.split(/[\\/]/).slice(-3).join('/')}</code>
        </div>
        <p>
          {v.same
            ? say(
                '重新核算得到同样的 report.json，逐字节相同。',
                'The recount gives the same report.json, byte by byte.',
              )
            : say(
                `${grouped(v['differences-all'])} 处数字或者文字不同，检材有 ${grouped(v.evidence.length)} 处变动。`,
                `${grouped(v['differences-all'])} values differ, ${grouped(v.evidence.length)} files changed.`,
              )}{' '}
          {say(
            `重新读取 ${grouped(v.files)} 个文件，计入 ${grouped(v.counted)} 条（去重后，全案口径）。`,
            `${grouped(v.files)} files read anew, ${grouped(v.counted)} records counted (whole case, without duplicates).`,
          )}
        </p>
        <p className="why">
          {v['report-digest'].match === null
            ? say('run.json 中没有校验值可比。', 'run.json states no digest to compare with.')
            : v['report-digest'].match
              ? say(
                  'report.json 与 run.json 所载校验值一致。',
                  'report.json has the digest that run.json states.',
                )
              : say(
                  'report.json 与 run.json 所载校验值不一致：写成之后被改动。',
                  'report.json has not the digest that run.json states: it was changed.',
                )}
        </p>
      </div>
      {v.evidence.length > 0 && (
        <PlainTable
          name={say('检材的变动', 'Changes of the evidence')}
          head={[
            { title: say('检材的变动', 'Evidence') },
            { title: say('文件', 'File'), roomy: true },
            { title: say('报告所载 SHA-256', 'SHA-256 then') },
            { title: say('现在', 'now') },
          ]}
          lines={v.evidence.slice(0, SHOWN).map((e, i) => ({
            key: String(i),
            cells: [
              change[e.change],
              e.at.join(' › '),
              e.was?.slice(0, 16) ?? none,
              e.now?.slice(0, 16) ?? none,
            ],
          }))}
        />
      )}
      {v.differences.length > 0 && (
        <>
          <PlainTable
            name={say('不同之处', 'What differs')}
            head={[
              { title: say('不同之处', 'What differs'), roomy: true },
              { title: say('报告', 'Report'), roomy: true },
              { title: say('复核', 'Recount'), roomy: true },
            ]}
            lines={v.differences.slice(0, SHOWN).map((d, i) => ({
              key: String(i),
              cells: [
                <code key="p" lang="zh-CN">
                  {d.path}
                </code>,
                d.was === null ? none : String(d.was),
                d.now === null ? none : String(d.now),
              ],
            }))}
          />
          <p className="shown">
            {say(
              `显示 ${grouped(Math.min(SHOWN, v.differences.length))} / ${grouped(v['differences-all'])} 处，重要的在前`,
              `Showing ${grouped(Math.min(SHOWN, v.differences.length))} of ${grouped(v['differences-all'])}, what weighs most first`,
            )}
          </p>
        </>
      )}
      <details>
        <summary>{say('复核说明全文', 'The whole of it as text')}</summary>
        <pre className="shown" style={{ whiteSpace: 'pre-wrap' }} lang="zh-CN">
          {text.replace('（--json 列出更多）', '')}
        </pre>
      </details>
      <p className="why">
        <Paper>
          {say(
            '校验值未加密保护，能发现单独改动的 report.json，不能发现两个文件一并改动；数字以重新核算为准。',
            'The digest is not protected: it finds a report.json that was changed alone. Only the recount proves the numbers.',
          )}
        </Paper>
      </p>
    </section>
  )
}
