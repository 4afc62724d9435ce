import { expect, test } from 'vitest'
import { dayInTehran } from './clock.ts'

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
