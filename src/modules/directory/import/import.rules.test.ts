import { describe, expect, test } from 'vitest'
import { type ReadContext, readDay, readNationalIdentifier, readRow } from './import.rules.ts'

describe('a day as typed', () => {
  test.each([
    ['۱۳۹۵/۲/۳', '2016-04-22'],
    ['95/02/03', '2016-04-22'],
    ['1395-02-03', '2016-04-22'],
    ['13950203', '2016-04-22'],
    ['950203', '2016-04-22'],
    ['٣/٢/١٣٩٥', '2016-04-22'],
    ['۳ اردیبهشت ۱۳۹۵', '2016-04-22'],
    ['42482', '2016-04-22'],
    ['2016-04-22', '2016-04-22'],
    ['1395/13/01', null],
    ['1395/12/30', '2017-03-20'],
    ['1396/12/30', null],
    ['فردا', null],
  ])('%s', (typed, day) => expect(readDay(typed)).toBe(day))
})

describe('lost zeros', () => {
  // 00012345678… : the check digit of 0010000017-like identifiers is computed below by the rule itself
  const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17]
  const whole = (ten: string) => {
    const sum = weights.reduce((all, weight, at) => all + (Number(ten[at]) + Number(ten[9]) + 2) * weight, 0)
    return `${ten}${(sum % 11) % 10}`
  }
  test('come back where the check digit proves it', () => {
    const identifier = whole('0010203040')
    expect(identifier).toHaveLength(11)
    expect(readNationalIdentifier(identifier.replace(/^0+/, ''))).toEqual({ value: identifier })
    expect(readNationalIdentifier('۱۰۳۲۰۰۰۰۰۱۷')).toEqual({ value: '10320000017' })
  })
  test('are asked for where it does not, and nothing is guessed', () => {
    const wrong = whole('0010203040')
      .replace(/^0+/, '')
      .replace(/.$/, (last) => String((Number(last) + 1) % 10))
    expect(readNationalIdentifier(wrong)).toEqual({ code: 'zerosNotProven' })
    expect(readNationalIdentifier('1234')).toEqual({ code: 'badNationalIdentifier' })
    expect(readNationalIdentifier('10320000018')).toEqual({ code: 'badNationalIdentifier' })
  })
  test('of a code without a check digit are asked for where its column begins with zeros', () => {
    const context: ReadContext = {
      places: {
        provinceOf: new Map(),
        countyOf: new Map(),
        provinceName: new Map(),
        countyName: new Map(),
        key: (text) => text,
      },
      isicCodes: new Set(),
      today: '2026-11-23',
      fileName: 'x',
      zeroLengths: { trackingCode: 8 },
    }
    const codes = (trackingCode: string) =>
      readRow(1, { name: 'x', trackingCode }, context).problems.map(({ code }) => code)
    expect(codes('12345')).toEqual(['directory.zerosMaybeLost'])
    expect(codes('00012345')).toEqual([])
    expect(codes('12345678')).toEqual([])
  })
  test('the sum of a table is no unit', () => {
    const context = {
      places: { provinceOf: new Map(), key: (text: string) => text },
      isicCodes: new Set(),
      today: '2026-11-23',
      fileName: 'x',
    }
    expect(readRow(1, { name: 'جمع کل' }, context as never).problems.map(({ code }) => code)).toEqual([
      'directory.rowIsTotal',
    ])
  })
})

test('a number of people may carry its word', () => {
  const context: ReadContext = {
    places: {
      provinceOf: new Map(),
      countyOf: new Map(),
      provinceName: new Map(),
      countyName: new Map(),
      key: (text) => text,
    },
    isicCodes: new Set(),
    today: '2026-11-23',
    fileName: 'x',
    zeroLengths: {},
  }
  const read = (jobs: string) => readRow(1, { name: 'x', jobs, factsFrom: '1395/01/01' }, context)
  expect(read('۲۳ نفر').facts.map(({ value }) => value)).toEqual(['23'])
  expect(read('چند نفر').problems.map(({ code }) => code)).toContain('directory.badJobs')
})
