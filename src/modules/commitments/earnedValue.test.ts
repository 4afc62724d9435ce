import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dec } from './decimal.ts'
import { actualCost, cumulative, earnedValue, financialProgress, shareOfBudget } from './earnedValue.ts'
import { forecastFinish } from './forecast.ts'

const input = { bac: '1000', pv: '500', ev: '400', ac: '800' }
const reasons = (result: ReturnType<typeof earnedValue>) =>
  Object.fromEntries(
    Object.entries(result).flatMap(([name, one]) =>
      typeof one === 'object' && one.why !== null ? [[name, one.why]] : [],
    ),
  )

describe('earned value', () => {
  test('variances, indices, estimates', () => {
    const result = earnedValue(input)
    expect(result).toMatchObject({ sv: '-100', cv: { value: '-400' }, spi: { value: '0.8' }, cpi: { value: '0.5' } })
    expect(result).toMatchObject({
      eac: { value: '2000' },
      etc: { value: '1200' },
      vac: { value: '-1000' },
      tcpi: { value: '3' },
    })
    expect(result.tcpiToEstimate.value).toBe('0.5')
    expect(earnedValue({ ...input, outlook: 'atypical' }).eac.value).toBe('1400')
    expect(earnedValue({ ...input, outlook: 'costAndTime' }).eac.value).toBe('2300')
    expect(earnedValue({ ...input, outlook: { etc: '50' } }).eac.value).toBe('850')
  })

  test('what would divide by zero has no value and says why', () => {
    expect(reasons(earnedValue({ ...input, pv: '0' }))).toEqual({ spi: 'noPlannedValue' })
    expect(reasons(earnedValue({ ...input, pv: '0', outlook: 'costAndTime' }))).toMatchObject({ eac: 'noPlannedValue' })
    expect(reasons(earnedValue({ ...input, ev: '0' }))).toMatchObject({
      eac: 'nothingEarned',
      etc: 'nothingEarned',
      vac: 'nothingEarned',
    })
    expect(reasons(earnedValue({ ...input, ac: '0' }))).toMatchObject({ cpi: 'noSpending', eac: 'noSpending' })
    expect(reasons(earnedValue({ ...input, ac: '1200' }))).toEqual({ tcpi: 'noMoneyLeft' })
    expect(reasons(earnedValue({ ...input, ac: '1000' }))).toEqual({ tcpi: 'noMoneyLeft' })
    expect(reasons(earnedValue({ ...input, ev: '1000', ac: '1000' }))).toEqual({
      tcpi: 'finishedAndSpent',
      tcpiToEstimate: 'finishedAndSpent',
    })
  })

  test('without any spending recorded nothing is said of cost', () => {
    const result = earnedValue({ ...input, ac: null })
    expect(Object.keys(reasons(result)).sort()).toEqual(['cpi', 'cv', 'eac', 'etc', 'tcpi', 'tcpiToEstimate', 'vac'])
    expect(result).toMatchObject({ sv: '-100', spi: { value: '0.8' } })
    expect(financialProgress(null, '100')).toEqual({ value: null, why: 'noSpending' })
    expect(financialProgress('5', '0')).toEqual({ value: null, why: 'noBudget' })
    expect(financialProgress('120', '100').value).toBe('120')
  })

  test('money stays exact far beyond floats', () => {
    expect(shareOfBudget('90071992547409930000', '33.33')).toBe('30020995116051729669')
    expect(cumulative(['0.1', '0.2', '90071992547409930000'])).toEqual(['0.1', '0.3', '90071992547409930000.3'])
  })

  test('spending counts by its day and by when it was known', () => {
    const rows = [
      { amount: '10', on: '2026-05-01', at: '2026-05-02T00:00:00.000Z' },
      { amount: '5', on: '2026-05-03', at: '2026-07-01T00:00:00.000Z' },
    ]
    expect(actualCost(rows, '2026-04-30', '2027-01-01T00:00:00.000Z')).toBeNull()
    expect(actualCost(rows, '2026-06-01', '2026-06-01T00:00:00.000Z')).toBe('10')
    expect(actualCost(rows, '2026-06-01', '2026-08-01T00:00:00.000Z')).toBe('15')
  })

  test('estimate, rest and variance always agree', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 }).map(String)
    fc.assert(
      fc.property(amount, amount, amount, amount, (bac, pv, ev, ac) => {
        const { eac, etc, vac } = earnedValue({ bac, pv, ev, ac })
        expect(dec(etc.value!).plus(ac).eq(dec(eac.value!))).toBe(true)
        expect(dec(vac.value!).plus(eac.value!).eq(dec(bac))).toBe(true)
      }),
    )
  })
})

describe('the finish by the trend', () => {
  const at = (date: string, percent: string) => ({ date, percent })
  test.each([
    ['one point is no trend', [at('2026-05-01', '10')], { finish: null, why: 'tooFewPoints' }],
    ['none neither', [], { finish: null, why: 'tooFewPoints' }],
    [
      'ten percent in ten days leave eighty days',
      [at('2026-05-01', '10'), at('2026-05-11', '20')],
      { finish: '2026-07-30', why: null },
    ],
    [
      'a started day counts whole',
      [at('2026-05-01', '0'), at('2026-05-04', '33.4')],
      { finish: '2026-05-10', why: null },
    ],
    [
      'an even division adds no day',
      [at('2026-05-01', '0'), at('2026-05-04', '30')],
      { finish: '2026-05-11', why: null },
    ],
    ['a third of a day is a day', [at('2026-05-01', '0'), at('2026-05-08', '30')], { finish: '2026-05-25', why: null }],
    ['no growth, no forecast', [at('2026-05-01', '20'), at('2026-05-11', '20')], { finish: null, why: 'noGrowth' }],
    ['nor with a fall', [at('2026-05-01', '30'), at('2026-05-11', '20')], { finish: null, why: 'noGrowth' }],
    [
      'finished work names its day',
      [at('2026-05-01', '30'), at('2026-05-11', '100'), at('2026-06-11', '100')],
      { finish: '2026-05-11', why: null },
    ],
    ['too slow to say', [at('2026-01-01', '0'), at('2026-05-11', '0.01')], { finish: null, why: 'tooFar' }],
    [
      'only the last span counts',
      [at('2025-01-01', '0'), at('2026-01-01', '80'), at('2026-04-11', '90')],
      { finish: '2026-07-20', why: null },
    ],
  ])('%s', (_, points, forecast) => {
    expect(forecastFinish(points)).toEqual(forecast)
    expect(forecastFinish(points.toReversed())).toEqual(forecast)
  })
})
