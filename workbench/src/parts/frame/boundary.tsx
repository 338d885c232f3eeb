import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useSay } from '../../words.tsx'

/** Around a screen: where it cannot be shown, the others can, and the page says what to do. */
export class Boundary extends Component<{ readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children
  }
}

function Failed() {
  const say = useSay()
  return (
    <div className="note warn" role="alert">
      <b>{say('这一页没能显示。', 'This screen could not be shown. ')}</b>
      <div>
        {say(
          '办法：重新载入；仍不能显示的，请记下这个地址并报告。核算结果和已保存的事实不受影响，其他各页照常使用。',
          'What to do: load it again; if that does not help, note the address and report it. Nothing that was counted or saved is lost, and the other screens work.',
        )}
      </div>
      <Button onClick={() => window.location.reload()}>{say('重新载入', 'Load again')}</Button>
    </div>
  )
}
