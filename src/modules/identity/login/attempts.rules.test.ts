import { describe, expect, it } from 'vitest'
import { delayOf, lockedUntil, triesLeft } from './attempts.rules.ts'

const now = new Date('2026-02-14T09:00:00Z')
const minutesAgo = (...minutes: number[]) => minutes.map((one) => new Date(now.getTime() - one * 60_000))
const ten = (from: number, step: number) => minutesAgo(...Array.from({ length: 10 }, (_, at) => from + at * step))

describe('wrong tries', () => {
  it.each([
    ['none', [], null, 10],
    ['nine of this minute', ten(0, 0).slice(1), null, 1],
    ['ten within a quarter of an hour, the last five minutes ago', ten(5, 1), '2026-02-14T09:10:00.000Z', 0],
    ['ten, two minutes apart', ten(0, 2), null, 2],
    ['ten, the last a quarter of an hour ago', ten(15, 0), null, 0],
    ['ten, long past', ten(40, 1), null, 10],
  ])('%s', (_name, failures, until, left) => {
    expect(lockedUntil(failures, now)?.toISOString() ?? null).toBe(until)
    expect(triesLeft(failures, now)).toBe(left)
  })

  it.each([
    [0, 0],
    [19, 0],
    [20, 250],
    [25, 500],
    [40, 4_000],
    [45, 5_000],
    [4_000, 5_000],
  ])('%i failures of an address slow it by %i ms', (failures, ms) => expect(delayOf(failures)).toBe(ms))
})
