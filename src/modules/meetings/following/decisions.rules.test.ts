import { expect, test } from 'vitest'
import { branchesFrom, inTime, type Step } from './decisions.rules.ts'

const steps: Step[] = [
  { from: 'session6', to: 'resolution', kind: 'minuted' },
  { from: 'resolution', to: 'year2', kind: 'decides' },
  { from: 'year3', to: 'year2', kind: 'carriedFrom' },
  { from: 'later', to: 'resolution', kind: 'decides' },
  { from: 'session7', to: 'later', kind: 'minuted' },
  { from: 'year3', to: 'resolution', kind: 'cites' },
]
const names = (branches: ReturnType<typeof branchesFrom>): unknown =>
  branches.map(({ id, branches: more }) => (more.length ? [id, names(more)] : id))

test('who decided this, and what became of it', () => {
  expect(names(branchesFrom('year2', steps, 'earlier', 4))).toEqual([
    ['resolution', ['session6', ['later', ['session7']]]],
  ])
  expect(names(branchesFrom('session6', steps, 'later', 4))).toEqual([['resolution', [['year2', ['year3']], 'year3']]])
  expect(names(branchesFrom('session6', steps, 'later', 1))).toEqual(['resolution'])
  expect(branchesFrom('year3', steps, 'later', 4)).toEqual([])
})

test('a circle ends', () => {
  const round: Step[] = [
    { from: 'a', to: 'b', kind: 'decides' },
    { from: 'b', to: 'a', kind: 'decides' },
  ]
  expect(names(branchesFrom('a', round, 'later', 9))).toEqual(['b'])
})

test('what carries on is later than what it carries on', () => {
  expect(inTime({ from: 'new', to: 'old', kind: 'carriedFrom' })).toEqual({ earlier: 'old', later: 'new' })
  expect(inTime({ from: 'old', to: 'new', kind: 'decides' })).toEqual({ earlier: 'old', later: 'new' })
})
