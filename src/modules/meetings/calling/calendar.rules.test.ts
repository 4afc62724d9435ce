import { describe, expect, test } from 'vitest'
import { fromJalali } from '../../../kernel/fa/index.ts'
import { type CalendarEvent, calendarFile, foldLine } from './calendar.rules.ts'

const event: CalendarEvent = {
  uid: 'session-7@khoosheh',
  sequence: 0,
  title: 'جلسه هفتم شورای راهبری',
  day: '2017-03-19',
  startsAt: '10:00',
  endsAt: '12:00',
  place: 'کرج، شرکت شهرک‌ها',
  description: '۱. گزارش\n۲. تصویب',
  url: null,
  stamp: new Date('2017-03-01T06:30:00Z'),
}
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')
const line = (of: Partial<CalendarEvent>, name: string) =>
  unfolded(calendarFile({ ...event, ...of })).find((one) => one.startsWith(name))
const iso = (year: number, month: number, day: number) => {
  const found = fromJalali(year, month, day)
  return found.ok ? found.iso : '?'
}

describe('times are UTC, whatever Tehran’s clock did that year', () => {
  test.each<[string, Partial<CalendarEvent>, string]>([
    ['winter of 1395, three and a half hours', {}, 'DTSTART:20170319T063000Z'],
    ['30 Esfand of the leap year 1395', { day: iso(1395, 12, 30) }, 'DTSTART:20170320T063000Z'],
    ['the summer of 1396, four and a half', { day: '2017-05-01' }, 'DTSTART:20170501T053000Z'],
    ['the summer of 1402, three and a half again', { day: '2023-07-01' }, 'DTSTART:20230701T063000Z'],
    ['early in the day it is still the day before in UTC', { startsAt: '02:00' }, 'DTSTART:20170318T223000Z'],
    ['without a time the whole day', { startsAt: null }, 'DTSTART;VALUE=DATE:20170319'],
  ])('%s', (_, of, start) => {
    expect(line(of, 'DTSTART')).toBe(start)
  })

  test('a whole day ends with the day after it, 30 Esfand with the new year', () => {
    expect(line({ startsAt: null, day: iso(1395, 12, 30) }, 'DTEND')).toBe('DTEND;VALUE=DATE:20170321')
  })

  test('an end that is open, or not after the beginning, is left out', () => {
    expect(line({}, 'DTEND')).toBe('DTEND:20170319T083000Z')
    expect(line({ endsAt: null }, 'DTEND')).toBeUndefined()
    expect(line({ endsAt: '09:00' }, 'DTEND')).toBeUndefined()
  })
})

test('the same session changed twice is the same event, told anew', () => {
  expect(line({ sequence: 2, day: '2017-04-01' }, 'UID')).toBe('UID:session-7@khoosheh')
  expect(line({ sequence: 2 }, 'SEQUENCE')).toBe('SEQUENCE:2')
})

test('a session called off takes its event out of calendars: the same event, told anew, cancelled', () => {
  const off = { cancelled: true, sequence: 3 }
  expect(line(off, 'METHOD')).toBe('METHOD:CANCEL')
  expect(line(off, 'STATUS')).toBe('STATUS:CANCELLED')
  expect(line(off, 'SEQUENCE')).toBe('SEQUENCE:3')
  expect(line(off, 'UID')).toBe(line({}, 'UID'))
  expect(line({}, 'METHOD')).toBe('METHOD:PUBLISH')
})

test('text is escaped', () => {
  expect(line({}, 'DESCRIPTION')).toBe('DESCRIPTION:۱. گزارش\\n۲. تصویب')
  expect(line({ place: 'a, b; c\\d' }, 'LOCATION')).toBe('LOCATION:a\\, b\\; c\\\\d')
})

test('every line ends with CRLF and has at most 75 octets; no letter is cut', () => {
  const file = calendarFile({ ...event, title: 'جلسه هفتم شورای راهبری توسعه خوشه پلاستیک استان البرز '.repeat(4) })
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const one of file.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
  expect(file).not.toContain('\uFFFD')
  expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75))
  expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
})
