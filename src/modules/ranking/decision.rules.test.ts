import { expect, test } from 'vitest'
import type { Refusal } from '../../kernel/errors.ts'
import type { Decided } from '../meetings/index.ts'
import { checkDecision } from './decision.rules.ts'

const round = { provinceId: 'IR-15', openedOn: '2017-01-10', clusterIds: new Set(['stone', 'honey']) }
const committee = { id: 'b', title: 'کمیته', kind: 'provincial_committee', provinceId: 'IR-15', clusterId: null }
const session = { id: 's', number: 2, state: 'held' }
const base: Decided = { id: 'r', text: 'مصوبه', body: committee, session, decidedOn: '2017-01-20', concerns: [] }
const about = (...ids: string[]) => ids.map((id) => ({ id, kind: 'cluster', clusterId: id }))
const wanted = { code: 'provincial_committee', fa: 'کمیته استانی', en: 'provincial committee' }
const codeOf = (decided: Decided) => {
  try {
    checkDecision(decided, round, wanted)
    return null
  } catch (error) {
    return (error as Refusal).code
  }
}

test.each<[string, Partial<Decided>, string | null]>([
  ['of the committee of this province, about nothing named', {}, null],
  ['of the very day on which the round was opened', { decidedOn: '2017-01-10' }, null],
  ['whose day no paper gives', { decidedOn: null }, null],
  ['that names a ranked cluster among others', { concerns: about('honey', 'plastic') }, null],
  ['that names the round itself', { concerns: [{ id: 'x', kind: 'prioritisation', clusterId: null }] }, null],
  ['of a steering council', { body: { ...committee, kind: 'steering_council' } }, 'ranking.decisionWrongBody'],
  ['of another province’s committee', { body: { ...committee, provinceId: 'IR-30' } }, 'ranking.decisionOtherPlace'],
  ['of a session that is only called', { session: { ...session, state: 'planned' } }, 'ranking.decisionNoSession'],
  ['of no session', { session: null }, 'ranking.decisionNoSession'],
  ['of the day before the round', { decidedOn: '2017-01-09' }, 'ranking.decisionTooEarly'],
  ['about other clusters alone', { concerns: about('plastic') }, 'ranking.decisionElsewhere'],
])('a resolution %s', (_, change, code) => {
  expect(codeOf({ ...base, ...change })).toBe(code)
})
