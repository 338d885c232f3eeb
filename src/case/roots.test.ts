import { describe, expect, test } from 'vitest'
import { folderOf, workspace } from '../../test/support/counting.ts'
import { ShuzhengError } from '../errors.ts'
import { evidenceAt } from './case-roots.ts'

const base = workspace('roots')

describe('a folder with a case file', () => {
  test('carries what cannot be used of it, and where the facts stand', () => {
    const folder = folderOf(base, {
      'case.yaml':
        'title: 某案\nexhibits:\n  - { id: JC-1, path: evidence, holder: nobody }\nbatches:\n  - { id: b1, files: ["evidence/*"] }\n',
      'evidence/a.csv': '姓名\n',
    })
    const { problems, factLines, exhibits } = evidenceAt([folder], 'count')
    expect(problems.map((p) => [p.line, p.field])).toEqual([[3, 'exhibits.0.holder']])
    expect(factLines?.batch('b1', 'files', 0)).toBe(5)
    expect(exhibits[0]?.holder).toBeNull()
  })

  test('an exhibit whose path holds a number is found, and printed masked', () => {
    const folder = folderOf(base, {
      'case.yaml': 'title: 某案\nexhibits: [{ id: JC-1, path: evidence/13800138000 }]\n',
      'evidence/13800138000/a.csv': '姓名\n',
    })
    const { roots, exhibits } = evidenceAt([folder], 'count')
    expect(roots[0]?.prefix).toBe('evidence/13800138000')
    expect(exhibits[0]?.path).toBe('evidence/138****8000')
  })

  test('an exhibit that is not there ends the run', () => {
    const folder = folderOf(base, {
      'case.yaml': 'title: 某案\nexhibits: [{ id: JC-1, path: ../elsewhere }]\n',
    })
    expect(() => evidenceAt([folder], 'count')).toThrow(ShuzhengError)
  })
})

test('a bare folder has no case file and no problems', () => {
  const { caseFile, problems, factLines } = evidenceAt([folderOf(base, { 'a.csv': 'x' })], 'count')
  expect([caseFile, problems, factLines]).toEqual([null, [], null])
})
