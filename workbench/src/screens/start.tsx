import { Button, Input } from 'antd'
import { useState } from 'react'
import { go } from '../address.ts'
import { answerOf, client, toldOf, type Told } from '../client.ts'
import { isGoing, useDesk } from '../desk.tsx'
import { Link } from '../frame.tsx'
import { Drop } from '../parts/drop.tsx'
import { Listing } from '../parts/place/listing.tsx'
import { PlaceField } from '../parts/place/place-field.tsx'
import { Places, placesIn } from '../parts/place/places.tsx'
import { Problem } from '../parts/problem.tsx'
import { RunBar } from '../parts/run-bar.tsx'
import { StillWanted } from '../parts/still-wanted.tsx'
import { useWho, WhoFields } from '../parts/who.tsx'
import { useSay } from '../words.tsx'

/** The two-click road: drop or choose a folder; the count begins and its result opens. */
export default function Start() {
  const say = useSay()
  const { desk, look } = useDesk()
  const [problem, setProblem] = useState<Told | null>(null)
  const open = async (paths: readonly string[]) => {
    setProblem(null)
    try {
      await answerOf(client.open.$post({ json: { paths: [...paths] } }))
      look()
    } catch (error) {
      setProblem(toldOf(error))
    }
  }
  const run = desk?.run ?? null
  if (run && isGoing(desk)) {
    return (
      <>
        <h2>{say('正在核算', 'Counting')}</h2>
        <p className="lead">
          {say(
            '可以关闭页面，核算继续；再打开时回到这里。',
            'The page may be closed; the count goes on.',
          )}
        </p>
        <RunBar run={run} />
      </>
    )
  }
  return (
    <>
      <h2>{say('选择检材', 'Choose the evidence')}</h2>
      <p className="lead">
        {say(
          '拖入或者选择查获的文件夹，即读取并核算条数。原文件只读，不复制，不上传。',
          'Drop or choose the seized folder: it is read and counted. Nothing is changed, copied or sent anywhere.',
        )}
      </p>
      {run?.stage === 'done' && (
        <div className="note info" role="status">
          {say('核算已完成。', 'The count is done. ')}
          <Button type="primary" onClick={() => go('/overview')}>
            {say('查看结果', 'See the result')}
          </Button>{' '}
          {desk?.isCase && (
            <Button onClick={() => go('/facts?section=parties')}>
              {say('录入案件事实', 'Enter the facts')}
            </Button>
          )}
        </div>
      )}
      {run?.stage === 'stopped' && (
        <div className="note warn" role="status">
          {say(
            '已停止。已读的部分保留，再次核算时接着进行。',
            'Stopped. What was read is kept; counting again goes on from it. ',
          )}{' '}
          <Button onClick={() => void open(desk?.paths ?? [])}>{say('接着核算', 'Go on')}</Button>
        </div>
      )}
      {run?.problem && <Problem told={run.problem} />}
      {run?.stage === 'failed' && desk?.journal && <EvidenceElsewhere />}
      {problem && <Problem told={problem} />}
      <Drop
        title={say('把文件夹拖到这里', 'Drop a folder here')}
        onFound={(path) => void open([path])}
        onProblem={setProblem}
      />
      <Chooser onChosen={(path) => void open([path])} />
      <Several onChosen={(paths) => void open(paths)} />
      <Receive />
    </>
  )
}

/** The case is open although its evidence could not be counted. */
function EvidenceElsewhere() {
  const say = useSay()
  return (
    <div className="note info" role="status">
      {say(
        '案件已打开，案件事实和操作记录可以照常查看、录入。检材移到别处的，改正其位置后重新核算。',
        'The case is open: its facts and journal can be read and written. Where the evidence was moved, say where it lies now and count again. ',
      )}{' '}
      <Link to="/facts?section=exhibits">
        {say('到“案件事实”改正检材的位置', 'Put it right under Facts')}
      </Link>
    </div>
  )
}

function Chooser({ onChosen }: { readonly onChosen: (path: string) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  return (
    <section aria-label={say('在本机选择', 'Choose on this machine')}>
      <h3>{say('在本机选择', 'Choose on this machine')}</h3>
      <form
        className="row-of"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim()) onChosen(typed.trim())
        }}
      >
        <Input
          style={{ maxWidth: 520 }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={say('路径', 'Path')}
          placeholder={say('粘贴路径，如 D:\\检材', 'Paste a path')}
        />
        <Button htmlType="submit" disabled={!typed.trim()}>
          {say('核算这个路径', 'Count this path')}
        </Button>
      </form>
      <Listing
        ofEach={({ path, isCase }) => (
          <Button onClick={() => onChosen(path)}>
            {isCase ? say('打开案件', 'Open the case') : say('核算', 'Count')}
          </Button>
        )}
        ofOpen={(at) => (
          <Button type="primary" onClick={() => onChosen(at)}>
            {say('核算这个文件夹', 'Count this folder')}
          </Button>
        )}
      />
    </section>
  )
}

/** Evidence that lies in several places is counted as one, each place an exhibit of its own. */
function Several({ onChosen }: { readonly onChosen: (paths: readonly string[]) => void }) {
  const say = useSay()
  const [places, setPlaces] = useState<readonly string[]>(['', ''])
  const said = placesIn(places)
  return (
    <details className="card">
      <summary>{say('检材在几处，一起核算', 'Evidence in several places, counted as one')}</summary>
      <p className="why">
        {say(
          '每一处作为一份检材；同一人在几处出现的，合在一起去重。',
          'Each place is an exhibit; who stands in several of them is counted once.',
        )}
      </p>
      <Places
        label={say('检材的位置', 'Place of the evidence')}
        wanted="either"
        placeholder={say('文件夹或者文件', 'folder or file')}
        values={places}
        onChange={setPlaces}
      />
      <p>
        <Button disabled={said.length < 2} onClick={() => onChosen(said)}>
          {say('一起核算', 'Count them as one')}
        </Button>
      </p>
    </details>
  )
}

/** A case that somebody else has worked on comes as a pack: it is taken over into a new folder of this machine. */
function Receive() {
  const say = useSay()
  const { look } = useDesk()
  const [who, setWho] = useWho()
  const [pack, setPack] = useState('')
  const [folder, setFolder] = useState('')
  const [problem, setProblem] = useState<Told | null>(null)
  const receive = () => {
    setProblem(null)
    void answerOf(client.journal.receive.$post({ json: { pack, folder, ...who } })).then(
      look,
      (error: unknown) => setProblem(toldOf(error)),
    )
  }
  return (
    <details className="card">
      <summary>{say('接收别人交来的案件包', 'Take over a pack from somebody else')}</summary>
      <p className="why">
        {say(
          '案件包是一个文件，内有案件事实和操作记录，没有检材。接收到一个新文件夹，检材仍在原处；检材的位置不同的，接收后到“案件事实”的“检材”改正。',
          'A pack is one file with the facts and their journal, without evidence. It is taken into a new folder; where the evidence lies elsewhere here, put it right under Facts.',
        )}
      </p>
      <div className="row-of">
        <PlaceField
          label={say('案件包', 'Pack')}
          wanted="file"
          value={pack}
          onChange={setPack}
          placeholder={say('案件包，如 case.pack', 'the pack')}
        />
        <PlaceField
          label={say('放到哪个文件夹（新建）', 'Into which folder (new)')}
          wanted="folder"
          value={folder}
          onChange={setFolder}
          placeholder={say('新文件夹，如 D:\\案件\\某案', 'a new folder')}
        />
        <WhoFields who={who} onChange={setWho} />
        <Button disabled={!pack.trim() || !folder.trim() || !who.by.trim()} onClick={receive}>
          {say('接收案件', 'Take it over')}
        </Button>
        <StillWanted
          of={[
            [pack.trim() !== '', '案件包', 'the pack'],
            [folder.trim() !== '', '新文件夹', 'a new folder'],
            [who.by.trim() !== '', '办理人姓名', 'your name'],
          ]}
        />
      </div>
      {problem && <Problem told={problem} />}
    </details>
  )
}
