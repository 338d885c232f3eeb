import { useState } from 'react'
import type { ScreenPicture } from '../../../src/documents/pictures/screen.ts'
import { client, useAsked } from '../client.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.tsx'
import { Problem } from './problem.tsx'

/** Widths of a picture, in percent of the place it has. */
const WIDTHS = [100, 150, 220, 320] as const

/** The address of one sheet of a picture; a new count is a new picture. */
export function pictureAddress(name: ScreenPicture, n: number, version: number): string {
  return `/api/pictures/${name}.svg?n=${String(n)}&v=${String(version)}`
}

/** How many sheets each picture of the open case has. */
export function useSheets(): Readonly<Record<ScreenPicture, number>> | null {
  return useAsked(() => client.pictures.$get(), []).value
}

/** A picture of the case: its sheets, larger or smaller, and a way to its paper. */
export function Picture({
  name,
  alt,
  print = [],
  least = 1,
}: {
  readonly name: ScreenPicture
  readonly alt: string
  /** Files that print on paper of one size. */
  readonly print?: readonly ('chain-a4' | 'chain-a3')[]
  /** Sheets at the end that explain the others, and stand beneath each. */
  readonly least?: number
}) {
  const say = useSay()
  const { desk } = useDesk()
  const { value: sheets, problem } = useAsked(() => client.pictures.$get(), [])
  const [width, setWidth] = useState<number>(100)
  const [at, setAt] = useState(1)
  if (problem) return <Problem told={problem} />
  if (!sheets) return <p>{say('正在载入图…', 'Loading the picture…')}</p>
  if (sheets[name] < least) return null
  const version = desk?.version ?? 0
  // The chain ends with a sheet of its own that tells what shapes and lines mean.
  const legend = name === 'chain' ? sheets[name] : null
  const drawn = legend === null ? sheets[name] : sheets[name] - 1
  return (
    <figure className="picture">
      <div className="row-of no-print">
        <Zoom width={width} onChange={setWidth} />
        {drawn > 1 && <Turn at={at} of={drawn} onChange={setAt} />}
        <span className="row-of">
          {print.map((paper) => (
            <a
              key={paper}
              className="button"
              href={pictureAddress(paper, 1, version)}
              target="_blank"
              rel="noreferrer"
            >
              {paper === 'chain-a4'
                ? say('打印用图 A4', 'To print, A4')
                : say('打印用图 A3', 'To print, A3')}
            </a>
          ))}
          <a href={pictureAddress(name, at, version)} target="_blank" rel="noreferrer">
            {say('单独打开', 'Open alone')}
          </a>
        </span>
      </div>
      <div
        className="picture-room"
        tabIndex={0}
        role="region"
        aria-label={say('图，可用方向键移动', 'Picture; arrow keys move it')}
      >
        <img
          src={pictureAddress(name, at, version)}
          alt={alt}
          style={{ width: `${String(width)}%` }}
        />
        {legend !== null && (
          <img
            src={pictureAddress(name, legend, version)}
            alt={say('图例：人员的形状和流转的线形', 'What shapes and lines mean')}
            style={{ width: `${String(width)}%` }}
          />
        )}
      </div>
    </figure>
  )
}

function Zoom({
  width,
  onChange,
}: {
  readonly width: number
  readonly onChange: (width: number) => void
}) {
  const say = useSay()
  return (
    <span className="row-of" role="group" aria-label={say('大小', 'Size')}>
      {WIDTHS.map((each) => (
        <button
          key={each}
          type="button"
          className="choice"
          aria-pressed={each === width}
          onClick={() => onChange(each)}
        >
          {each === 100 ? say('适合宽度', 'Fit') : `${String(each)}%`}
        </button>
      ))}
    </span>
  )
}

function Turn({
  at,
  of,
  onChange,
}: {
  readonly at: number
  readonly of: number
  readonly onChange: (at: number) => void
}) {
  const say = useSay()
  return (
    <span className="row-of">
      <button type="button" className="choice" disabled={at <= 1} onClick={() => onChange(at - 1)}>
        {say('上一幅', 'Previous')}
      </button>
      {say(`第${String(at)}幅，共${String(of)}幅`, `Sheet ${String(at)} of ${String(of)}`)}
      <button type="button" className="choice" disabled={at >= of} onClick={() => onChange(at + 1)}>
        {say('下一幅', 'Next')}
      </button>
    </span>
  )
}
