import { useEffect, useRef } from 'react'
import { SCREENS } from '../../screens.tsx'
import { useSay } from '../../words.tsx'

/** What the keyboard does, over the screen; Esc closes it. */
export function Keys({
  open,
  numbers,
  onNumbers,
  onClose,
}: {
  readonly open: boolean
  /** Number keys open screens; who dictates, or types by mistake, switches them off. */
  readonly numbers: boolean
  readonly onNumbers: (on: boolean) => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) box.current?.showModal()
    else box.current?.close()
  }, [open])
  const keys: readonly (readonly [string, string])[] = [
    ['?', say('显示这张表', 'Shows this list')],
    ['Tab　Shift+Tab', say('下一处、上一处', 'Next and previous place')],
    ['Enter　Space', say('打开链接、按下按钮', 'Opens a link, presses a button')],
    ['↑　↓', say('明细行：上一行、下一行', 'Rows: one up, one down')],
    ['PageUp　PageDown', say('明细行：上、下二十行', 'Rows: twenty up, twenty down')],
    ['Home　End', say('明细行：第一行、最后一行', 'Rows: the first, the last')],
    ['Alt+←　Alt+→', say('后退、前进', 'Back and forward')],
    ['Ctrl+P', say('打印本页', 'Prints the screen')],
    ['Esc', say('关闭', 'Closes')],
  ]
  return (
    <dialog ref={box} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{say('键盘操作', 'Keyboard')}</h2>
      <div className="beside">
        <KeyList title={say('通用', 'Everywhere')} keys={keys} />
        <KeyList
          title={say('打开页面', 'Screens')}
          keys={SCREENS.slice(0, 9).map((s, i) => [String(i + 1), say(s.zh, s.en)])}
        />
      </div>
      <p>
        <label>
          <input
            type="checkbox"
            checked={numbers}
            onChange={({ target }) => onNumbers(target.checked)}
          />{' '}
          {say('用数字键打开页面', 'Number keys open screens')}
        </label>
      </p>
      <button type="button" onClick={onClose}>
        {say('关闭', 'Close')}
      </button>
    </dialog>
  )
}

function KeyList({
  title,
  keys,
}: {
  readonly title: string
  readonly keys: readonly (readonly [string, string])[]
}) {
  return (
    <table className="plain">
      <caption>{title}</caption>
      <tbody>
        {keys.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
