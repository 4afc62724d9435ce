import { describe, expect, it } from 'vitest'
import { addWorkingDays, fixedHolidays, isWorkingDay } from './holidays.ts'

describe('working days', () => {
  it('Friday and the fixed holidays are no working days, Thursday is', () => {
    expect(isWorkingDay('2017-02-03')).toBe(false) // Friday 15 Bahman 1395
    expect(isWorkingDay('2017-02-02')).toBe(true)
    expect(isWorkingDay('2017-02-10')).toBe(false) // 22 Bahman 1395, a Friday besides
    expect(isWorkingDay('2016-06-04')).toBe(false) // 15 Khordad 1395, a Saturday
  })
  it('a day that an office enters counts too', () => {
    expect(isWorkingDay('2017-02-04', new Set(['2017-02-04']))).toBe(false)
  })
  it('Nowruz is four days and the thirteenth is Nature Day', () => {
    expect(
      fixedHolidays(1395)
        .map((one) => one.day)
        .slice(0, 6),
    ).toEqual(['2016-03-20', '2016-03-21', '2016-03-22', '2016-03-23', '2016-03-31', '2016-04-01'])
  })
  it('working days pass over rests and holidays', () => {
    expect(addWorkingDays('2017-02-02', 1)).toBe('2017-02-04')
    expect(addWorkingDays('2016-03-19', 3)).toBe('2016-03-27') // 29 Esfand to the first days after Nowruz
    expect(addWorkingDays('2017-02-04', 0)).toBe('2017-02-04')
  })
})
