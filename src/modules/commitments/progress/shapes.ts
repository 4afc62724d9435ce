import type { Instant, IsoDate } from '../dates.ts'
import type { Decimal } from '../decimal.ts'

/**
 * Plain rows of the engine, as the store reads them and as a browser may hold them: ids and decimals are texts,
 * days are ISO dates of Tehran, instants are UTC.
 */
export type Id = string

/** Lines of progress from the weakest to the strongest; each is drawn from the claims that passed that step. */
export const LINES = ['claimed', 'verified', 'approved', 'noted'] as const
export type Line = (typeof LINES)[number]

export type StepKind = 'verify' | 'return' | 'approve' | 'note' | 'withdraw'

/** Rungs a claim passes in a tree, in this order. A tree may leave out any of them. */
export type Rung = 'verify' | 'approve' | 'note'
export type Ladder = readonly Rung[]

export type Claim = {
  readonly id: Id
  readonly itemId: Id
  /** The day the work stood so. */
  readonly asOf: IsoDate
  /** Percent 0…100 of a `percent` or `milestone` item; exactly one of `value` and `quantity` is given. */
  readonly value?: Decimal | null
  /** Amount reached so far (not the growth) of a `quantity` item. */
  readonly quantity?: Decimal | null
  /** Who typed it. */
  readonly by: Id
  /** In whose name it stands, when typed for another. */
  readonly for?: Id | null
  /** When the system learned it. */
  readonly at: Instant
  /** Why it is below the last approved value. */
  readonly reason?: string | null
  /** A state reached before the product was in use: counts on every line, passes no steps. */
  readonly takenOver?: boolean
}

export type Step = {
  readonly id?: Id
  readonly claimId: Id
  readonly kind: StepKind
  /** In the claim's own unit; absent means: as it stood. */
  readonly value?: Decimal | null
  readonly reason?: string | null
  readonly by: Id
  readonly at: Instant
  readonly decisionId?: Id | null
}

export type Measure = 'percent' | 'quantity' | 'milestone'
export type Source = 'claimed' | 'mirrored' | 'counted'

/** What a version says of an item. */
export type Term = {
  readonly itemId: Id
  readonly parentId: Id | null
  readonly order: number
  readonly weight: Decimal
  readonly start: IsoDate | null
  readonly finish: IsoDate | null
  readonly measure: Measure
  /** Quantity promised; needed where something is counted. */
  readonly target?: Decimal | null
  readonly unit?: string | null
  readonly source: Source
  /** Of a mirrored leaf: the tree it reads, or one item of it. */
  readonly mirrors?: { readonly treeId: Id; readonly itemId?: Id | null } | null
  /** Of a counted leaf: the name of what its room counts. */
  readonly counter?: string | null
}

export type Version = { readonly id: Id; readonly n: number; readonly frozenAt: Instant | null }

export type Tree = {
  readonly id: Id
  readonly ladder: Ladder
  readonly versions: readonly Version[]
  /** Terms by version id; versions that nobody asks for may be left out. */
  readonly terms: Readonly<Record<Id, readonly Term[]>>
  readonly claims: readonly Claim[]
  readonly steps: readonly Step[]
  /** When the whole tree was closed; what its leaves read from elsewhere stands still from then on. */
  readonly closedAt?: Instant | null
  /** When an item was closed, by item. */
  readonly endedAt?: ReadonlyMap<Id, Instant>
}

/** How many things a room counts for a leaf, as of a day and as known at an instant; null where it counts nothing. */
export type CountAt = (
  leaf: Pick<Term, 'itemId' | 'counter' | 'start'>,
  asOf: IsoDate,
  knownAt: Instant,
) => Decimal | null

/** What is asked: `itemId` null or absent means the whole tree. */
export type Ask = {
  readonly treeId: Id
  readonly itemId?: Id | null
  readonly line: Line
  readonly asOf: IsoDate
  readonly knownAt: Instant
}

/** The value a claim states, in its own unit. */
export const claimedValue = (claim: Claim): Decimal => claim.value ?? claim.quantity ?? '0'

/** Whom a claim belongs to: in whose name it stands. */
export const claimantOf = (claim: Claim): Id => claim.for ?? claim.by
