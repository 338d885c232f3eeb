import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useSay } from '../../words.tsx'
import { grouped } from '../numbers.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'

/** The list of the police (电子数据清单), by its path on this machine; every exhibit is set beside it. */
export function HashList({ lines }: { readonly lines: number | null }) {
  const say = useSay()
  const { look } = useDesk()
  const [path, setPath] = useState('')
  const [problem, setProblem] = useState<Told | null>(null)
  const give = async (at: string | null) => {
    setProblem(null)
    await answerOf(client.evidence['hash-list'].$post({ json: { path: at } })).catch(
      (error: unknown) => setProblem(toldOf(error)),
    )
    look()
  }
  return (
    <section className="card apart">
      <div className="row-of">
        <b>{say('电子数据清单', 'List of digests')}</b>
        <span>
          {lines === null
            ? say('未比对：写明清单文件在本机的路径。', 'Not compared: give the path of the list.')
            : say(`已与清单 ${grouped(lines)} 行比对。`, `Compared with ${grouped(lines)} lines.`)}
        </span>
        <PlaceField
          width={440}
          label={say('清单文件的路径', 'Path of the list')}
          wanted="file"
          placeholder={say('例如 D:\\案件\\电子数据清单.txt', 'e.g. D:\\case\\digests.txt')}
          value={path}
          onChange={setPath}
          onEnter={() => path.trim() !== '' && void give(path.trim())}
        />
        <Button disabled={path.trim() === ''} onClick={() => void give(path.trim())}>
          {say('比对', 'Compare')}
        </Button>
        {lines !== null && (
          <Button onClick={() => void give(null)}>{say('撤去清单', 'Take it away')}</Button>
        )}
      </div>
      {problem && <Problem told={problem} />}
    </section>
  )
}
