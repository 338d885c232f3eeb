import { Suspense, useEffect, useState } from 'react'
import { plainText } from '../../src/documents/safe.ts'
import { go, useAddress } from './address.ts'
import { useAnchored } from './anchor.ts'
import { isGoing, useDesk } from './desk.tsx'
import { Boundary } from './parts/frame/boundary.tsx'
import { ClearBanner, ClearWatch } from './parts/clear.tsx'
import { Keys } from './parts/frame/keys.tsx'
import { usePaperMark } from './parts/paper-text.tsx'
import { Problem } from './parts/problem.tsx'
import { Uncounted } from './parts/frame/uncounted.tsx'
import { RunBar } from './parts/run-bar.tsx'
import { SCREENS, type Screen } from './screens.tsx'
import { useWords } from './words.tsx'

/** What stands around every screen: where one is, what lies on the desk, how far a run is. */
export function Frame() {
  const { screen: asked } = useAddress()
  const { desk, problem } = useDesk()
  const { say } = useWords()
  const counted = desk?.counted ?? false
  const [keys, showKeys] = useState(false)
  const [numbers, keepNumbers] = useNumberKeys()
  useKeys(counted, numbers, () => showKeys(true))
  useAnchored()
  useEffect(() => {
    if (desk && asked === '') go(desk.counted ? '/overview' : '/start', { replace: true })
  }, [desk, asked])
  const screen = SCREENS.find(({ id }) => id === asked)
  const shut = problem !== null && SHUT.has(problem.code)
  return (
    <ClearWatch>
      <div className="frame">
        <a className="skip" href="#main">
          {say('跳到内容', 'Skip to content')}
        </a>
        <Top shut={shut} onKeys={() => showKeys(true)} />
        <nav className="side" aria-label={say('各阶段', 'Stages')}>
          {SCREENS.map((each, i) => (
            <Entry
              key={each.id}
              screen={each}
              number={i + 1}
              open={!each.counted || counted}
              now={each.id === asked}
            />
          ))}
        </nav>
        <main className="main" id="main" tabIndex={-1}>
          {problem && <Problem told={problem} />}
          {/* Hidden, not gone: what was typed is there again when the door opens. */}
          <div hidden={shut}>
            <ClearBanner />
            {desk?.run && isGoing(desk) && asked !== 'start' && <RunBar run={desk.run} />}
            <Uncounted />
            <Suspense fallback={<p>{say('正在载入…', 'Loading…')}</p>}>
              {screen && desk && (
                <Boundary key={asked}>
                  <Shown
                    screen={screen}
                    counted={counted}
                    going={isGoing(desk)}
                    version={desk.version}
                  />
                </Boundary>
              )}
            </Suspense>
            {desk && !screen && asked !== '' && <p>{say('没有这个页面。', 'No such screen.')}</p>}
          </div>
        </main>
        <Keys
          open={keys}
          numbers={numbers}
          onNumbers={keepNumbers}
          onClose={() => showKeys(false)}
        />
      </div>
    </ClearWatch>
  )
}

/** Who is outside sees nothing of the case, until the new address was opened in any page of this browser. */
const SHUT: ReadonlySet<string> = new Set(['server/locked', 'server/stranger'])

function Shown({
  screen,
  counted,
  going,
  version,
}: {
  readonly screen: Screen
  readonly counted: boolean
  readonly going: boolean
  readonly version: number
}) {
  const { say } = useWords()
  if (screen.counted && !counted) {
    return (
      <div className="note info">
        {going
          ? say(
              '正在核算，完成后自动显示。',
              'The count goes on; this screen appears when it is done. ',
            )
          : say('还没有核算结果。', 'Nothing has been counted yet. ')}
        {!going && <Link to="/start">{say('先选择一个文件夹', 'Choose a folder first')}</Link>}
      </div>
    )
  }
  const Show = screen.show
  return <Show key={screen.counted ? version : 0} />
}

/** An address of the workbench, as a link that the browser knows how to keep. */
export function Link({
  to,
  children,
  ...rest
}: { readonly to: string } & React.ComponentProps<'a'>) {
  return (
    <a
      href={to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
      {...rest}
    >
      {children}
    </a>
  )
}

function Entry({
  screen,
  number,
  open,
  now,
}: {
  readonly screen: Screen
  readonly number: number
  readonly open: boolean
  readonly now: boolean
}) {
  const { say } = useWords()
  return (
    <Link to={`/${screen.id}`} aria-current={now ? 'page' : undefined} aria-disabled={!open}>
      <span>{say(screen.zh, screen.en)}</span>
      <kbd>{number <= 9 ? number : ''}</kbd>
    </Link>
  )
}

function Top({ shut, onKeys }: { readonly shut: boolean; readonly onKeys: () => void }) {
  const { desk } = useDesk()
  const { language, say, choose } = useWords()
  const marked = usePaperMark()
  const place = shut ? '' : plainText(desk?.title ?? desk?.paths.join('　') ?? '')
  return (
    <header className="top">
      <h1>{say('数证', 'Shuzheng')}</h1>
      <span className="where" title={place} {...marked(place)}>
        {place}
      </span>
      <span>{say('检材只读', 'Evidence is read only')}</span>
      <button type="button" onClick={onKeys} title="?">
        {say('键盘', 'Keys')}
      </button>
      <button
        type="button"
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
        lang={language === 'zh' ? 'en' : 'zh'}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </header>
  )
}

const NUMBERS = 'shuzheng.numbers'

/** Whether number keys open screens, kept in this browser. */
function useNumberKeys(): readonly [boolean, (on: boolean) => void] {
  const [on, set] = useState(localStorage.getItem(NUMBERS) !== 'off')
  const keep = (next: boolean) => {
    localStorage.setItem(NUMBERS, next ? 'on' : 'off')
    set(next)
  }
  return [on, keep]
}

/** A number key opens the screen of its place, `?` what keys there are, unless somebody is writing. */
function useKeys(counted: boolean, numbers: boolean, showKeys: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
      )
        return
      if (event.key === '?') showKeys()
      const screen = SCREENS[Number(event.key) - 1]
      if (numbers && screen && (counted || !screen.counted)) go(`/${screen.id}`)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [counted, numbers])
}
