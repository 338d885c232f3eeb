import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'

/** A profile of its own: LibreOffice refuses to start twice with one. */
const profile = mkdtempSync(join(tmpdir(), 'shuzheng-office-'))

/**
 * Has LibreOffice open files and write them in another form, as `soffice --convert-to` does; gives what lies in the
 * folder then.
 */
export function converted(files: readonly string[], to: string, out: string): readonly string[] {
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      out,
      ...files,
    ],
    { encoding: 'utf8' },
  )
  expect({ status, loaded: !stderr.includes('could not be loaded') }).toEqual({
    status: 0,
    loaded: true,
  })
  return readdirSync(out)
}

/** The text of a PDF page by page. */
export function pages(pdf: string): readonly string[] {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect(status).toBe(0)
  return stdout.split('\f').slice(0, -1)
}

/** Text without the spaces that typesetting puts between Chinese and Latin letters. */
export function close(text: string): string {
  return text.replace(/\s+/g, '')
}
