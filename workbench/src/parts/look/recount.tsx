import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { Verification } from '../../../../src/documents/terminal/verify.ts'
import { answerOf, client, onlooker } from '../../client.ts'
import { useSay, type Say } from '../../words.tsx'
import { dayOf, lastDayOf } from '../day.ts'
import { Drop } from '../drop.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Places, placesIn } from '../place/places.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { RunBar } from '../run-bar.tsx'
import { useWatched } from './watched.ts'

const KEYS = ['id', 'name+phone', 'phone', 'line'] as const

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
        <Drop
          small
          title={say('把 report.json 拖到这里', 'Drop report.json here')}
          onFound={setPath}
          onProblem={setDropped}
        />
        {dropped && <Problem told={dropped} />}
        <div className="row-of apart">
          <PlaceField
            width={520}
            label="report.json"
            wanted="file"
            placeholder={say('report.json 的路径', 'path of report.json')}
            value={path}
            onChange={setPath}
          />
        </div>
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

interface How {
  readonly key?: (typeof KEYS)[number] | null
  readonly from?: string
  readonly to?: string
  readonly decided?: string
  readonly lessons?: string
  readonly passwords?: string
  readonly hashList?: string
}

function said({ key, from = '', to = '', decided = '', ...files }: How) {
  const begin = dayOf(from)
  const end = lastDayOf(to.trim() === '' ? from : to)
  const first = begin.length === 7 ? `${begin}-01` : begin
  const fileOf = (path = '') => (path.trim() === '' ? null : path.trim())
  return {
    key: key ?? null,
    conduct: from.trim() === '' ? null : { from: first, to: end },
    decided: decided.trim() === '' ? null : dayOf(decided),
    lessons: fileOf(files.lessons),
    passwords: fileOf(files.passwords),
    hashList: fileOf(files.hashList),
  }
}

/** Made on another machine: what was said there when it was counted is said again. */
function HowItWasRead({
  how,
  onChange,
}: {
  readonly how: How
  readonly onChange: (how: How) => void
}) {
  const say = useSay()
  const text = (name: 'from' | 'to' | 'decided', label: string) => (
    <label>
      {label}{' '}
      <Input
        style={{ width: 120 }}
        placeholder="2021-08-05"
        value={how[name] ?? ''}
        onChange={({ target }) => onChange({ ...how, [name]: target.value })}
      />
    </label>
  )
  return (
    <section aria-label={say('当时的读取条件', 'How it was read then')}>
      <p className="note info">
        {say(
          '这份报告不是在本机作出的：写明检材的位置；当时选定过去重依据、日期、更正或者口令的，照样写上，没有的不填。',
          'This report was not made on this machine: say where the evidence lies, and what was said then of key, dates, corrections and passwords.',
        )}
      </p>
      <div className="row-of">
        <label>
          {say('去重依据', 'Key')}{' '}
          <Select
            style={{ width: 170 }}
            allowClear
            value={how.key ?? null}
            onChange={(key?: (typeof KEYS)[number]) => onChange({ ...how, key: key ?? null })}
            options={KEYS.map((value) => ({ value, label: keyName(value, say) }))}
          />
        </label>
        {text('from', say('行为开始', 'Conduct from'))}
        {text('to', say('行为结束', 'Conduct to'))}
        {text('decided', say('裁判日期', 'Decided on'))}
      </div>
      <div className="row-of">
        <PlaceField
          label={say('更正文件', 'File of corrections')}
          wanted="file"
          placeholder={say('更正.yaml', 'a .yaml file')}
          value={how.lessons ?? ''}
          onChange={(lessons) => onChange({ ...how, lessons })}
        />
        <PlaceField
          label={say('口令表', 'List of passwords')}
          wanted="file"
          placeholder={say('口令表，每行一个', 'passwords, one a line')}
          value={how.passwords ?? ''}
          onChange={(passwords) => onChange({ ...how, passwords })}
        />
        <PlaceField
          label={say('电子数据清单', 'List of digests')}
          wanted="file"
          placeholder={say('电子数据清单（校验值）', 'list of digests')}
          value={how.hashList ?? ''}
          onChange={(hashList) => onChange({ ...how, hashList })}
        />
      </div>
    </section>
  )
}

function keyName(key: (typeof KEYS)[number], say: Say): string {
  const names = {
    id: say('证件号', 'identity number'),
    'name+phone': say('姓名＋电话', 'name + telephone'),
    phone: say('电话', 'telephone'),
    line: say('整行', 'whole line'),
  }
  return names[key]
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
