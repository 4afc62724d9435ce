import { describe, expect, it } from 'vitest'
import { dueAt, mayBeSentAgain, type Quiet, retryAfter, usualQuiet, wantedChannels } from './message.rules.ts'

describe('quiet hours', () => {
  const day: Quiet = { from: '12:00', until: '14:00' }
  // Bahman 1395: Tehran is at +03:30
  it.each([
    ['in the morning at once', '2017-02-04T06:00:00Z', usualQuiet, '2017-02-04T06:00:00Z'],
    ['at 21:59 at once', '2017-02-04T18:29:59Z', usualQuiet, '2017-02-04T18:29:59Z'],
    ['at 22:00 next morning', '2017-02-04T18:30:00Z', usualQuiet, '2017-02-05T03:30:00Z'],
    ['at 02:15 the same morning', '2017-02-04T22:45:00Z', usualQuiet, '2017-02-05T03:30:00Z'],
    ['at 06:59 a minute later', '2017-02-05T03:29:30Z', usualQuiet, '2017-02-05T03:30:00Z'],
    ['at 07:00 at once', '2017-02-05T03:30:00Z', usualQuiet, '2017-02-05T03:30:00Z'],
    ['within a day’s rest at its end', '2017-02-04T09:00:00Z', day, '2017-02-04T10:30:00Z'],
    ['before a day’s rest at once', '2017-02-04T08:29:00Z', day, '2017-02-04T08:29:00Z'],
    ['never quiet', '2017-02-04T22:45:00Z', { from: '07:00', until: '07:00' }, '2017-02-04T22:45:00Z'],
  ])('%s', (_, at, quiet, due) => {
    expect(dueAt(new Date(at), quiet).toISOString()).toBe(new Date(due).toISOString())
  })
})

it('what was never chosen is wanted', () => {
  expect(wantedChannels('reminder', [])).toEqual(['sms', 'email'])
  const choices = [
    { kind: 'reminder' as const, channel: 'sms' as const, wanted: false },
    { kind: 'invitation' as const, channel: 'email' as const, wanted: false },
  ]
  expect(wantedChannels('reminder', choices)).toEqual(['email'])
  expect(wantedChannels('escalation', choices)).toEqual(['sms', 'email'])
})

it('is tried five times, later each time', () => {
  expect([1, 2, 3, 4, 5].map(retryAfter)).toEqual([1, 5, 30, 120, null])
})

it('what was sent or is on its way is not sent again', () => {
  const states = ['waiting', 'sending', 'sent', 'failed', 'unsure', 'noAddress', 'noSender'] as const
  expect(states.filter(mayBeSentAgain)).toEqual(['failed', 'unsure', 'noAddress', 'noSender'])
})
