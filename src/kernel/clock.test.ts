import { expect, test } from 'vitest'
import { dayInTehran, movableClock, steadyClock, tehranInstant, timeInTehran } from './clock.ts'

const asked = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

test('the day in Tehran is what the time-zone data says, at every quarter of an hour around midnights of many years', () => {
  const wrong: string[] = []
  // summers with +4:30, the years with +4:00 and +5:00 before, and today's +3:30 all year; each instant twice, the second time remembered
  for (const year of [1971, 1977, 1978, 1979, 1991, 2008, 2021, 2022, 2026])
    for (let day = 0; day < 366; day++)
      for (let quarter = 0; quarter < 12; quarter++) {
        const instant = new Date(Date.UTC(year, 0, 1 + day, 18, quarter * 15, 59))
        for (const _ of [1, 2]) if (dayInTehran(instant) !== asked.format(instant)) wrong.push(instant.toISOString())
      }
  expect(wrong).toEqual([])
  expect(dayInTehran(new Date('1935-06-12T20:00:00Z'))).toBe('1935-06-12')
})

test.each([
  ['winter of 1395', '2017-03-20', '10:00', '2017-03-20T06:30:00.000Z'],
  ['summer of 1396, an hour ahead', '2017-05-01', '10:00', '2017-05-01T05:30:00.000Z'],
  ['summer of 1402, no longer ahead', '2023-07-01', '10:00', '2023-07-01T06:30:00.000Z'],
  ['soon after midnight', '2017-03-20', '00:05', '2017-03-19T20:35:00.000Z'],
])('a time on the wall in Tehran, %s', (_, day, time, instant) => {
  expect(tehranInstant(day, time).toISOString()).toBe(instant)
  expect(timeInTehran(new Date(instant))).toBe(time)
  expect(dayInTehran(new Date(instant))).toBe(day)
})

/** A machine whose clock can be set, and which is told what the steady clock said of it. */
function machineAt(start: string, notBefore: string | null) {
  const machine = movableClock(start)
  let pace = 0
  const said: [number, boolean][] = []
  const clock = steadyClock(
    machine,
    notBefore === null ? null : new Date(notBefore),
    (...one) => said.push(one),
    () => pace,
  )
  const pass = (ms: number) => {
    pace += ms
    machine.advance(ms)
  }
  return { machine, clock, said, pass, now: () => clock.now().toISOString() }
}

test('a clock that is set back by an hour goes on from the last instant, at its own pace, until the machine has caught up', () => {
  const { machine, clock, said, pass, now } = machineAt('2026-03-01T08:00:00Z', null)
  expect(now()).toBe('2026-03-01T08:00:00.000Z')
  machine.moveTo('2026-03-01T07:00:00Z')
  expect(now()).toBe('2026-03-01T08:00:00.000Z')
  pass(60_000)
  expect(now()).toBe('2026-03-01T08:01:00.000Z')
  expect(said).toEqual([[3_600_000, false]])
  machine.moveTo('2026-03-01T08:30:00Z')
  expect(now()).toBe('2026-03-01T08:30:00.000Z')
  machine.moveTo('2026-03-01T08:10:00Z')
  expect(now()).toBe('2026-03-01T08:30:00.000Z')
  expect(said).toHaveLength(2)
  expect(clock.today()).toBe('2026-03-01')
})

test('a day that has ended stays ended when the machine is set back over midnight', () => {
  const { machine, clock } = machineAt('2026-03-01T20:31:00Z', null)
  expect(clock.today()).toBe('2026-03-02')
  machine.moveTo('2026-03-01T20:00:00Z')
  expect(clock.today()).toBe('2026-03-02')
})

test('a house that is opened with a clock behind its last entry goes on from that entry', () => {
  const { said, pass, now } = machineAt('2026-03-01T07:00:00Z', '2026-03-01T08:00:00Z')
  pass(1_000)
  expect(now()).toBe('2026-03-01T08:00:01.000Z')
  expect(said).toEqual([[3_599_000, false]])
})

test('a clock that is set back by years is believed, and it is said so', () => {
  const { said, now } = machineAt('2026-03-01T07:00:00Z', '2035-01-01T00:00:00Z')
  expect(now()).toBe('2026-03-01T07:00:00.000Z')
  expect(said).toMatchObject([[expect.any(Number), true]])
  now()
  expect(said).toHaveLength(1)
})

test('a drift of some milliseconds is not told, and time does not run back for it', () => {
  const { machine, said, now } = machineAt('2026-03-01T07:00:00.500Z', null)
  now()
  machine.moveTo('2026-03-01T07:00:00.100Z')
  expect(now()).toBe('2026-03-01T07:00:00.500Z')
  expect(said).toEqual([])
})
