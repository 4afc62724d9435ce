import { describe, expect, it } from 'vitest'
import type { ItemView, ProgressView } from '../../commitments/screens/index.ts'
import type { YearView } from '../plans.schema.ts'
import {
  acceptedOfDue,
  activityRows,
  currentYear,
  documentsOf,
  drawnSpan,
  exampleAt,
  forecastLine,
  lineOf,
  notedSteps,
} from './year.rules.ts'

const item = (itemId: string, part: Partial<ItemView> = {}) =>
  ({ itemId, order: 1, examples: [], documents: [], start: null, finish: null, ...part }) as unknown as ItemView
const activity = (itemId: string, code: string, strategyId: string | null) => ({
  itemId,
  code,
  strategyId,
  type: null,
  executor: null,
  partner: null,
  network: null,
  evidence: null,
  result: null,
  expectedResult: null,
})
const year = (n: number, from: string, to: string) => ({ id: String(n), n, from, to }) as YearView

describe('a plan year on screen', () => {
  it('orders by strategy, then by code as a person counts, and puts what has no strategy last', () => {
    const rows = activityRows(
      {
        strategies: [
          { id: 's2', title: 'دوم', position: 2 },
          { id: 's1', title: 'اول', position: 1 },
        ],
        activities: [
          activity('a', '2-10', 's2'),
          activity('b', '2-9', 's2'),
          activity('c', '9', null),
          activity('d', '1-1', 's1'),
        ],
      },
      ['a', 'b', 'c', 'd'].map((id) => item(id)),
    )
    expect(rows.map((row) => row.code)).toEqual(['1-1', '2-9', '2-10', '9'])
  })

  it('an activity that the room has no words for keeps its order as its code', () => {
    expect(activityRows({ strategies: [], activities: [] }, [item('a', { order: 7 })])[0]!.code).toBe('7')
  })

  it.each([
    ['68.7', '88.2', 78],
    ['10', '0', null],
    [null, '50', 0],
  ])('approved %s of due %s is %s of a hundred', (approved, planned, answer) =>
    expect(acceptedOfDue({ approved, planned } as ProgressView['whole'])).toBe(answer))

  it('opens the year that holds today, else the last begun, else the first', () => {
    const years = [year(1, '2015-03-21', '2016-03-19'), year(2, '2016-03-20', '2017-03-20')]
    expect(currentYear(years, '2017-02-04')?.n).toBe(2)
    expect(currentYear(years, '2019-01-01')?.n).toBe(2)
    expect(currentYear(years, '2010-01-01')?.n).toBe(1)
    expect(currentYear([], '2010-01-01')).toBeUndefined()
  })

  it('the council’s steps stand at its notings', () => {
    const notings = [
      { date: '2016-08-11', percent: '13.3', decision: null },
      { date: '2016-12-07', percent: '58.9', decision: null },
    ]
    expect(notedSteps(notings)).toEqual([
      { at: '2016-08-11', value: 13.3 },
      { at: '2016-12-07', value: 58.9 },
    ])
    expect(lineOf([{ date: '2016-04-01', approved: null }] as never, 'approved')).toEqual([])
  })

  it('a forecast beyond the drawing is cut at its edge on the same line', () => {
    const tree = { asOf: '2017-01-01', whole: { approved: '50' }, forecast: { finish: '2017-01-21', why: null } }
    expect(forecastLine(tree as never, '2017-03-20')).toEqual([
      { at: '2017-01-01', value: 50 },
      { at: '2017-01-21', value: 100 },
    ])
    expect(forecastLine(tree as never, '2017-01-11')[1]).toEqual({ at: '2017-01-11', value: 75 })
    expect(forecastLine({ ...tree, forecast: { finish: null, why: 'noGrowth' } } as never, '2017-03-20')).toEqual([])
  })

  it('the drawing covers activities outside the fiscal year', () => {
    expect(
      drawnSpan({ from: '2016-03-20', to: '2017-03-20' }, [item('a', { start: '2016-01-01', finish: '2017-05-01' })]),
    ).toEqual({ from: '2016-01-01', to: '2017-05-01' })
  })

  it('reads the document codes out of sources, each once', () => {
    expect(documentsOf({ documents: ['D0', 'D0 بند ۳', 'نامه'] })).toEqual(['D0'])
  })

  it('examples are told once at the heading where most rows are made up', () => {
    expect(exampleAt([item('a'), item('b', { examples: ['weight'] }), item('c', { examples: ['x'] })])).toBe('heading')
    expect(exampleAt([item('a'), item('b'), item('c', { examples: ['x'] })])).toBe('rows')
    expect(exampleAt([item('a')])).toBeNull()
  })
})
