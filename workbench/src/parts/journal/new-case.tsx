import { Button, Input } from 'antd'
import { useState } from 'react'
import { plainText } from '../../../../src/documents/safe.ts'
import { go } from '../../address.ts'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { besideEvidence, useDesk } from '../../desk.tsx'
import { useSay } from '../../words.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { StillWanted } from '../still-wanted.tsx'
import { useWho, WhoFields } from '../who.tsx'

/** A bare folder becomes a case: from then on facts, decisions and corrections are entered. */
export function NewCase() {
  const say = useSay()
  const { desk, look } = useDesk()
  const [who, setWho] = useWho()
  const [folder, setFolder] = useState(besideEvidence(desk, '案件'))
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<Told | null>(null)
  const make = async () => {
    setProblem(null)
    try {
      await answerOf(client.journal.new.$post({ json: { folder, title, ...who } }))
      look()
      go('/start')
    } catch (error) {
      setProblem(toldOf(error))
    }
  }
  const whole = folder.trim() && title.trim() && who.by.trim()
  return (
    <>
      <h2>{say('建立案件', 'Make a case')}</h2>
      <p className="lead">
        {say(
          '打开的是文件夹，还没有案件。建立案件后，人员、流转、决定和更正都记入操作记录；检材留在原处。',
          'A bare folder is open. In a case, facts, decisions and corrections are entered in its journal; evidence stays where it is.',
        )}
      </p>
      <p>
        {say('检材：', 'Evidence: ')}
        <code>{plainText(desk?.paths.join('　') ?? '')}</code>
      </p>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <div className="row-of">
          <Input
            style={{ width: 320 }}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
            placeholder={say('案件名称', 'Title')}
            aria-label={say('案件名称', 'Title')}
          />
          <PlaceField
            width={460}
            label={say('案件文件夹', 'Case folder')}
            wanted="folder"
            value={folder}
            onChange={setFolder}
            placeholder={say(
              '案件文件夹（新建），不在检材之内',
              'Case folder, outside the evidence',
            )}
          />
          <WhoFields who={who} onChange={setWho} />
          <Button type="primary" htmlType="submit" disabled={!whole}>
            {say('建立案件', 'Make the case')}
          </Button>
          <StillWanted
            of={[
              [title.trim() !== '', '案件名称', 'a title'],
              [folder.trim() !== '', '案件文件夹', 'a folder'],
              [who.by.trim() !== '', '办理人姓名', 'your name'],
            ]}
          />
        </div>
        {problem && <Problem told={problem} />}
      </form>
    </>
  )
}

/** A folder with a case file that nobody has taken into a journal yet. */
export function AdoptCase() {
  const say = useSay()
  const { look } = useDesk()
  const [who, setWho] = useWho()
  const [problem, setProblem] = useState<Told | null>(null)
  const adopt = async () => {
    setProblem(null)
    try {
      await answerOf(client.journal.adopt.$post({ json: who }))
      look()
      go('/start')
    } catch (error) {
      setProblem(toldOf(error))
    }
  }
  return (
    <>
      <h2>{say('建立操作记录', 'Begin the journal')}</h2>
      <p className="lead">
        {say(
          '这个文件夹里有案件文件（case.yaml），已用于核算，还没有操作记录。建立后，文件中的事实逐项录入，以后的改动、决定、文书状态都记入操作记录；检材和案件文件不改动。',
          'The folder holds a case file that was counted with, but no journal. Its facts are entered one by one; changes, decisions and papers are kept from then on. The evidence and the file stay as they are.',
        )}
      </p>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void adopt()
        }}
      >
        <div className="row-of">
          <WhoFields who={who} onChange={setWho} />
          <Button type="primary" htmlType="submit" disabled={who.by.trim() === ''}>
            {say('录入案件文件，建立操作记录', 'Take the case file in')}
          </Button>
          <StillWanted of={[[who.by.trim() !== '', '办理人姓名', 'your name']]} />
        </div>
        {problem && (
          <div style={{ whiteSpace: 'pre-wrap' }}>
            <Problem told={problem} />
          </div>
        )}
      </form>
    </>
  )
}
