import { describe, expect, test } from 'vitest'
import { claimState, mayStep, nextSteps, type StepAsk, standingValue } from './ladder.ts'
import { claim } from './progress/sample.ts'
import type { Ladder, Step } from './progress/shapes.ts'

const full: Ladder = ['verify', 'approve', 'note']
const c = claim('c', 'x', '2026-05-01', '60')
const row = (kind: Step['kind'], by: string, value?: string) => ({ kind, by, value })
const verified = row('verify', 'supervisor', '55')
const approved = row('approve', 'expert')
const noted = row('note', 'secretary')

const answer = (ask: Partial<StepAsk> & Pick<StepAsk, 'step'>) => {
  const verdict = mayStep({ ladder: full, claim: c, steps: [], ...ask })
  return verdict.ok ? 'ok' : verdict.code
}

describe('the way of a claim', () => {
  test.each([
    [full, [], 'verify', ['verify', 'return', 'withdraw']],
    [full, [verified], 'approve', ['approve', 'return']],
    [full, [verified, approved], 'note', ['note']],
    [full, [verified, approved, noted], null, []],
    [full, [row('return', 'supervisor')], null, []],
    [full, [row('withdraw', 'agent')], null, []],
    [['approve'] as Ladder, [], 'approve', ['approve', 'return', 'withdraw']],
    [['approve'] as Ladder, [approved], null, []],
    [[] as Ladder, [], null, []],
  ])('on %j after %j it awaits %s', (ladder, steps, awaits, next) => {
    expect(claimState(ladder, c, steps).awaits).toBe(awaits)
    expect(nextSteps(ladder, c, steps)).toEqual(next)
  })

  test('the standing value is the last one stated', () => {
    expect(standingValue(c, [])).toBe('60')
    expect(standingValue(c, [verified, approved])).toBe('55')
  })
})

describe('who may step', () => {
  test.each<[string, Partial<StepAsk> & Pick<StepAsk, 'step'>, string]>([
    ['a supervisor verifies', { step: { kind: 'verify', by: 'supervisor' } }, 'ok'],
    ['nobody verifies their own claim', { step: { kind: 'verify', by: 'agent' } }, 'samePerson'],
    ['the verifier does not approve', { steps: [verified], step: { kind: 'approve', by: 'supervisor' } }, 'samePerson'],
    ['the claimant does not approve', { steps: [verified], step: { kind: 'approve', by: 'agent' } }, 'samePerson'],
    ['a third person approves', { steps: [verified], step: { kind: 'approve', by: 'expert' } }, 'ok'],
    [
      'who typed for another does not verify',
      { claim: { ...c, by: 'clerk', for: 'agent' }, step: { kind: 'verify', by: 'clerk' } },
      'samePerson',
    ],
    [
      'in whose name it stands does not verify',
      { claim: { ...c, by: 'clerk', for: 'agent' }, step: { kind: 'verify', by: 'agent' } },
      'samePerson',
    ],
    [
      'the agent as secretary may enter the noting',
      { steps: [verified, approved], step: { kind: 'note', by: 'agent' } },
      'ok',
    ],
    ['the claimant withdraws before the first step', { step: { kind: 'withdraw', by: 'agent' } }, 'ok'],
    ['and not after it', { steps: [verified], step: { kind: 'withdraw', by: 'agent' } }, 'alreadyStepped'],
    ['nobody else withdraws', { step: { kind: 'withdraw', by: 'expert' } }, 'onlyClaimant'],
    ['the claimant does not return', { step: { kind: 'return', by: 'agent', reason: 'x' } }, 'samePerson'],
  ])('%s', (_, ask, code) => {
    expect(answer(ask)).toBe(code)
  })
})

describe('in which order', () => {
  const by = 'dina'
  test.each<[string, Partial<StepAsk> & Pick<StepAsk, 'step'>, string]>([
    ['approval waits for verification', { step: { kind: 'approve', by } }, 'notVerifiedYet'],
    ['noting waits for verification first', { step: { kind: 'note', by } }, 'notVerifiedYet'],
    ['noting waits for approval', { steps: [verified], step: { kind: 'note', by } }, 'notApprovedYet'],
    ['a ladder without verification approves at once', { ladder: ['approve'], step: { kind: 'approve', by } }, 'ok'],
    ['and knows no verification', { ladder: ['approve'], step: { kind: 'verify', by } }, 'notOnLadder'],
    ['no second verification', { steps: [verified], step: { kind: 'verify', by } }, 'alreadyVerified'],
    ['no second approval', { steps: [verified, approved], step: { kind: 'approve', by } }, 'alreadyApproved'],
    ['no second noting', { steps: [verified, approved, noted], step: { kind: 'note', by } }, 'alreadyNoted'],
    [
      'nothing after a return',
      { steps: [row('return', 'supervisor')], step: { kind: 'verify', by } },
      'alreadyReturned',
    ],
    [
      'nothing after a withdrawal',
      { steps: [row('withdraw', 'agent')], step: { kind: 'return', by, reason: 'x' } },
      'alreadyWithdrawn',
    ],
    [
      'no return after approval',
      { steps: [verified, approved], step: { kind: 'return', by, reason: 'x' } },
      'alreadyApproved',
    ],
    ['an approver may return a verified claim', { steps: [verified], step: { kind: 'return', by, reason: 'x' } }, 'ok'],
    [
      'a taken-over claim takes no step',
      { claim: { ...c, takenOver: true }, step: { kind: 'verify', by } },
      'takenOver',
    ],
  ])('%s', (_, ask, code) => {
    expect(answer(ask)).toBe(code)
  })
})

describe('with which value', () => {
  const verify = (value: string | undefined, reason?: string) => ({
    step: { kind: 'verify' as const, by: 'supervisor', value, reason },
  })
  const approve = (value: string, reason?: string) => ({
    steps: [verified],
    step: { kind: 'approve' as const, by: 'expert', value, reason },
  })
  const quantity = { ...c, value: null, quantity: '130' }
  test.each<[string, Partial<StepAsk> & Pick<StepAsk, 'step'>, string]>([
    ['the same value needs no reason', verify('60.00'), 'ok'],
    ['a lower one needs a reason', verify('50'), 'reasonNeeded'],
    ['blanks are no reason', verify('50', '  '), 'reasonNeeded'],
    ['and goes with one', verify('50', 'two days missing'), 'ok'],
    ['a higher one never', verify('60.01', 'looks better'), 'valueAboveClaim'],
    ['an approver stays below the verified value', approve('55.5', 'x'), 'valueAboveVerified'],
    ['and may lower it with a reason', approve('40', 'x'), 'ok'],
    ['not without', approve('40'), 'reasonNeeded'],
    [
      'an approval without verification stays below the claim',
      { ladder: ['approve'], step: { kind: 'approve', by: 'expert', value: '61' } },
      'valueAboveClaim',
    ],
    [
      'noting brings no other value',
      { steps: [verified, approved], step: { kind: 'note', by: 'd', value: '50', reason: 'x' } },
      'valueChangedByNote',
    ],
    ['a return needs a reason', { step: { kind: 'return', by: 'supervisor' } }, 'reasonNeeded'],
    ['no number', verify('much', 'x'), 'valueNotDecimal'],
    ['three decimals', verify('10.125', 'x'), 'tooManyDecimals'],
    ['below zero', verify('-1', 'x'), 'valueOutOfRange'],
    ['a quantity may lie above 100', { claim: quantity, ...verify('120', 'ten were counted twice') }, 'ok'],
    [
      'a milestone is not half reached',
      { claim: { ...c, value: '100' }, measure: 'milestone', ...verify('50', 'x') },
      'milestoneValue',
    ],
  ])('%s', (_, ask, code) => {
    expect(answer(ask)).toBe(code)
  })
})
