import { describe, expect, test } from 'vitest'
import {
  type Point,
  pointChanges,
  pointProblems,
  remarkState,
  type Standing,
  stateOf,
  unwritten,
  whyNotAccepted,
  whyNotAnswered,
  whyNotApproved,
  whyNotGivenBack,
  whyNotOpened,
  whyNotRemarked,
  whyNotWritten,
} from './diagnosis.rules.ts'
import { sectionKinds } from './diagnosis.sections.ts'

const standing = (more: Partial<Standing> = {}): Standing => ({
  state: 'submitted',
  n: 1,
  lastN: 1,
  remarks: [],
  submittedBy: null,
  ...more,
})
const code = (found: { code: string } | null) => found?.code.replace('diagnosis.', '') ?? null

test('an edition stands where its last step took it', () => {
  expect([
    stateOf([]),
    stateOf(['submit']),
    stateOf(['submit', 'giveBack']),
    stateOf(['accept', 'submit', 'giveBack']),
    stateOf(['submit', 'accept', 'approve']),
  ]).toEqual(['draft', 'submitted', 'returned', 'accepted', 'approved'])
  expect([remarkState([]), remarkState([{ how: 'answered' }, { how: 'taken' }])]).toEqual(['open', 'taken'])
})

describe.each([
  // state, written, remarked, given back (with an open remark), accepted, approved, a next one opened
  ['draft', null, 'notSubmitted', 'notSubmitted', 'notSubmitted', 'notAccepted', 'draftExists'],
  ['submitted', 'frozen', null, null, null, 'notAccepted', 'underJudgement'],
  ['returned', 'frozen', 'judged', 'judged', null, 'notAccepted', null],
  ['accepted', 'frozen', 'judged', 'judged', 'judged', null, null],
  ['approved', 'frozen', 'judged', 'judged', 'judged', 'approvedAlready', null],
] as const)('an edition that is %s', (state, ...expected) => {
  test('takes what its state allows', () => {
    const now = standing({ state })
    expect([
      code(whyNotWritten(now)),
      code(whyNotRemarked(now)),
      code(whyNotGivenBack(standing({ state, remarks: ['open'] }))),
      code(whyNotAccepted(now)),
      code(whyNotApproved(now)),
      code(whyNotOpened(now)),
    ]).toEqual(expected)
  })
})

test('remarks hold an edition until they are settled', () => {
  expect(code(whyNotGivenBack(standing()))).toBe('noRemark')
  expect(code(whyNotGivenBack(standing({ remarks: ['withdrawn'] })))).toBe('noRemark')
  expect(whyNotAccepted(standing({ remarks: ['open', 'answered', 'open'] }))).toEqual({
    code: 'diagnosis.remarksOpen',
    details: { count: 2 },
  })
  expect(code(whyNotAccepted(standing({ state: 'returned', remarks: ['answered', 'taken'] })))).toBe('remarksTaken')
  expect(code(whyNotAccepted(standing({ state: 'returned', remarks: ['answered', 'withdrawn'] })))).toBe(null)
  expect(code(whyNotAccepted(standing({ state: 'returned', lastN: 2 })))).toBe('superseded')
  expect(code(whyNotOpened(standing({ state: 'returned', remarks: ['open', 'taken'] })))).toBe('remarksUnanswered')
  expect(whyNotOpened(null)).toBe(null)
})

test.each([
  ['submitted', 'open', 1, 'notGivenBack'],
  ['returned', 'open', 1, null],
  ['returned', 'answered', 1, null],
  ['returned', 'withdrawn', 1, 'remarkWithdrawn'],
  ['returned', 'open', 2, 'superseded'],
  ['accepted', 'answered', 1, 'judged'],
] as const)('in an edition that is %s a remark that is %s, of %i editions: %s', (state, remark, lastN, expected) => {
  expect(code(whyNotAnswered(standing({ state, lastN }), remark))).toBe(expected)
})

test('every section but the summary is asked for, and named where it is empty', () => {
  const all = new Map(sectionKinds.map((kind) => [kind.code, 'نوشته']))
  expect(unwritten(all)).toEqual([])
  all.delete('summary')
  expect(unwritten(all)).toEqual([])
  all.set('limits', ' \n')
  expect(unwritten(all)).toEqual([
    {
      path: 'sections.limits',
      code: 'diagnosis.sectionEmpty',
      details: { section: 'محدودیت‌های ذی‌نفعان', sectionEn: 'Limits of the stakeholders' },
    },
  ])
  expect(unwritten(new Map())).toHaveLength(12)
})

test('a pressure point rests on entries of the lists, and nothing else rests on anything', () => {
  const point = (key: string, kind: 'strength' | 'pressure', from: string[] = []) => ({ key, kind, body: key, from })
  const problems = (points: ReturnType<typeof point>[]) => pointProblems(points).map((one) => [one.path, one.code])
  expect(problems([point('p', 'pressure', ['s']), point('s', 'strength')])).toEqual([])
  expect(problems([point('s', 'strength'), point('s', 'strength')])).toEqual([['points.1.key', 'diagnosis.pointTwice']])
  expect(problems([point('s', 'strength', ['s'])])).toEqual([['points.0.from', 'diagnosis.onlyPressure']])
  expect(problems([point('p', 'pressure', ['q']), point('q', 'pressure')])).toEqual([
    ['points.0.from', 'diagnosis.fromUnknown'],
  ])
})

test('lists are compared by what an entry is, not by its place', () => {
  const point = (id: string, more: Partial<Point> = {}): Point => ({
    id,
    kind: 'strength',
    body: id,
    weight: null,
    evidence: null,
    from: [],
    ...more,
  })
  const before = [point('a'), point('b'), point('c'), point('p', { kind: 'pressure', from: ['a', 'b'] })]
  const after = [
    point('c'),
    point('a', { weight: 3 }),
    point('d', { kind: 'threat' }),
    point('p', { kind: 'pressure', from: ['b', 'a'] }),
  ]
  expect(pointChanges(before, after).map((one) => [one.what, one.kind, one.before?.id, one.after?.id])).toEqual([
    ['changed', 'strength', 'a', 'a'],
    ['removed', 'strength', 'b', undefined],
    ['added', 'threat', undefined, 'd'],
  ])
  expect(pointChanges(before, before)).toEqual([])
})
