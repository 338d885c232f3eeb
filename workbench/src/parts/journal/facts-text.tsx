import { Button, Input } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useSay } from '../../words.tsx'
import { Problem } from '../problem.tsx'
import { useWho, WhoFields } from '../who.tsx'

/** The facts of the case as their text, for those who write faster than they click; checked before anything is entered. */
export function FactsText({ onDone }: { readonly onDone: () => void }) {
  const say = useSay()
  const { look } = useDesk()
  const [text, setText] = useState<string | null>(null)
  const [who, setWho] = useWho()
  const [problem, setProblem] = useState<Told | null>(null)
  const [told, setTold] = useState<readonly string[]>([])
  const open = () =>
    answerOf(client.journal.facts.$get()).then(
      (facts) => setText(facts.text),
      (error: unknown) => setProblem(toldOf(error)),
    )
  const enter = async () => {
    setProblem(null)
    try {
      const { written, open: questions } = await answerOf(
        client.journal.facts.$post({ json: { text: text ?? '', ...who } }),
      )
      setTold([say(`已录入，操作记录 ${written} 条`, `entered: ${written} entries`), ...questions])
      onDone()
      look()
    } catch (error) {
      setProblem(toldOf(error))
    }
  }
  if (text === null) {
    return (
      <p>
        <Button onClick={() => void open()}>
          {say('编辑案件事实（文本）', 'Edit the facts as text')}
        </Button>
        {problem && <Problem told={problem} />}
      </p>
    )
  }
  return (
    <section className="card">
      <h3>{say('案件事实', 'Facts of the case')}</h3>
      <p>
        <label>
          {say('从案件文件取来（.yaml）：', 'Take it from a case file (.yaml): ')}
          <input
            type="file"
            accept=".yaml,.yml"
            onChange={({ target }) => void target.files?.[0]?.text().then(setText)}
          />
        </label>
      </p>
      <Input.TextArea
        value={text}
        onChange={({ target }) => setText(target.value)}
        rows={20}
        spellCheck={false}
        style={{ fontFamily: 'monospace' }}
        aria-label={say('案件事实', 'Facts of the case')}
      />
      {problem && (
        <div style={{ whiteSpace: 'pre-wrap' }}>
          <Problem told={problem} />
        </div>
      )}
      {told.map((line) => (
        <div key={line} role="status">
          {line}
        </div>
      ))}
      <div className="row-of" style={{ marginTop: 8 }}>
        <WhoFields who={who} onChange={setWho} />
        <Button type="primary" disabled={!who.by.trim()} onClick={() => void enter()}>
          {say('核对并录入', 'Check and enter')}
        </Button>
        <Button onClick={() => setText(null)}>{say('放弃', 'Leave')}</Button>
      </div>
    </section>
  )
}
