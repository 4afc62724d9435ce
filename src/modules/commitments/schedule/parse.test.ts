import { describe, expect, test } from 'vitest'
import { analyse, analyseFile } from './analyse.ts'
import { ScheduleRefused } from './network.ts'

const activities = [
  { id: 'a', duration: 1 },
  { id: 'b', duration: 2 },
]
const refusalOf = (text: string) => {
  try {
    analyseFile(text)
  } catch (error) {
    if (error instanceof ScheduleRefused) return { code: error.code, ...error.details }
    throw error
  }
  return null
}

describe('a schedule file', () => {
  test('answers exactly the agreed shape, ids as given', () => {
    const network = {
      activities: [{ id: 7, name: 'x', duration: 1 }, ...activities],
      relations: [['a', 'b'], { from: 7, to: 'a' }],
      note: 'left alone',
    }
    expect(JSON.parse(analyseFile(JSON.stringify(network)))).toEqual({
      duration: 4,
      activities: {
        7: { early_start: 0, early_finish: 1, late_start: 0, late_finish: 1 },
        a: { early_start: 1, early_finish: 2, late_start: 1, late_finish: 2 },
        b: { early_start: 2, early_finish: 4, late_start: 2, late_finish: 4 },
      },
      critical: [7, 'a', 'b'],
    })
  })

  test('with cases answers a list', () => {
    const result = analyse({ cases: [{ id: 'one', activities, relations: [] }] })
    expect(result).toMatchObject([{ id: 'one', result: { duration: 2, critical: ['b'] } }])
  })

  test('survives a byte order mark and odd ids', () => {
    const text = `\uFEFF{"activities":[{"id":"__proto__","duration":3}],"relations":[]}`
    expect(analyseFile(text)).toContain('"__proto__": {')
  })

  const row = (one: unknown) => JSON.stringify({ activities: [one], relations: [] })
  const relation = (one: unknown) => JSON.stringify({ activities, relations: [one] })
  test.each([
    ['not JSON', '{', { code: 'notJson' }],
    ['an empty file', '', { code: 'notJson' }],
    ['a list', '[]', { code: 'notAnObject' }],
    ['null', 'null', { code: 'notAnObject' }],
    ['no activities', '{"relations":[]}', { code: 'activitiesMissing' }],
    ['no relations', '{"activities":[]}', { code: 'relationsMissing' }],
    ['cases that are no list', '{"cases":{}}', { code: 'casesWrong' }],
    ['a case that is no object', '{"cases":[3]}', { code: 'casesWrong', where: 'cases[0]' }],
    ['a case without id', '{"cases":[{"activities":[],"relations":[]}]}', { code: 'caseIdWrong', where: 'cases[0]' }],
    ['an activity that is a text', row('a'), { code: 'activityWrong', where: 'activities[0]' }],
    ['an empty id', row({ id: ' ', duration: 1 }), { code: 'idWrong', where: 'activities[0]' }],
    ['a negative duration', row({ id: 'a', duration: -1 }), { code: 'durationWrong', id: 'a' }],
    ['a duration as text', row({ id: 'a', duration: '3' }), { code: 'durationWrong', id: 'a' }],
    ['no duration', row({ id: 'a' }), { code: 'durationWrong', id: 'a' }],
    ['an endless duration', '{"activities":[{"id":"a","duration":1e999}],"relations":[]}', { code: 'durationWrong' }],
    ['a relation that is a text', relation('a-b'), { code: 'relationWrong', where: 'relations[0]' }],
    ['a relation without ends', relation({ from: 'a' }), { code: 'relationEndWrong' }],
    ['an unknown id', relation({ from: 'a', to: 'z' }), { code: 'unknownActivity', id: 'z' }],
    ['an unknown type', relation({ from: 'a', to: 'b', type: 'XX' }), { code: 'typeWrong', type: 'XX' }],
    ['a lag as text', relation({ from: 'a', to: 'b', lag: '2' }), { code: 'lagWrong' }],
    [
      'ids that differ in type only',
      JSON.stringify({
        activities: [
          { id: 1, duration: 1 },
          { id: '1', duration: 1 },
        ],
        relations: [],
      }),
      { code: 'idTwice' },
    ],
    [
      'a circle in a case',
      JSON.stringify({
        cases: [
          {
            id: 9,
            activities,
            relations: [
              ['a', 'b'],
              ['b', 'a'],
            ],
          },
        ],
      }),
      { code: 'circular', case: 9 },
    ],
  ])('with %s is refused by name', (_, text, refusal) => {
    expect(refusalOf(text)).toMatchObject(refusal)
  })
})
