import { describe, expect, it, vi } from 'vitest'
import { WatchedRun } from './watched-run.ts'

describe('a run that is watched', () => {
  it('tells bytes, rate and time left while it reads', () => {
    let now = 0
    const run = new WatchedRun(() => now)
    run.begin(1000)
    run.add(200)
    expect(run.view()).toMatchObject({
      stage: 'reading',
      total: 1000,
      read: 200,
      rate: null,
      left: null,
    })
    now = 2000
    run.add(200)
    expect(run.view()).toMatchObject({ read: 400, rate: 200, left: 3 })
    run.stage('count')
    expect(run.view()).toMatchObject({ stage: 'counting', rate: null, left: null })
    run.finish('done')
    expect(run.view()).toMatchObject({ stage: 'done', problem: null })
  })

  it('never shows more read than there is', () => {
    const run = new WatchedRun()
    run.begin(10)
    run.add(25)
    expect(run.view().read).toBe(10)
  })

  it('stops what goes on, and at once what begins after', () => {
    const run = new WatchedRun()
    const [first, forgotten, late] = [vi.fn(), vi.fn(), vi.fn()]
    run.onCancel(first)
    run.onCancel(forgotten)()
    run.cancel()
    run.onCancel(late)
    expect(first).toHaveBeenCalledOnce()
    expect(forgotten).not.toHaveBeenCalled()
    expect(late).toHaveBeenCalledOnce()
  })
})
