import fc from 'fast-check'
import { addDays } from '../../dates.ts'
import { mayStep } from '../../ladder.ts'
import { ALL_LINES, term } from '../sample.ts'
import type { Claim, Ladder, Step, StepKind, Term, Tree } from '../shapes.ts'

/** Histories as they can really come about: attempts of random people in the order of time; refused ones leave no row. */
export type Attempt =
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
export const instantOf = (tick: number) => new Date(Date.UTC(2026, 3, 1) + tick * 7_200_000).toISOString()

export function play(attempts: readonly Attempt[], ladder: Ladder): Tree {
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

export const histories = fc.array(attempt, { minLength: 5, maxLength: 60 })
export const ladders = fc.constantFrom<Ladder>(
  ['verify', 'approve', 'note'],
  ['verify', 'approve'],
  ['approve'],
  ['approve', 'note'],
)
export const asks = fc.record({
  line: fc.constantFrom(...ALL_LINES),
  itemId: fc.constantFrom(null, 'x', 'y', 'z'),
  asOf: fc.nat(80).map((n) => addDays('2026-03-01', n)),
})
