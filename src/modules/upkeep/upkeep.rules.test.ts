import { describe, expect, it, test } from 'vitest'
import { dueOf, type Notes, nextOf, noNotes, outlived } from './upkeep.rules.ts'

const good = (madeAt: string): Notes['lastGood'] => ({
  file: 'a',
  madeAt,
  bytes: 1,
  rows: 1,
  files: 0,
  missingFiles: 0,
})
const drilled = (at: string, reason: string | null = null): Notes['drill'] => ({
  at,
  file: 'a',
  seconds: 1,
  entries: 1,
  reason,
})
// two in the morning in Tehran is half past ten in the evening of UTC
describe('what is due', () => {
  test.each<[string, Partial<Notes>, string, ReturnType<typeof dueOf>]>([
    ['nothing was ever taken', {}, '2026-11-24T10:00:00Z', 'backup'],
    ['before two in the night', { lastGood: good('2026-11-22T22:35:00Z') }, '2026-11-23T22:29:00Z', 'drill'],
    ['from two in the night', { lastGood: good('2026-11-22T22:35:00Z') }, '2026-11-23T22:30:00Z', 'backup'],
    ['the server was off at night', { lastGood: good('2026-11-20T22:35:00Z') }, '2026-11-24T09:00:00Z', 'backup'],
    [
      'one that failed is tried again after an hour',
      { lastGood: good('2026-11-22T22:35:00Z'), failure: { at: '2026-11-23T22:31:00Z', reason: 'full' } },
      '2026-11-23T23:31:00Z',
      'backup',
    ],
    [
      'and not before',
      { lastGood: good('2026-11-22T22:35:00Z'), failure: { at: '2026-11-23T22:31:00Z', reason: 'full' } },
      '2026-11-23T23:30:00Z',
      null,
    ],
    [
      'this month was drilled',
      { lastGood: good('2026-11-23T22:35:00Z'), drill: drilled('2026-11-23T23:00:00Z') },
      '2026-11-24T10:00:00Z',
      null,
    ],
    [
      'a new Jalali month: 1 Azar 1405',
      { lastGood: good('2026-11-22T22:35:00Z'), drill: drilled('2026-11-20T23:00:00Z') },
      '2026-11-22T23:00:00Z',
      'drill',
    ],
    [
      'a drill that failed is tried again after a day',
      { lastGood: good('2026-11-23T22:35:00Z'), drill: drilled('2026-11-22T23:00:00Z', 'broken') },
      '2026-11-23T23:00:00Z',
      'drill',
    ],
    [
      'and not before',
      { lastGood: good('2026-11-23T22:35:00Z'), drill: drilled('2026-11-23T22:40:00Z', 'broken') },
      '2026-11-24T10:00:00Z',
      null,
    ],
  ])('%s', (_, notes, now, due) => {
    expect(dueOf({ ...noNotes, ...notes }, new Date(now))).toBe(due)
  })

  it('the next comes at two in the night, in Tehran', () => {
    const notes = { ...noNotes, lastGood: good('2026-11-23T22:35:00Z') }
    expect(nextOf(notes, new Date('2026-11-24T10:00:00Z')).toISOString()).toBe('2026-11-24T22:30:00.000Z')
    expect(nextOf(noNotes, new Date('2026-11-24T10:00:00Z')).toISOString()).toBe('2026-11-24T10:00:00.000Z')
  })
})

describe('what may go', () => {
  const day = (n: number) => new Date(Date.parse('2026-11-24T22:35:00Z') - n * 86_400_000).toISOString()
  const nights = Array.from({ length: 500 }, (_, n) => ({ name: `n${n}`, at: day(n) }))
  const now = new Date('2026-11-24T22:40:00Z')

  it('keeps fourteen days and the first of each Jalali month of a year', () => {
    const gone = new Set(outlived(nights, now))
    const kept = nights.filter(({ name }) => !gone.has(name))
    expect(kept.slice(0, 14).map(({ name }) => name)).toEqual(nights.slice(0, 14).map(({ name }) => name))
    expect(kept.length).toBeGreaterThanOrEqual(14 + 11)
    expect(kept.length).toBeLessThanOrEqual(14 + 13)
    // 1 Mehr 1405 begins at its two o'clock
    expect(kept.map(({ at }) => at)).toContain('2026-09-22T22:35:00.000Z')
  })

  it('never the newest, however old', () => {
    expect(outlived([{ name: 'only', at: day(400) }], now)).toEqual([])
  })
})
