import { expect, test } from 'vitest'
import sample from '../../../../content/criteria.json' with { type: 'json' }
import { CriteriaContent } from '../criteria.schema.ts'
import { totalWeight, withAnchor, withCriterion, withNewCriterion, withoutCriterion } from './criteria.rules.ts'

const content = CriteriaContent.parse(sample)

test('the total follows the weights exactly, and the first content stays as it was', () => {
  const changed = withCriterion(content, 'size', { weight: '9.5' })
  expect([totalWeight(content), totalWeight(changed)]).toEqual(['100', '99.5'])
})

test('one sentence changes and no other', () => {
  const changed = withAnchor(content, 'size', 3, { fa: '۳۰ تا ۴۹ واحد' })
  const sentences = (of: CriteriaContent) => of.criteria.flatMap((one) => one.anchors.map((anchor) => anchor.fa))
  expect(sentences(changed).filter((one, place) => one !== sentences(content)[place])).toEqual(['۳۰ تا ۴۹ واحد'])
})

test('a criterion taken out leaves its questions, which inform none', () => {
  const changed = withoutCriterion(content, 'identity')
  expect(changed.criteria).toHaveLength(11)
  expect(changed.field_questions.find((one) => one.code === 'FQ-04')!.informs_criterion).toBeNull()
  expect(totalWeight(changed)).toBe('96')
})

test('a new criterion has its own code each time and fits the shape once the weights are a hundred', () => {
  const two = withNewCriterion(withNewCriterion(content, 'آب'), 'راه')
  expect(two.criteria.slice(-2).map((one) => one.code)).toEqual(['own_1', 'own_2'])
  const whole = withCriterion(withCriterion(two, 'own_1', { weight: '4' }), 'size', { weight: '6' })
  expect(CriteriaContent.safeParse(whole).success).toBe(true)
})
