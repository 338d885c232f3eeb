import { Button } from 'antd'
import { useState } from 'react'
import { STATUS_WORDS, type SignedName } from '../../../src/report/paper-status.ts'
import { go, useAddress, withQuery } from '../address.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../client.ts'
import { besideEvidence, useDesk } from '../desk.tsx'
import { grouped, Tag } from '../parts/numbers.tsx'
import { PaperStanding, type PaperMove } from '../parts/paper-standing.tsx'
import { PlaceField } from '../parts/place/place-field.tsx'
import { Problem } from '../parts/problem.tsx'
import { useWho, WhoFields, type Who } from '../parts/who.tsx'
import { useSay } from '../words.tsx'

type Papers = Awaited<ReturnType<Awaited<ReturnType<typeof client.papers.$get>>['json']>>
type Paper = Papers['files'][number]

/** Papers of the count: written, looked at, given out; made, reviewed by another, issued. */
export default function Papers() {
  const say = useSay()
  const address = useAddress()
  const { desk } = useDesk()
  const { value, problem, again } = useAsked(() => client.papers.$get(), [desk?.version])
  const [who, setWho] = useWho()
  const [refused, setRefused] = useState<Told | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async (what: () => Promise<unknown>) => {
    setRefused(null)
    setBusy(true)
    try {
      await what()
    } catch (error) {
      setRefused(toldOf(error))
    }
    setBusy(false)
    again()
  }
  const preview = address.query.get('preview') === 'yes'
  return (
    <>
      <h2>{say('文书', 'Papers')}</h2>
      <p className="lead">
        {say(
          '由核算结果写出，数字与 report.json 一致；状态记入操作记录，签名栏留空，由本人签名。',
          'Written from the count; status is kept in the journal, signature blocks stay blank.',
        )}
      </p>
      {problem && <Problem told={problem} />}
      {value && (
        <>
          <Writing
            papers={value}
            who={who}
            setWho={setWho}
            busy={busy}
            onWrite={(folder) =>
              void act(() =>
                answerOf(
                  client.papers.$post({
                    json: {
                      ...(folder ? { folder } : {}),
                      ...(value.signs ? { by: who.by, why: who.why } : {}),
                    },
                  }),
                ),
              )
            }
          />
          {refused && <Problem told={refused} />}
          <Files
            papers={value}
            who={who}
            busy={busy}
            onAct={(name, step) =>
              void act(() =>
                answerOf(client.papers.status.$post({ json: { name, act: step, ...who } })),
              )
            }
          />
        </>
      )}
      <h3>{say('预览', 'Preview')}</h3>
      <Button onClick={() => go(withQuery(address, { preview: preview ? null : 'yes' }))}>
        {preview
          ? say('收起', 'Close')
          : say('预览核算报告（网页）', 'Preview the report as a page')}
      </Button>
      {preview && (
        <iframe
          className="paper"
          sandbox=""
          src="/api/papers/page"
          title={say('核算报告预览', 'Preview of the report')}
        />
      )}
    </>
  )
}

/** Where the papers go, who makes them, and whether those that lie there are of this count. */
function Writing({
  papers,
  who,
  setWho,
  busy,
  onWrite,
}: {
  readonly papers: Papers
  readonly who: Who
  readonly setWho: (who: Who) => void
  readonly busy: boolean
  readonly onWrite: (folder: string | null) => void
}) {
  const say = useSay()
  const { desk } = useDesk()
  const [folder, setFolder] = useState(papers.out ?? besideEvidence(desk, '文书'))
  const bare = !desk?.isCase
  const named = bare ? folder.trim() !== '' : !papers.signs || who.by.trim() !== ''
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        onWrite(bare ? folder : null)
      }}
    >
      {bare ? (
        <p className="why">
          {say(
            '打开的是文件夹，不是案件：文书只作草稿，不记制作、复核、签发；写到检材之外的文件夹。',
            'A bare folder is open: papers are drafts only, and go to a folder outside the evidence.',
          )}
        </p>
      ) : (
        <p className="why">
          {say('写到 ', 'They go to ')}
          <code title={papers.out ?? ''}>{papers.out?.split(/[\\/]/).slice(-2).join('/')}</code>
        </p>
      )}
      <div className="row-of">
        {bare && (
          <PlaceField
            width={500}
            label={say('文书文件夹', 'Folder of the papers')}
            wanted="folder"
            value={folder}
            onChange={setFolder}
            placeholder={say('文书文件夹，不在检材之内', 'Folder outside the evidence')}
          />
        )}
        <WhoFields who={who} onChange={setWho} />
        <Button type="primary" htmlType="submit" loading={busy} disabled={!named}>
          {say('写出文书', 'Write the papers')}
        </Button>
        {papers.digest &&
          (papers.now ? (
            <Tag how="good">{say('与本次核算一致', 'of this count')}</Tag>
          ) : (
            <>
              <Tag how="warn">{say('由较早的核算生成', 'of an older count')}</Tag>
              <span className="why">
                {say('点“写出文书”，按现在的核算重写', 'Write them again for the count of now')}
              </span>
            </>
          ))}
      </div>
      {!bare && papers.signs && (
        <p className="why">
          {say(
            '写出文书的人记为制作人，不能复核自己制作的文书；复核、签发时在此写自己的姓名。重新核算后，数字有变的文书从草稿开始。误记的复核、签发，写明理由后可以撤回，两次都留在操作记录里。',
            'Who writes them is their maker and does not review them. To review or issue, put your own name here. What was given by mistake can be taken back with a reason; the journal keeps both.',
          )}
        </p>
      )}
    </form>
  )
}

function Files({
  papers,
  who,
  busy,
  onAct,
}: {
  readonly papers: Papers
  readonly who: Who
  readonly busy: boolean
  readonly onAct: (name: SignedName, act: PaperMove) => void
}) {
  const say = useSay()
  if (papers.files.length === 0) {
    return (
      <div className="note info">
        {say('还没有写出文书。', 'Nothing has been written yet.')}{' '}
        {papers.signs
          ? say('填写姓名，点“写出文书”。', 'Give your name and press “Write the papers”.')
          : say('填写文件夹，点“写出文书”。', 'Name a folder and press “Write the papers”.')}
      </div>
    )
  }
  return (
    <>
      <p className="shown">
        {say(`共 ${papers.files.length} 个文件`, `${papers.files.length} files`)}
        {papers.digest && (
          <>
            ；{say('report.json 完整性校验值', 'digest of report.json')}{' '}
            <code title={papers.digest}>{papers.digest.slice(0, 16)}…</code>
          </>
        )}
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('文件', 'File')}</th>
            <th scope="col" className="num">
              {say('大小', 'Size')}
            </th>
            <th scope="col">{say('所据核算', 'Made from')}</th>
            <th scope="col">{say('状态', 'Status')}</th>
            <th scope="col">{say('制作、复核、签发', 'Made, reviewed, issued')}</th>
          </tr>
        </thead>
        <tbody>
          {papers.files.map((file) => (
            <tr key={file.name}>
              <td>
                <a href={`/api/papers/file?name=${encodeURIComponent(file.name)}`}>{file.name}</a>
              </td>
              <td className="num">{sizeOf(file.bytes)}</td>
              <td>
                <MadeFrom file={file} now={papers.now} />
              </td>
              <td>{file.standing ? STATUS_WORDS[file.standing.status] : say('—', '—')}</td>
              <td>
                {file.standing && (
                  <PaperStanding
                    standing={file.standing}
                    by={who.by}
                    why={who.why}
                    open={file.whole && !busy}
                    onAct={(step) => onAct(file.name as SignedName, step)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function MadeFrom({ file, now }: { readonly file: Paper; readonly now: boolean }) {
  const say = useSay()
  if (file.digest === null) return <Tag how="warn">{say('不能识别', 'not known')}</Tag>
  const current = file.whole && now
  return (
    <>
      <code title={file.digest}>{file.digest.slice(0, 12)}</code>{' '}
      {current ? (
        <Tag how="good">{say('本次', 'this count')}</Tag>
      ) : (
        <Tag how="warn">{say('较早', 'older')}</Tag>
      )}
    </>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${grouped(bytes)} B` : `${grouped(Math.round(bytes / 1024))} KB`
}
