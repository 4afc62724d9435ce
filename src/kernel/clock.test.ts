import { expect, test } from 'vitest'
import { dayInTehran, tehranInstant, timeInTehran } from './clock.ts'

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
