import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { grouped } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { StillWanted } from '../still-wanted.tsx'
import { DroppedFile } from './dropped-file.tsx'

interface Written {
  readonly files: readonly string[]
  readonly complete: boolean
  readonly counted: number
  readonly sameRules: boolean
}

/** Papers from a report.json that came alone: what it records is written once more, nothing is counted. */
export function RecordPapers() {
  const say = useSay()
  const [path, setPath] = useState('')
  const [folder, setFolder] = useState('')
  const [busy, setBusy] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)
  const [problem, setProblem] = useState<Told | null>(null)
  const write = async () => {
    setBusy(true)
    setProblem(null)
    setWritten(null)
    const json = { path: path.trim(), folder: folder.trim() }
    await answerOf(client.look.papers.$post({ json })).then(setWritten, (error: unknown) =>
      setProblem(toldOf(error)),
    )
    setBusy(false)
  }
  return (
    <>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void write()
        }}
      >
        <p className="why">
          {say(
            '只有一份 report.json、没有检材时，照其记载再写出报告页和 Word 文书；不重新核算。核算台账（xlsx）需要逐行的数据，写不出。',
            'From a report.json alone, without evidence: page and Word papers as it records, nothing is counted. Ledgers (xlsx) need the rows and are not written.',
          )}
        </p>
        <DroppedFile
          title={say('把 report.json 拖到这里', 'Drop report.json here')}
          label="report.json"
          placeholder={say('report.json 的路径', 'path of report.json')}
          value={path}
          onChange={setPath}
          onProblem={setProblem}
        />
        <div className="row-of">
          <PlaceField
            width={520}
            label={say('写到哪个文件夹', 'Into which folder')}
            wanted="folder"
            placeholder={say('写到哪个文件夹（可以新建）', 'into which folder (may be new)')}
            value={folder}
            onChange={setFolder}
          />
          <Button
            type="primary"
            htmlType="submit"
            disabled={path.trim() === '' || folder.trim() === ''}
            loading={busy}
          >
            {say('写出文书', 'Write the papers')}
          </Button>
          <StillWanted
            of={[
              [path.trim() !== '', 'report.json', 'report.json'],
              [folder.trim() !== '', '文件夹', 'a folder'],
            ]}
          />
        </div>
      </form>
      {problem && <Problem told={problem} />}
      {written && (
        <section className="card apart" role="status">
          <b>
            {say(
              `写出 ${grouped(written.files.length)} 个文件`,
              `${grouped(written.files.length)} files written`,
            )}
          </b>{' '}
          {say(
            `计入 ${grouped(written.counted)} 条（去重后，全案口径）`,
            `${grouped(written.counted)} records counted (whole case, without duplicates)`,
          )}
          <ul>
            {written.files.map((name) => (
              <li key={name}>
                <Paper>{name}</Paper>
              </li>
            ))}
          </ul>
          {!written.complete && (
            <p className="note warn">
              {say(
                '该报告读取不完整，文书已写明。',
                'The report was not read whole; the papers say so.',
              )}
            </p>
          )}
          {!written.sameRules && (
            <p className="note warn">
              {say(
                '规则版本与报告所载不同：条文按文号列出。',
                'Made under other law data: articles are listed by number.',
              )}
            </p>
          )}
        </section>
      )}
    </>
  )
}
