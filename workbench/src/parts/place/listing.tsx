import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { plainText } from '../../../../src/documents/safe.ts'
import type { Choice } from '../../../../src/server/folders.ts'
import { client, useAsked } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { grouped } from '../numbers.tsx'
import { Problem } from '../problem.tsx'

/** What lies on this machine, folder by folder; what may be done with each entry, and with the folder that is open. */
export function Listing({
  ofEach,
  ofOpen,
}: {
  readonly ofEach: (choice: Choice) => ReactNode
  readonly ofOpen: (at: string) => ReactNode
}) {
  const say = useSay()
  const [at, setAt] = useState<string | null>(null)
  const { value, problem } = useAsked(
    () => client.folders.$get({ query: at === null ? {} : { at } }),
    [at],
  )
  // Folders have no size: where there is nothing else, neither has the list.
  const sized = value?.choices.some(({ bytes }) => bytes !== null) ?? false
  return (
    <>
      {problem && <Problem told={problem} />}
      <div className="row-of" style={{ margin: '10px 0' }}>
        <Button disabled={at === null} onClick={() => setAt(value?.up ?? null)}>
          {say('上一级', 'Up')}
        </Button>
        <code>{at === null ? say('常用位置', 'Usual places') : plainText(at)}</code>
        {at !== null && ofOpen(at)}
      </div>
      {value && (
        <>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{say('名称', 'Name')}</th>
                {sized && (
                  <th scope="col" className="num">
                    {say('大小', 'Size')}
                  </th>
                )}
                <th scope="col">{say('选择', 'Choose')}</th>
              </tr>
            </thead>
            <tbody>
              {value.choices.map((choice) => (
                <tr key={choice.path}>
                  <td>
                    <Name choice={choice} onEnter={setAt} />
                  </td>
                  {sized && (
                    <td className="num">
                      {choice.bytes === null
                        ? '—'
                        : say(`${grouped(choice.bytes)} 字节`, `${grouped(choice.bytes)} bytes`)}
                    </td>
                  )}
                  <td>{ofEach(choice)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="shown">
            {say(
              `显示 ${grouped(value.choices.length)} / ${grouped(value.all)} 项`,
              `Showing ${grouped(value.choices.length)} of ${grouped(value.all)}`,
            )}
          </p>
        </>
      )}
    </>
  )
}

function Name({
  choice,
  onEnter,
}: {
  readonly choice: Choice
  readonly onEnter: (at: string) => void
}) {
  const say = useSay()
  return (
    <>
      {choice.folder ? (
        <Button type="link" onClick={() => onEnter(choice.path)}>
          {plainText(choice.name)}
        </Button>
      ) : (
        plainText(choice.name)
      )}
      {choice.isCase && ` ${say('（案件）', '(case)')}`}
    </>
  )
}
