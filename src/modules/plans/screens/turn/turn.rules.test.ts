import { describe, expect, test } from 'vitest'
import type { TurnActivity } from '../../turn/turn.schema.ts'
import { causeOf, decided, fatesOf, noChoice, OTHER } from './turn.rules.ts'

const activity = (code: string, part: Partial<TurnActivity> = {}) =>
  ({ itemId: code, code, state: 'open', canCarry: true, waiting: [], ...part }) as unknown as TurnActivity

describe('choices at the turn of a year', () => {
  test('become what is carried, what is left and what is put off; what is incomplete is told', () => {
    const choices = new Map([
      ['1', { fate: 'carry' as const, cause: 'late_funding', words: '' }],
      ['2', { fate: 'leave' as const, cause: OTHER, words: ' سیل ' }],
      ['3', { fate: 'later' as const, cause: null, words: '' }],
      ['4', { fate: 'leave' as const, cause: OTHER, words: ' ' }],
    ])
    expect(
      decided(
        ['1', '2', '3', '4', '5'].map((code) => activity(code)),
        choices,
      ),
    ).toEqual({
      carry: [{ code: '1', cause: 'late_funding' }],
      left: [{ code: '2', cause: 'سیل' }],
      later: ['3'],
      open: [
        { itemId: '4', missing: 'cause' },
        { itemId: '5', missing: 'fate' },
      ],
    })
    expect(decided([activity('1', { state: 'done' })], new Map()).open).toEqual([])
    expect(causeOf(noChoice)).toBeNull()
  })

  test.each([
    ['with an open draft', {}, { draft: true }, ['carry', 'later', 'leave']],
    ['without one', {}, { draft: false }, ['later', 'leave']],
    ['before the next year is opened', {}, undefined, ['later', 'leave']],
    ['while a claim is on its way', { canCarry: 'commitments.carryClaimWaits' }, { draft: true }, ['later', 'leave']],
    ['of what mirrors another record', { canCarry: 'commitments.mirroredNotCarried' }, { draft: true }, ['leave']],
  ] as const)('%s: %j', (_name, part, next, open) => {
    const fates = fatesOf(activity('1', part as Partial<TurnActivity>), next)
    expect(fates.filter((one) => one.open).map((one) => one.fate)).toEqual(open)
  })
})
