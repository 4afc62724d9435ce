import { expect, test } from 'vitest'
import type { Rung, StepKind } from './progress/shapes.ts'
import { unverifiedClaims } from './standing.ts'
import type { FullClaim, FullClosing } from './trees.shapes.ts'

const at = '2016-06-01T08:00:00.000Z'
const claim = (more: Partial<FullClaim> = {}): FullClaim => ({
  id: 'c',
  itemId: 'i',
  asOf: '2016-05-20',
  value: '40',
  quantity: null,
  by: 'agent',
  for: null,
  forOrganisationId: null,
  how: null,
  at,
  reason: null,
  result: 'نتیجه',
  takenOver: false,
  fileIds: [],
  ...more,
})
const closing: FullClosing = {
  item_id: 'i',
  outcome: 'notDone',
  cause: 'علت',
  decision_id: null,
  carried_to_id: null,
  made_by: null,
  made_at: new Date(at),
  carriedToRecordId: null,
}
const whole: Rung[] = ['verify', 'approve', 'note']

test.each<
  [string, { ladder?: Rung[]; steps?: StepKind[]; claim?: Partial<FullClaim>; ended?: 'year' | 'item' }, number]
>([
  ['a claim without a step', {}, 1],
  ['one that was verified', { steps: ['verify'] }, 0],
  ['one that was verified and approved', { steps: ['verify', 'approve'] }, 0],
  ['one that was sent back', { steps: ['return'] }, 0],
  ['one that its author withdrew', { steps: ['withdraw'] }, 0],
  ['a taken-over state', { claim: { takenOver: true } }, 0],
  ['where nothing is verified', { ladder: ['approve', 'note'] }, 0],
  ['one that ended with its year', { ended: 'year' }, 0],
  ['one that ended with its activity', { ended: 'item' }, 0],
])('%s', (_name, { ladder = whole, steps = [], claim: more, ended }, count) => {
  const found = unverifiedClaims({
    ladder,
    closedAt: ended === 'year' ? at : null,
    claims: [claim(more)],
    steps: steps.map((kind) => ({ claimId: 'c', kind, by: 'supervisor', at })),
    closings: ended === 'item' ? [closing] : [],
  })
  expect(found).toHaveLength(count)
})
