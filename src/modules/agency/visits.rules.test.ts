import { describe, expect, test } from 'vitest'
import { fromJalali } from '../../kernel/fa/index.ts'
import { missingSince, type StageDay, visitPeriods, visitRuns } from './visits.rules.ts'

const day = (text: string) => {
  const [year, month, date] = text.split('/').map(Number)
  const found = fromJalali(year!, month!, date!)
  if (!found.ok) throw new Error(text)
  return found.iso
}
const days = (...lines: string[]): StageDay[] =>
  lines.map((line) => ({ stage: line.split(' ')[0]!, from: day(line.split(' ')[1]!) }))
const told = (stages: StageDay[], held: string[], today: string) =>
  visitPeriods(visitRuns(stages), held.map(day), day(today)).map(
    ({ stage, months, state }) => `${stage} ${months.map(({ year, month }) => `${year}/${month}`).join('–')} ${state}`,
  )

describe('visits that are due', () => {
  test('every month in the diagnosis, from the stage’s own month', () => {
    expect(told(days('diagnostic 1395/02/20'), ['1395/02/25', '1395/04/31'], '1395/05/10')).toEqual([
      'diagnostic 1395/2 held',
      'diagnostic 1395/3 missing',
      'diagnostic 1395/4 held',
      'diagnostic 1395/5 due',
    ])
  })

  test('every two months in implementation; its years follow each other in one run', () => {
    expect(
      told(
        days('implementation_y1 1394/11/01', 'implementation_y2 1395/03/01'),
        ['1394/12/01', '1395/03/02'],
        '1395/05/01',
      ),
    ).toEqual([
      'implementation 1394/11–1394/12 held',
      'implementation 1395/1–1395/2 missing',
      'implementation 1395/3–1395/4 held',
      'implementation 1395/5–1395/6 due',
    ])
  })

  test('a stage ends with the next; a rest shorter than its rhythm asks for none', () => {
    expect(
      told(
        days(
          'diagnostic 1395/01/10',
          'action_plan 1395/03/10',
          'implementation_y1 1395/05/01',
          'final_monitoring 1395/08/05',
        ),
        [],
        '1396/01/01',
      ),
    ).toEqual([
      'diagnostic 1395/1 missing',
      'diagnostic 1395/2 missing',
      'action_plan 1395/3 missing',
      'action_plan 1395/4 missing',
      'implementation 1395/5–1395/6 missing',
    ])
  })

  test('nothing is due before the diagnosis or after the final monitoring began', () => {
    expect(told(days('identified 1394/01/01', 'feasibility 1394/05/01'), [], '1396/01/01')).toEqual([])
    expect(told(days('final_monitoring 1394/05/01'), [], '1396/01/01')).toEqual([])
  })

  test('a stop ends them', () => {
    expect(
      visitPeriods(visitRuns(days('diagnostic 1395/01/10'), day('1395/02/31')), [], day('1396/01/01')),
    ).toHaveLength(1)
  })

  test.each<[string, string[], string[], string]>([
    ['neither made nor excused', [], [], 'missing'],
    ['called off with its reason', [], ['1395/02/20'], 'excused'],
    ['called off, and another was made', ['1395/02/25'], ['1395/02/20'], 'held'],
    ['called off in the month before', [], ['1395/01/20'], 'missing'],
  ])('a month that passed: %s', (_name, held, off, state) => {
    const runs = visitRuns(days('diagnostic 1395/02/01'))
    const [month] = visitPeriods(runs, held.map(day), day('1395/03/10'), off.map(day))
    expect(month!.state).toBe(state)
  })

  test('the month that lasts is due, also where its visit was called off', () => {
    const runs = visitRuns(days('diagnostic 1395/02/01'))
    expect(visitPeriods(runs, [], day('1395/02/10'), [day('1395/02/05')])[0]!.state).toBe('due')
  })

  test.each([
    ['1394/11/01', '1394/11 1395/3'],
    // Bahman and Esfand of 1394 reach into a year that began in Esfand
    ['1394/12/15', '1394/11 1395/3'],
    ['1395/01/01', '1395/3'],
    ['1395/05/01', ''],
  ])('missing in a year that began on %s: %s', (began, said) => {
    const runs = visitRuns(days('implementation_y1 1394/11/01'))
    const periods = visitPeriods(runs, ['1395/01/20'].map(day), day('1395/05/20'))
    const missing = missingSince(periods, day(began))
    expect(missing.map(({ months }) => `${months[0]!.year}/${months[0]!.month}`).join(' ')).toBe(said)
  })

  test('a visit on the first and on the last day of a month counts for that month', () => {
    expect(told(days('diagnostic 1395/12/30'), ['1395/12/30', '1396/01/31'], '1396/02/01')).toEqual([
      'diagnostic 1395/12 held',
      'diagnostic 1396/1 held',
      'diagnostic 1396/2 due',
    ])
  })
})
