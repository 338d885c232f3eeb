import { expect, test } from 'vitest'
import { qingdaoCase } from '../../../demo/qingdao-case.ts'
import { readCaseFile } from '../case-file.ts'
import { chainFacts } from '../persons/chain-facts.ts'
import { agentChain } from './agent-reading.ts'

const chain = chainFacts(readCaseFile(qingdaoCase, 'case.yaml'), new Set(['b2']))
const errand = { who: 'dong', principal: 'wu', bought: ['t1', 't2'] }

test('an agent and his principal got it together, and handing it over was no providing', () => {
  const { provisions, obtainings } = agentChain(chain, [errand])
  expect(provisions.map((p) => [p.transfer, p.by, p.buyer])).toEqual([
    ['t1', ['seller1'], 'dong'],
    ['t3', ['seller2'], 'dong+wang'],
    ['t4', ['dong', 'wang'], 'wu'],
  ])
  expect(obtainings.map((o) => [o.source, o.by])).toEqual([
    ['t1', ['dong', 'wu']],
    ['t3', ['dong', 'wang']],
    ['t4', ['wu']],
  ])
})

test('where nothing tells how it came to the agent, both got it when it was handed over', () => {
  const without = {
    ...chain,
    obtainings: chain.obtainings.filter((o) => o.source !== 't1'),
  }
  const { obtainings } = agentChain(without, [{ ...errand, bought: ['t2'] }])
  expect(obtainings.find((o) => o.source === 't2')?.by).toEqual(['dong', 'wu'])
})

test('no errand leaves the chain as it is', () => {
  expect(agentChain(chain, [])).toEqual(chain)
  expect(agentChain(chain, [{ ...errand, bought: [] }])).toEqual(chain)
})
