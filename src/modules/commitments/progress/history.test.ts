import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dec } from '../decimal.ts'
import { openForest } from './forest.ts'
import { valueOnLine } from './leafValue.ts'
import { progressAt } from './progressAt.ts'
import { receipts } from './receipts.ts'
import { receiptsHold } from './recompute.ts'
import { ALL_LINES } from './sample.ts'
import { claimedValue, type Tree } from './shapes.ts'
import { asks, histories, instantOf, ladders, play } from './testing/histories.ts'

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
