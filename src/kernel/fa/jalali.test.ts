import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  addDays,
  addJalaliMonths,
  dayNumber,
  fiscalYear,
  fromJalali,
  isLeapYear,
  isoOfDay,
  monthLength,
  monthRange,
  toJalali,
  weekday,
  yearRange,
} from './jalali.ts'
import { formatJalali, fullYear, type JalaliStyle, parseJalali } from './jalali-text.ts'

const first = dayNumber(yearRange(1300).first)
const last = dayNumber(yearRange(1500).last)
const anyDay = fc.integer({ min: first, max: last }).map(isoOfDay)

describe('the calendar', () => {
  test('known days', () => {
    expect(toJalali('2017-02-04')).toEqual({ year: 1395, month: 11, day: 16 })
    expect(fromJalali(1395, 11, 25)).toEqual({ ok: true, iso: '2017-02-13' })
    expect(toJalali('2021-03-20')).toEqual({ year: 1399, month: 12, day: 30 })
    expect(weekday('2017-02-13')).toBe(2)
    expect([1391, 1395, 1399, 1403, 1408].every(isLeapYear)).toBe(true)
    expect([1396, 1400, 1404, 1407].some(isLeapYear)).toBe(false)
  })

  test('every day of 1300–1500 goes there and back, and follows the day before', () => {
    let before = toJalali(isoOfDay(first - 1))
    for (let day = first; day <= last; day++) {
      const iso = isoOfDay(day)
      const { year, month, day: ofMonth } = toJalali(iso)
      if (ofMonth !== before.day + 1 && !(ofMonth === 1 && before.day === monthLength(before.year, before.month))) {
        throw new Error(`${iso} does not follow`)
      }
      const back = fromJalali(year, month, ofMonth)
      if (!back.ok || back.iso !== iso) throw new Error(`${iso} does not come back`)
      before = { year, month, day: ofMonth }
    }
  })

  test('Intl has the same days, 1300–1500', () => {
    const intl = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC', dateStyle: 'short' })
    for (let day = first; day <= last; day += 1) {
      const [month, ofMonth, year] = intl
        .format(new Date(day * 86_400_000))
        .replace(/ AP$/, '')
        .split('/')
        .map(Number)
      const ours = toJalali(isoOfDay(day))
      if (ours.year !== year || ours.month !== month || ours.day !== ofMonth)
        throw new Error(`${isoOfDay(day)} differs`)
    }
  })

  test.each([
    [1396, 12, 30, 'notLeap'],
    [1395, 7, 31, 'noSuchDay'],
    [1395, 1, 0, 'noSuchDay'],
    [1395, 13, 1, 'noSuchMonth'],
    [2017, 1, 1, 'yearOutOfRange'],
    [1395.5, 1, 1, 'yearOutOfRange'],
  ])('%d/%d/%d is refused: %s', (year, month, day, reason) => {
    expect(fromJalali(year, month, day)).toEqual({ ok: false, reason })
  })

  test('a text that is no real ISO date throws', () => {
    for (const iso of ['2017-02-30', '2017-2-4', '', '1395/11/16']) expect(() => toJalali(iso)).toThrow(RangeError)
  })

  test('months, years and the fiscal year', () => {
    expect(addJalaliMonths('2016-09-21', 1)).toBe('2016-10-21') // 31 Shahrivar → 30 Mehr
    expect(formatJalali(addJalaliMonths('2017-02-04', -11), 'numeric', 'en')).toBe('1394/12/16')
    expect(formatJalali(addJalaliMonths('2017-03-20', 12), 'numeric', 'en')).toBe('1396/12/29')
    expect(monthRange(1395, 12)).toEqual({ first: '2017-02-19', last: '2017-03-20' })
    expect(yearRange(1396)).toEqual({ first: '2017-03-21', last: '2018-03-20' })
    expect(fiscalYear('2017-03-20')).toBe(1395)
    expect(fiscalYear('2017-03-21')).toBe(1396)
    expect(addDays('2017-02-28', 1)).toBe('2017-03-01')
  })
})

describe('whatever the time zone of the machine', () => {
  const zone = process.env.TZ
  const years = Array.from({ length: 200 }, (_, at) => yearRange(1300 + at))
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })
  // Apia had no 2011-12-30; Tehran had no midnight on 1 Farvardin while it kept summer time.
  test.each(['Pacific/Apia', 'Asia/Tehran', 'America/Los_Angeles', 'UTC'])('%s', async (name) => {
    process.env.TZ = name
    vi.resetModules() // the days of Nowruz are kept once computed
    const { addDays, yearRange } = await import('./jalali.ts')
    const { formatJalali, parseJalali } = await import('./jalali-text.ts')
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(name)
    expect(formatJalali('2011-12-30', 'numeric', 'en')).toBe('1390/10/09')
    expect(formatJalali('2011-03-21', 'numeric', 'en')).toBe('1390/01/01')
    expect(parseJalali('1390/10/09')).toMatchObject({ ok: true, iso: '2011-12-30' })
    expect(addDays('2011-12-29', 1)).toBe('2011-12-30')
    for (let year = 1300; year < 1500; year++) expect(yearRange(year)).toEqual(years[year - 1300])
  })
})

describe('dates for reading', () => {
  test.each([
    ['2017-02-13', 'weekday', 'دوشنبه ۲۵ بهمن', 'Monday 25 Bahman'],
    ['2017-02-13', 'weekdayYear', 'دوشنبه ۲۵ بهمن ۱۳۹۵', 'Monday 25 Bahman 1395'],
    ['2017-02-04', 'dayYear', '۱۶ بهمن ۱۳۹۵', '16 Bahman 1395'],
    ['2017-02-13', 'day', '۲۵ بهمن', '25 Bahman'],
    ['2017-02-13', 'numeric', '۱۳۹۵/۱۱/۲۵', '1395/11/25'],
    ['2017-02-13', 'month', 'بهمن ۱۳۹۵', 'Bahman 1395'],
    ['2025-03-21', 'numeric', '۱۴۰۴/۰۱/۰۱', '1404/01/01'],
  ] as [string, JalaliStyle, string, string][])('%s %s', (iso, style, fa, en) => {
    expect(formatJalali(iso, style)).toBe(fa)
    expect(formatJalali(iso, style, 'en')).toBe(en)
  })
})

describe('dates as people type them', () => {
  test.each([
    '۱۳۹۵/۱۱/۱۶',
    '1395-11-16',
    '١٣٩٥/١١/١٦',
    '1395.11.16',
    '13951116',
    '۱۶/۱۱/۱۳۹۵',
    '۹۵/۱۱/۱۶',
    '16/11/95',
    '۱۶ بهمن ۱۳۹۵',
    '۱۶ بهمن‌ماه ۱۳۹۵',
    '۱۶ بهمن ماه ۹۵',
    'شنبه ۱۶ بهمن ۱۳۹۵',
    'شنبه، شانزدهم بهمن ۱۳۹۵',
    '۱۶بهمن۹۵',
    '16 Bahman 1395',
    'Saturday 16 bahman 1395',
  ])('%s', (typed) => {
    expect(parseJalali(typed)).toMatchObject({ ok: true, iso: '2017-02-04' })
  })

  test.each([
    ['', 'empty'],
    ['فردا', 'unreadable'],
    ['۱۳۹۵/۱۱', 'unreadable'],
    ['1395/11-16', 'unreadable'],
    ['۱۳۹۶/۱۲/۳۰', 'notLeap'],
    ['۳۱ مهر ۱۳۹۵', 'noSuchDay'],
    ['۱۳۹۵/۱۳/۰۱', 'noSuchMonth'],
    ['2017-02-04', 'gregorian'],
    ['۲۵ بهمن', 'noYear'],
    ['یکشنبه ۱۶ بهمن ۱۳۹۵', 'otherWeekday'],
    ['۱۶ بهمن ۱۳۹۵ و', 'unreadable'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(parseJalali(typed)).toEqual({ ok: false, reason })
  })

  test('two digits of a year follow one rule, and say so', () => {
    expect([0, 4, 39, 40, 95, 99].map(fullYear)).toEqual([1400, 1404, 1439, 1340, 1395, 1399])
    expect(parseJalali('۰۴/۰۵/۰۶')).toMatchObject({ ok: true, year: 1404, month: 5, day: 6, shortYear: true })
    expect(parseJalali('۱۴۰۴/۰۵/۰۶')).toMatchObject({ ok: true, shortYear: false })
  })

  test('a date without its year takes the one that is given', () => {
    expect(parseJalali('سه شنبه نهم اردیبهشت', { year: 1399 })).toMatchObject({ ok: true, iso: '2020-04-28' })
  })

  test('what is shown can be typed back', () => {
    const style = fc.constantFrom<JalaliStyle>('dayYear', 'weekdayYear', 'numeric')
    fc.assert(
      fc.property(anyDay, style, fc.constantFrom('fa' as const, 'en' as const), (iso, how, locale) => {
        expect(parseJalali(formatJalali(iso, how, locale))).toMatchObject({ ok: true, iso })
      }),
    )
  })
})
