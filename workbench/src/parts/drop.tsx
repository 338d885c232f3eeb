import { Button } from 'antd'
import { useState } from 'react'
import { plainText } from '../../../src/documents/safe.ts'
import { answerOf, client, toldOf, type Told } from '../client.ts'
import { seenIn } from '../seen.ts'
import { useSay } from '../words.tsx'

/** A place to drop a file or folder on; the program finds it on this machine by what the browser tells of it. */
export function Drop({
  title,
  small = false,
  onFound,
  onProblem,
}: {
  readonly title: string
  readonly small?: boolean
  readonly onFound: (path: string) => void
  readonly onProblem: (told: Told) => void
}) {
  const say = useSay()
  const [over, setOver] = useState(false)
  const [several, setSeveral] = useState<readonly string[]>([])
  const [missing, setMissing] = useState<string | null>(null)
  const dropped = async (data: DataTransfer) => {
    setOver(false)
    const seen = await seenIn(data)
    if (!seen) return
    try {
      const { paths } = await answerOf(client.dropped.$post({ json: seen }))
      setMissing(paths.length === 0 ? seen.name : null)
      setSeveral(paths.length > 1 ? paths : [])
      const [only] = paths
      if (paths.length === 1 && only) onFound(only)
    } catch (error) {
      onProblem(toldOf(error))
    }
  }
  return (
    <div
      className={`drop ${over ? 'over' : ''} ${small ? 'small' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        void dropped(event.dataTransfer)
      }}
    >
      <div className="big">{title}</div>
      <div className="lead">
        {say(
          '浏览器只告知名称和大小；程序在本机找到它，原地读取。',
          'The browser tells only names and sizes; the program finds it on this machine and reads it where it lies.',
        )}
      </div>
      {missing !== null && (
        <p role="alert">
          {say(
            `在常用位置没有找到“${plainText(missing)}”，请在下面选择。`,
            `“${plainText(missing)}” was not found in the usual places; choose it below.`,
          )}
        </p>
      )}
      {several.length > 0 && (
        <div role="alert">
          {say('有几处同名、内容相同，请选一处：', 'Several look the same; choose one: ')}
          {several.map((path) => (
            <div key={path}>
              <Button type="link" onClick={() => onFound(path)}>
                {plainText(path)}
              </Button>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
