import type { Claim, Line, Step, StepKind, Term, Tree } from './shapes.ts'

/** Small builders for the tests of this folder; days of 2026, hours as instants. */
export const instant = (day: string, hour = 8): string => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`

export const term = (itemId: string, parentId: string | null, weight: string, more: Partial<Term> = {}): Term => ({
  itemId,
  parentId,
  order: 0,
  weight,
  start: '2026-04-01',
  finish: '2026-10-01',
  measure: 'percent',
  source: 'claimed',
  ...more,
})

export const claim = (id: string, itemId: string, asOf: string, value: string, more: Partial<Claim> = {}): Claim => ({
  id,
  itemId,
  asOf,
  value,
  by: 'agent',
  at: instant(asOf, 9),
  ...more,
})

export const step = (claimId: string, kind: StepKind, at: string, more: Partial<Step> = {}): Step => ({
  claimId,
  kind,
  by: kind === 'verify' ? 'supervisor' : 'expert',
  at,
  ...more,
})

export const tree = (id: string, terms: readonly Term[], more: Partial<Tree> = {}): Tree => ({
  id,
  ladder: ['verify', 'approve', 'note'],
  versions: [{ id: `${id}-v1`, n: 1, frozenAt: instant('2026-04-01') }],
  terms: { [`${id}-v1`]: terms },
  claims: [],
  steps: [],
  ...more,
})

export const LATE = '2027-12-31T00:00:00.000Z'
export const ALL_LINES: readonly Line[] = ['claimed', 'verified', 'approved', 'noted']
