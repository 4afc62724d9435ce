import { expect, test } from 'vitest'
import { sampleGates } from '../../gates/bylaw.ts'
import { GatesContent } from '../../gates/gates.content.schema.ts'
import { clausesOf, gatesOf, weightsOf, withAsked, withClause, withDocument, withGate } from './edition.rules.ts'

const gate = (code: string, content = sampleGates) => gatesOf(content).find((one) => one.code === code)!

test('gates stand in the order of the by-law, years behind their stage', () => {
  expect(
    gatesOf(sampleGates)
      .map((one) => one.code)
      .slice(4, 7),
  ).toEqual(['implementation', 'implementation_y1', 'implementation_y2'])
})

test('every edit leaves a content that the server takes, and the one on show untouched', () => {
  const before = structuredClone(sampleGates)
  let content = withClause(sampleGates, '4.2', { fa: 'متن تازه' })
  content = withAsked(content, gate('diagnostic', content), 'entry_conditions', 2, false)
  content = withAsked(content, gate('implementation_y2', content), 'required_documents', 0, false)
  content = withDocument(content, gate('feasibility', content), { fa: 'نامه اتاق بازرگانی', en: '' }, '4.2')
  content = withDocument(content, gate('feasibility', content), { code: 'unit_list' }, '3.1')
  content = withGate(content, 'diagnostic', { deciding_body: 'steering_council' })
  expect(GatesContent.safeParse(content).success).toBe(true)
  expect(sampleGates).toEqual(before)
  expect(clausesOf(content).get('4.2')!.fa).toBe('متن تازه')
  expect(gate('diagnostic', content).entry_conditions[2]).toMatchObject({ code: 'team_of_three', required: false })
  expect(gate('implementation_y2', content).required_documents[0]!.required).toBe(false)
  const added = gate('feasibility', content).required_documents.slice(-2)
  expect(added.map((one) => one.document)).toEqual(['own_1', 'unit_list'])
  expect(content.documents.at(-1)).toEqual({ code: 'own_1', fa: 'نامه اتاق بازرگانی', en: 'نامه اتاق بازرگانی' })
})

test('weights are summed exactly', () => {
  expect(weightsOf(sampleGates)).toEqual({ total: '100', years: '52', whole: '52' })
  const moved = withGate(withGate(sampleGates, 'identified', { default_phase_weight: '4.3' }), 'feasibility', {
    default_phase_weight: '7.6',
  })
  expect(weightsOf(moved).total).toBe('99.9')
})
