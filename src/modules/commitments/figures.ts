import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { dec, HUNDRED, text } from './decimal.ts'
import { loadLastClaims } from './lastClaims.store.ts'
import { daysLate, type WhyLate, whyLate } from './late.rules.ts'
import {
  listFrozen,
  listPlannedTerms,
  readCurves,
  readGaps,
  readUnreached,
  readWholes,
  type VersionRow,
} from './points.store.ts'
import { plannedWhole } from './progress/planned.ts'
import { wholeOn } from './progress/points.ts'
import { progressAt } from './progress/progressAt.ts'
import { LINES, type Line } from './progress/shapes.ts'
import { versionAt } from './progress/versions.ts'
import { openTrees } from './read.ts'

/**
 * Figures of many trees at once, for lists: read from the points that every verb keeps, never a receipt. Trees that a room counts for have
 * none and are asked as they are. Visibility is the caller's.
 */
interface When {
  asOf: string
  knownAt: string
}
type Asking = Pick<Ctx, 'counters'>

/** The whole of a record's tree on every line and as planned; null where that line has no figure then. */
export type WholeFigures = Record<Line | 'planned', string | null> & { frozen: boolean; closed: boolean }

const nothing: WholeFigures = {
  claimed: null,
  verified: null,
  approved: null,
  noted: null,
  planned: null,
  frozen: false,
  closed: false,
}

interface InForce {
  versionId: string
  closed: boolean
}

/** The version of each record's tree that answers then; records without one are left out. */
async function inForceOf(db: Db | Tx, recordIds: readonly string[], when: When): Promise<Map<string, InForce>> {
  const rows = await listFrozen(db, recordIds)
  const asVersion = (row: VersionRow) => ({ ...row, frozenAt: row.frozen_at.toISOString() })
  const found = new Map<string, InForce>()
  for (const [recordId, own] of Map.groupBy(rows, (row) => row.record_id)) {
    const version = versionAt(own.map(asVersion), when.asOf, when.knownAt)
    const closedAt = own[0]!.closed_at
    if (version)
      found.set(recordId, {
        versionId: version.id,
        closed: closedAt !== null && closedAt.toISOString() <= when.knownAt,
      })
  }
  return found
}

/** The whole of each of these records, as of a day and as known at an instant, unrounded and the same as `progressAt` says. */
export async function wholesOf(
  db: Db | Tx,
  ctx: Asking,
  recordIds: readonly string[],
  when: When,
): Promise<Map<string, WholeFigures>> {
  if (recordIds.length === 0) return new Map()
  const inForce = await inForceOf(db, recordIds, when)
  const frozen = [...inForce.keys()]
  const [rows, terms] = await Promise.all([
    readWholes(db, frozen, when),
    listPlannedTerms(
      db,
      [...inForce.values()].map((one) => one.versionId),
    ),
  ])
  const byRecord = Map.groupBy(rows, (row) => row.record_id)
  const termsOf = Map.groupBy(terms, (term) => term.versionId)
  const live = frozen.filter((recordId) => !byRecord.has(recordId))
  const asked = await openTrees(db, ctx, live)
  const linesOf = (recordId: string): Partial<WholeFigures> => {
    const tree = asked.byRecord.get(recordId)
    const on = (line: Line) =>
      tree ? (progressAt(asked.forest, { treeId: tree.id, line, ...when })?.percent ?? null) : pointOn(line)
    const pointOn = (line: Line) => {
      const percent = byRecord.get(recordId)?.find((row) => row.line === line)?.percent ?? null
      return percent === null ? null : text(dec(percent))
    }
    return Object.fromEntries(LINES.map((line) => [line, on(line)]))
  }
  return new Map(
    recordIds.map((recordId) => {
      const version = inForce.get(recordId)
      if (!version) return [recordId, nothing]
      const planned = plannedWhole(termsOf.get(version.versionId) ?? [])(when.asOf)
      return [recordId, { ...nothing, ...linesOf(recordId), planned, frozen: true, closed: version.closed }]
    }),
  )
}

/** The whole of a tree on any line and day, all as known at one instant; null where that line has no figure then. */
export type Curve = (line: Line, day: string) => string | null

/** The curve that the points of one whole draw. */
export function curveOf(points: readonly { line: Line; from: string; percent: string | null }[]): Curve {
  const byLine = Map.groupBy(points, (point) => point.line)
  return (line, day) => {
    const percent = byLine.get(line)?.findLast((point) => point.from <= day)?.percent ?? null
    return percent === null ? null : text(dec(percent))
  }
}

/** The curve of each of these records, for many days at the cost of a few: what `progressAt` says of each. Records without a tree have none. */
export async function curvesOf(
  db: Db | Tx,
  ctx: Asking,
  recordIds: readonly string[],
  knownAt: string,
): Promise<Map<string, Curve>> {
  const byRecord = Map.groupBy(await readCurves(db, recordIds, knownAt), (row) => row.record_id)
  const curves = new Map<string, Curve>()
  for (const [recordId, rows] of byRecord) curves.set(recordId, curveOf(rows))
  const live = await openTrees(
    db,
    ctx,
    recordIds.filter((recordId) => !curves.has(recordId)),
  )
  for (const [recordId, tree] of live.byRecord) curves.set(recordId, wholeOn(live.forest, tree.id, knownAt))
  return curves
}

/** How far each record is behind its plan, in percentage points and only for choosing among many: the figures to show are `wholesOf`. */
export async function gapsOf(
  db: Db | Tx,
  ctx: Asking,
  recordIds: readonly string[],
  when: When,
): Promise<Map<string, number>> {
  const rows = await readGaps(db, recordIds, when)
  const gaps = new Map(rows.map((row) => [row.record_id, row.planned - Number(row.approved)]))
  const left = recordIds.filter((recordId) => !gaps.has(recordId))
  for (const [recordId, { planned, approved }] of await wholesOf(db, ctx, left, when))
    if (planned !== null && approved !== null) gaps.set(recordId, Number(planned) - Number(approved))
  return gaps
}

export interface Late {
  recordId: string
  itemId: string
  title: string
  ownerId: string | null
  finish: string
  /** Days since its planned finish. */
  days: number
  approved: string | null
}

/** Leaves of the versions in force that are neither closed nor approved to the end; due before a day, where one is given. */
async function unreachedOf(
  db: Db | Tx,
  ctx: Asking,
  recordIds: readonly string[],
  when: When,
  dueBefore: string | null,
) {
  const inForce = await inForceOf(db, recordIds, when)
  const versionIds = [...inForce.values()].map((one) => one.versionId)
  const rows = await readUnreached(db, versionIds, when, dueBefore)
  const unknown = rows.filter((row) => row.approved === null).map((row) => row.record_id)
  const asked = await openTrees(db, ctx, [...new Set(unknown)])
  return rows.flatMap((row) => {
    const tree = row.approved === null ? asked.byRecord.get(row.record_id) : undefined
    const ask = { itemId: row.item_id, line: 'approved' as const, ...when }
    const approved = tree
      ? (progressAt(asked.forest, { treeId: tree.id, ...ask })?.percent ?? null)
      : row.approved && text(dec(row.approved))
    return approved !== null && dec(approved).gte(HUNDRED) ? [] : [{ ...row, approved }]
  })
}

/** Late leaves of these records: past their finish and not approved to the end, not closed. */
export async function lateOf(db: Db | Tx, ctx: Asking, recordIds: readonly string[], when: When): Promise<Late[]> {
  const rows = await unreachedOf(db, ctx, recordIds, when, when.asOf)
  return rows.flatMap(({ record_id: recordId, item_id: itemId, owner_id: ownerId, title, finish, approved }) => {
    const days = finish && daysLate({ finish }, approved, when.asOf)
    return finish && days ? [{ recordId, itemId, title, ownerId, finish, days, approved }] : []
  })
}

/** Promises of these records that are still open: leaves neither closed nor approved to the end. */
export const listOpen = async (
  db: Db | Tx,
  ctx: Asking,
  recordIds: readonly string[],
  when: When,
): Promise<{ recordId: string; title: string }[]> =>
  (await unreachedOf(db, ctx, recordIds, when, null)).map(({ record_id: recordId, title }) => ({ recordId, title }))

/** Why these items are late, with the words of who said so last, by item. */
export async function whyLateOf(
  db: Db | Tx,
  itemIds: readonly string[],
  when: When,
): Promise<(itemId: string) => WhyLate> {
  const { ladderOf, claims, steps } = await loadLastClaims(db, itemIds, when)
  return (itemId) => whyLate(ladderOf.get(itemId) ?? [], claims.get(itemId) ?? [], steps.get(itemId) ?? [], when)
}
