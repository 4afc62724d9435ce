import { foldKey } from '../../../kernel/fa/index.ts'
import type { PastedActivity as Read } from '../pasted.rules.ts'
import type { PastedView } from '../plans.schema.ts'
import { type EditRow, rowOf } from './draft.rules.ts'

export type PastedActivity = Read

export interface Taken {
  read: PastedView
  rows: readonly EditRow[]
  /** `append`: rows with a known code are renewed, the others added at the end; `replace`: only what was pasted stays. */
  mode: 'append' | 'replace'
  strategies: readonly { id: string; title: string }[]
  locale: 'fa' | 'en'
  newKey(): string
}

const activityOf = (row: PastedView['rows'][number]) => row.activity as unknown as Read
const goodRows = (read: PastedView) => read.rows.filter((row) => row.problems.length === 0).map(activityOf)

/** Strategies named in the good rows that the plan does not have yet, each once, as first written. */
export function newStrategies(read: PastedView, strategies: readonly { title: string }[]): string[] {
  const known = new Set(strategies.map((strategy) => foldKey(strategy.title)))
  return goodRows(read).flatMap((activity) => {
    if (!activity.strategy || known.has(foldKey(activity.strategy))) return []
    known.add(foldKey(activity.strategy))
    return [activity.strategy]
  })
}

/** The grid's rows after the good rows came in. A row that was there keeps its identity, so that its claims stay with it. */
export function takePasted({ read, rows, mode, strategies, locale, newKey }: Taken): EditRow[] {
  const idOf = new Map(strategies.map((strategy) => [foldKey(strategy.title), strategy.id]))
  const there = new Map(rows.map((row) => [foldKey(row.code), row]))
  const came = goodRows(read).map((activity): EditRow => {
    const old = there.get(foldKey(activity.code))
    const next = rowOf(
      {
        ...activity,
        strategyId: activity.strategy ? (idOf.get(foldKey(activity.strategy)) ?? null) : (old?.strategyId ?? null),
        // a table of an older house has no such columns, and takes nothing away
        network: activity.network ?? (old?.network || null),
        evidence: activity.evidence ?? (old?.evidence || null),
        ownerPersonId: old?.ownerPersonId ?? null,
        ownerOrganisationId: old?.ownerOrganisationId ?? null,
        shares: activity.shares ?? old?.shares ?? [],
      },
      old?.key ?? newKey(),
      locale,
    )
    return { ...next, itemId: old?.itemId ?? null }
  })
  if (mode === 'replace') return came
  const byKey = new Map(came.map((row) => [row.key, row]))
  const renewed = rows.map((row) => byKey.get(row.key) ?? row)
  const own = new Set(rows.map((row) => row.key))
  return [...renewed, ...came.filter((row) => !own.has(row.key))]
}
