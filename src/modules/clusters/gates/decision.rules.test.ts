import { expect, test } from 'vitest'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Decided } from '../../meetings/index.ts'
import { checkDecision } from './decision.rules.ts'

const cluster = { id: 'stone', provinceId: 'IR-15' }
const committee = { id: 'b', title: 'کمیته', kind: 'provincial_committee', provinceId: 'IR-15', clusterId: null }
const council = { id: 'c', title: 'شورا', kind: 'steering_council', provinceId: 'IR-15', clusterId: 'stone' }
const session = { id: 's', number: 2, state: 'held' }
const base: Decided = { id: 'r', text: 'مصوبه', body: committee, session, decidedOn: '2017-01-01', concerns: [] }
const about = (...ids: string[]) => ids.map((id) => ({ id, kind: 'cluster', clusterId: id }))
const wanted = { code: 'provincial_committee', fa: 'کمیته استانی', en: 'provincial committee' }
const codeOf = (act: () => void) => {
  try {
    act()
    return null
  } catch (error) {
    return (error as Refusal).code
  }
}

test.each<[string, Partial<Decided>, { clusterId: string; stage: string }[], string | null]>([
  ['of the committee of this province, about nothing named', {}, [], null],
  ['that names this cluster among others', { concerns: about('honey', 'stone') }, [], null],
  [
    'that opened another cluster’s gate and was tied to it then',
    { concerns: about('honey') },
    [{ clusterId: 'honey', stage: 'feasibility' }],
    null,
  ],
  ['entered as history', { session: { ...session, state: 'history' } }, [], null],
  ['of the cluster’s own council', { body: council }, [], 'clusters.decisionWrongBody'],
  ['of a neighbour’s committee', { body: { ...committee, provinceId: 'IR-19' } }, [], 'clusters.decisionOtherPlace'],
  ['of no session', { session: null }, [], 'clusters.decisionNoSession'],
  ['of a session to come', { session: { ...session, state: 'planned' } }, [], 'clusters.decisionNoSession'],
  ['about another cluster', { concerns: about('honey') }, [], 'clusters.decisionElsewhere'],
  [
    'that opened an earlier gate of this cluster',
    {},
    [{ clusterId: 'stone', stage: 'identified' }],
    'clusters.decisionUsed',
  ],
])('a resolution %s', (_, more, used, code) => {
  expect(codeOf(() => checkDecision({ ...base, ...more }, cluster, 'feasibility', wanted, used))).toBe(code)
})

test('a council decides of its own cluster only', () => {
  const asked = { code: 'steering_council', fa: 'شورا', en: 'council' }
  expect(codeOf(() => checkDecision({ ...base, body: council }, cluster, 'action_plan', asked, []))).toBe(null)
  const other = { ...council, clusterId: 'honey' }
  expect(codeOf(() => checkDecision({ ...base, body: other }, cluster, 'action_plan', asked, []))).toBe(
    'clusters.decisionOtherPlace',
  )
})
