import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '../../kernel/errors.ts'
import { way } from './agency.bylaw.ts'
import { exact } from './agency.decimal.ts'
import {
  type Asked,
  approvedAmount,
  approvedBy,
  checkAsked,
  type Deal,
  ledgerOf,
  paidOf,
  payableOf,
  type Reached,
  whyNotPayable,
} from './payment.rules.ts'

const reached = (...codes: string[]) =>
  new Map<string, Reached>(codes.map((code) => [code, { since: null, takenOver: true, decisionId: null }]))
const codes = way.map((stage) => stage.code)
const approved = (stages: Map<string, Reached>, years: number[] = []) =>
  [
    ...approvedBy(
      codes,
      stages,
      years.map((n) => ({ n, closedAt: '', recordId: '' })),
    ),
  ]
    .filter(([, by]) => by)
    .map(([code]) => code)

describe('a phase is approved', () => {
  test.each([
    ['nothing is known', [], [], []],
    ['the diagnosis began: the feasibility study is', ['diagnostic'], [], ['identified', 'feasibility']],
    [
      'the second year was taken over: all before it are',
      ['implementation_y2'],
      [],
      ['identified', 'feasibility', 'diagnostic', 'action_plan', 'implementation_y1'],
    ],
    [
      'the second year began and is closed: it is too, without the third',
      ['implementation_y2'],
      [2],
      ['identified', 'feasibility', 'diagnostic', 'action_plan', 'implementation_y1', 'implementation_y2'],
    ],
    ['a year is closed: no other phase is by that', [], [1], ['implementation_y1']],
    ['it was handed over: all are', ['handed_over'], [], codes],
  ])('%s', (_name, stages, years, expected) => {
    expect(approved(reached(...stages), years)).toEqual(expected)
  })

  test('by the nearest later stage, and says how that was reached', () => {
    const by = approvedBy(['diagnostic'], reached('implementation_y2', 'action_plan'), []).get('diagnostic')
    expect(by).toEqual({ kind: 'gate', stage: 'action_plan', since: null, takenOver: true, decisionId: null })
  })
})

const deal: Deal = {
  amount: '1000',
  phases: [
    { stage: 'diagnostic', weight: '30', paidBefore: true },
    { stage: 'action_plan', weight: '20', paidBefore: false },
    { stage: 'implementation_y1', weight: '50', paidBefore: false },
  ],
}
const ask = (id: string, state: Asked['state'], amount: string, ...phases: string[]): Asked => ({
  id,
  state,
  amount,
  phases: phases.map((phase) => ({ stage: phase.split(' ')[0]!, weight: phase.split(' ')[1]! })),
})
const codeOf = (deed: () => void) => {
  try {
    deed()
    return null
  } catch (error) {
    return (error as Refusal).code
  }
}

test('payable is the approved share without what was paid, before the product too', () => {
  const some = new Set(['diagnostic', 'action_plan'])
  expect(payableOf(deal, [], some)).toBe('200')
  expect(payableOf(deal, [ask('1', 'pay', '150', 'action_plan 20')], some)).toBe('50')
  expect(payableOf(deal, [ask('1', 'approve', '150', 'action_plan 20')], some)).toBe('200')
  // an approval that was taken back leaves nothing to pay, and no debt
  expect(payableOf(deal, [ask('1', 'pay', '200', 'action_plan 20')], new Set())).toBe('0')
})

test('a rial is never split: the share is cut down', () => {
  const odd: Deal = { amount: '1001', phases: [{ stage: 'diagnostic', weight: '33.3', paidBefore: false }] }
  expect(payableOf(odd, [], new Set(['diagnostic']))).toBe('333')
})

describe('a statement may ask', () => {
  const half = ask('1', 'submit', '250', 'implementation_y1 25')
  test.each([
    ['for an approved or an open phase', [], ask('n', 'submit', '200', 'action_plan 20'), null],
    ['for the rest of a phase asked for in part', [half], ask('n', 'submit', '250', 'implementation_y1 25'), null],
    ['not for more than the rest', [half], ask('n', 'submit', '250', 'implementation_y1 26'), 'agency.partAboveRest'],
    ['not for a phase paid before', [], ask('n', 'submit', '100', 'diagnostic 10'), 'agency.phasePaid'],
    [
      'not for a phase that a statement paid',
      [ask('1', 'pay', '200', 'action_plan 20')],
      ask('n', 'submit', '1', 'action_plan 1'),
      'agency.phasePaid',
    ],
    [
      'not for a phase that another asks for',
      [ask('1', 'check', '200', 'action_plan 20')],
      ask('n', 'submit', '1', 'action_plan 1'),
      'agency.phaseAsked',
    ],
    [
      'again for one that was returned',
      [ask('1', 'return', '200', 'action_plan 20')],
      ask('n', 'submit', '200', 'action_plan 20'),
      null,
    ],
    ['not above the share of its phases', [], ask('n', 'submit', '201', 'action_plan 20'), 'agency.aboveClaimed'],
    ['not for a phase of another contract', [], ask('n', 'submit', '1', 'handed_over 1'), 'agency.notInContract'],
    ['not for one phase twice', [], ask('n', 'submit', '1', 'action_plan 1', 'action_plan 1'), 'agency.phaseTwice'],
    ['not for nothing', [], ask('n', 'submit', '1', 'action_plan 0'), 'agency.phaseWeight'],
  ])('%s', (_name, others, asked, code) => {
    expect(codeOf(() => checkAsked(deal, others, asked))).toBe(code)
  })
})

describe('why it is not payable', () => {
  const visit = { needed: true, from: '2016-01-01', until: '2016-06-01', heldOn: ['2016-03-01'] }
  const why = (statement: Asked, stages: string[], more = {}) =>
    whyNotPayable(deal, [], statement, new Set(stages), { ...visit, ...more }).map(({ code }) => code)
  const plan = ask('1', 'submit', '200', 'action_plan 20')

  test('approved phases and a visit report of the period: it is', () => {
    expect(why(plan, ['diagnostic', 'action_plan'])).toEqual([])
  })
  test('a phase that is not approved leaves nothing to pay it from', () => {
    expect(why(plan, ['diagnostic'])).toEqual(['agency.phaseNotApproved', 'agency.aboveApproved'])
  })
  test('no visit was reported in its period', () => {
    expect(why(plan, ['diagnostic', 'action_plan'], { heldOn: ['2016-06-02'] })).toEqual(['agency.visitReportMissing'])
    expect(why(plan, ['diagnostic', 'action_plan'], { heldOn: [], needed: false })).toEqual([])
  })
})

test('whatever is asked, approved and paid in whatever order, paid never exceeds approved and no phase is paid twice', () => {
  const deals = fc
    .record({
      amount: fc.integer({ min: 1, max: 9_999_999 }),
      cuts: fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 4 }),
    })
    .map(({ amount, cuts }): Deal => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), 10_000]
      return {
        amount: String(amount),
        phases: edges.slice(1).map((edge, place) => ({
          stage: codes[place]!,
          weight: String((edge - edges[place]!) / 100),
          paidBefore: false,
        })),
      }
    })
  const deeds = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('approve' as const), phase: fc.nat(4) }),
      fc.record({
        kind: fc.constant('ask' as const),
        phase: fc.nat(4),
        tenths: fc.integer({ min: 1, max: 12 }),
        amount: fc.integer({ min: 1, max: 9_999_999 }),
      }),
      fc.record({ kind: fc.constant('pay' as const), which: fc.nat(9) }),
      fc.record({ kind: fc.constant('return' as const), which: fc.nat(9) }),
    ),
    { minLength: 10, maxLength: 40, size: 'max' },
  )
  let paidSomething = 0
  fc.assert(
    fc.property(deals, deeds, (given, run) => {
      const statements: Asked[] = []
      const stages = new Set<string>()
      for (const deed of run) {
        if (deed.kind === 'approve') stages.add(given.phases[deed.phase % given.phases.length]!.stage)
        else if (deed.kind === 'ask') {
          const phase = given.phases[deed.phase % given.phases.length]!
          const weight = exact(phase.weight).times(deed.tenths).div(10).toFixed()
          const most = exact(given.amount).times(weight).div(100).round(0, 0)
          const asked = {
            id: String(statements.length),
            state: 'submit' as const,
            amount: most.gte(1) && deed.amount % 2 === 0 ? most.toFixed() : String(deed.amount),
            phases: [{ stage: phase.stage, weight }],
          }
          if (codeOf(() => checkAsked(given, statements, asked)) === null) statements.push(asked)
        } else {
          const one = statements[deed.which % Math.max(1, statements.length)]
          if (one?.state !== 'submit') continue
          if (deed.kind === 'return') one.state = 'return'
          else {
            const visit = { needed: false, from: '', until: '', heldOn: [] }
            if (whyNotPayable(given, statements, one, stages, visit).length > 0) continue
            one.state = 'pay'
            paidSomething += 1
          }
        }
        expect(paidOf(given, statements).lte(approvedAmount(given, stages))).toBe(true)
        for (const line of ledgerOf(given, statements)) {
          expect(exact(line.paid).lte(line.weight)).toBe(true)
          expect(exact(line.rest).gte(0)).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
  expect(paidSomething).toBeGreaterThan(50)
})
