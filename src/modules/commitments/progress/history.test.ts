import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../dates.ts'
import { dec } from '../decimal.ts'
import { mayStep } from '../ladder.ts'
import { openForest } from './forest.ts'
import { valueOnLine } from './leafValue.ts'
import { progressAt } from './progressAt.ts'
import { receipts } from './receipts.ts'
import { receiptsHold } from './recompute.ts'
import { ALL_LINES, term } from './sample.ts'
import { type Claim, claimedValue, type Ladder, type Step, type StepKind, type Term, type Tree } from './shapes.ts'

/** Histories as they can really come about: attempts of random people in the order of time; refused ones leave no row. */
type Attempt =
  | { what: 'claim'; leaf: number; day: number; value: number; by: number; takenOver: boolean }
  | { what: 'step'; claim: number; kind: StepKind; by: number; lower: number | null }
  | { what: 'freeze'; cut: number }

const people = ['ava', 'bahram', 'ciavash', 'dina']
const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('claim' as const),
      leaf: fc.nat(2),
      day: fc.nat(60),
      value: fc.integer({ min: 0, max: 10_000 }),
      by: fc.nat(3),
      takenOver: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      what: fc.constant('step' as const),
      claim: fc.nat(30),
      kind: fc.constantFrom<StepKind>('verify', 'verify', 'approve', 'approve', 'note', 'return', 'withdraw'),
      by: fc.nat(3),
      lower: fc.option(fc.nat(10_000)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('freeze' as const), cut: fc.integer({ min: 1, max: 99 }) }) },
)

const termsOf = (cut: number): Term[] => [
  term('top', null, '100'),
  term('x', 'top', String(cut)),
  term('y', 'top', String(100 - cut)),
  term('z', 'y', '100', { measure: 'quantity', target: '70' }),
]
const leaves = ['x', 'z', 'x']
const instantOf = (tick: number) => new Date(Date.UTC(2026, 3, 1) + tick * 7_200_000).toISOString()

function play(attempts: readonly Attempt[], ladder: Ladder): Tree {
  const claims: Claim[] = []
  const steps: Step[] = []
  const versions = [{ id: 'v1', n: 1, frozenAt: instantOf(0) }]
  const terms: Record<string, Term[]> = { v1: termsOf(40) }
  attempts.forEach((one, i) => {
    const at = instantOf(i + 1)
    if (one.what === 'freeze') {
      const n = versions.length + 1
      versions.push({ id: `v${n}`, n, frozenAt: at })
      terms[`v${n}`] = termsOf(one.cut)
    } else if (one.what === 'claim') {
      const itemId = leaves[one.leaf]!
      const stated = String(one.value / 100)
      const value = itemId === 'z' ? { quantity: stated } : { value: stated }
      const asOf = addDays('2026-03-01', one.day)
      claims.push({
        id: `c${String(i).padStart(3, '0')}`,
        itemId,
        asOf,
        ...value,
        by: people[one.by]!,
        at,
        takenOver: one.takenOver,
      })
    } else {
      const claim = claims[one.claim % Math.max(1, claims.length)]
      if (!claim) return
      const value = one.lower === null ? null : String(one.lower / 100)
      const step = { kind: one.kind, by: people[one.by]!, value, reason: 'seen on the spot' }
      const known = steps.filter((other) => other.claimId === claim.id)
      if (mayStep({ ladder, claim, steps: known, step }).ok) steps.push({ claimId: claim.id, at, ...step })
    }
  })
  return { id: 't', ladder, versions, terms, claims, steps }
}

const histories = fc.array(attempt, { minLength: 5, maxLength: 60 })
const ladders = fc.constantFrom<Ladder>(
  ['verify', 'approve', 'note'],
  ['verify', 'approve'],
  ['approve'],
  ['approve', 'note'],
)
const asks = fc.record({
  line: fc.constantFrom(...ALL_LINES),
  itemId: fc.constantFrom(null, 'x', 'y', 'z'),
  asOf: fc.nat(80).map((n) => addDays('2026-03-01', n)),
})

test('a past figure never changes by a row that was learned later', () => {
  fc.assert(
    fc.property(histories, ladders, fc.nat(60), asks, (attempts, ladder, tick, ask) => {
      const cut = Math.min(tick, attempts.length)
      const knownAt = instantOf(cut)
      const then = progressAt(openForest([play(attempts.slice(0, cut), ladder)]), { treeId: 't', ...ask, knownAt })
      const now = progressAt(openForest([play(attempts, ladder)]), { treeId: 't', ...ask, knownAt })
      expect(now).toEqual(then)
    }),
    { numRuns: 300 },
  )
})

test('receipts recompute every figure exactly', () => {
  fc.assert(
    fc.property(histories, ladders, asks, (attempts, ladder, ask) => {
      const sum = receipts(openForest([play(attempts, ladder)]), { treeId: 't', ...ask, knownAt: instantOf(100) })!
      expect(receiptsHold(sum)).toBe(true)
      expect(dec(sum.percent).gte(0) && dec(sum.percent).lte(100)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('the order in which rows are read does not matter', () => {
  fc.assert(
    fc.property(histories, ladders, asks, (attempts, ladder, ask) => {
      const tree = play(attempts, ladder)
      const turned = {
        ...tree,
        claims: tree.claims.toReversed(),
        steps: tree.steps.toReversed(),
        versions: tree.versions.toReversed(),
      }
      const figure = (one: Tree) => progressAt(openForest([one]), { treeId: 't', ...ask, knownAt: instantOf(100) })
      expect(figure(turned)).toEqual(figure(tree))
    }),
  )
})

test('no history reaches approved without a verification by another person, and no value ever rises on its way', () => {
  let approvals = 0
  fc.assert(
    fc.property(histories, ladders, (attempts, ladder) => {
      const { claims, steps } = play(attempts, ladder)
      for (const claim of claims) {
        const own = steps.filter((step) => step.claimId === claim.id)
        const approve = own.findIndex((step) => step.kind === 'approve')
        const verify = own.findIndex((step) => step.kind === 'verify')
        if (approve >= 0) {
          approvals++
          expect(claim.takenOver).toBe(false)
          expect(own[approve]!.by).not.toBe(claim.by)
          if (ladder.includes('verify')) {
            expect(verify).toBeGreaterThanOrEqual(0)
            expect(verify).toBeLessThan(approve)
            expect(own[verify]!.by).not.toBe(claim.by)
            expect(own[verify]!.by).not.toBe(own[approve]!.by)
          }
        }
        const values = ALL_LINES.map((line) => valueOnLine(claim, own, line)).filter((value) => value !== null)
        values.reduce((before, value) => {
          expect(dec(value).lte(dec(before))).toBe(true)
          return value
        }, claimedValue(claim))
      }
    }),
    { numRuns: 300 },
  )
  expect(approvals).toBeGreaterThan(50)
})
