import { useCallback, useEffect, useMemo, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Locale, useLooks } from '../../../ui/index.ts'
import { newKey, useRefresh } from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import {
  activitiesOf,
  CELLS,
  type Cell,
  cellText,
  type EditRow,
  gridProblems,
  newRow,
  type RowProblems,
  rowOf,
} from './draft.rules.ts'
import { type Merged, mergeDrafts } from './merge.rules.ts'

const rowsOf = (view: PlanYearView, locale: Locale): EditRow[] =>
  (view.draft?.activities ?? []).map((activity) => rowOf(activity, activity.itemId, locale))

const sameRows = (one: readonly EditRow[], other: readonly EditRow[]): boolean =>
  one.length === other.length &&
  one.every(
    (row, place) =>
      row.itemId === other[place]!.itemId &&
      CELLS.every((cell) => cellText(row, cell) === cellText(other[place]!, cell)),
  )

/** Where the server put a refusal (`activities.3.weight`), by row and cell. */
function serverProblems(
  problem: unknown,
  rows: readonly EditRow[],
  locale: Locale,
): Map<string, Partial<Record<Cell, string>>> {
  const found = new Map<string, Partial<Record<Cell, string>>>()
  if (!(problem instanceof ApiProblem)) return found
  for (const field of problem.fields) {
    const [, place, cell] = /^activities\.(\d+)\.(\w+)/.exec(field.path) ?? []
    const row = place === undefined ? undefined : rows[Number(place)]
    if (row && cell) found.set(row.key, { ...found.get(row.key), [cell]: field.message[locale] })
  }
  return found
}

/** The draft in the grid: what was typed, what others did meanwhile, and the acts upon it. Nothing typed is ever replaced unasked. */
export function useDraft(view: PlanYearView) {
  const { locale } = useLooks()
  const refresh = useRefresh()
  const [state, setState] = useState(() => {
    const rows = rowsOf(view, locale)
    return { rows, base: rows, version: view.version }
  })
  const [merged, setMerged] = useState<Merged | null>(null)
  const [problem, setProblem] = useState<unknown>()
  const [gone, setGone] = useState(false)
  const [busy, setBusy] = useState(false)
  const { rows, base } = state
  const dirty = useMemo(() => !sameRows(rows, base), [rows, base])
  const problems: ReadonlyMap<string, RowProblems> = useMemo(
    () => gridProblems(rows, view.year.fiscalYear),
    [rows, view.year.fiscalYear],
  )
  const refused = useMemo(() => serverProblems(problem, rows, locale), [problem, rows, locale])

  // A clean grid follows the house; one with unsaved work waits for its own save and is then brought together.
  useEffect(() => {
    if (view.version === state.version || dirty || busy) return
    const next = rowsOf(view, locale)
    setState({ rows: next, base: next, version: view.version })
  }, [view, state.version, dirty, busy, locale])

  const edit = useCallback((change: (rows: readonly EditRow[]) => readonly EditRow[]) => {
    setProblem(undefined)
    setState((now) => ({ ...now, rows: [...change(now.rows)] }))
  }, [])
  const put = useCallback(
    (key: string, part: Partial<EditRow>) =>
      edit((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row))),
    [edit],
  )
  const add = useCallback(
    (afterKey?: string): string => {
      const key = newKey()
      edit((now) => {
        const place = afterKey ? now.findIndex((row) => row.key === afterKey) : now.length - 1
        return [...now.slice(0, place + 1), newRow(key, now[place], locale), ...now.slice(place + 1)]
      })
      return key
    },
    [edit, locale],
  )
  const move = useCallback(
    (key: string, by: -1 | 1) =>
      edit((now) => {
        const place = now.findIndex((row) => row.key === key)
        const other = place + by
        if (place < 0 || other < 0 || other >= now.length) return now
        const next = [...now]
        ;[next[place], next[other]] = [next[other]!, next[place]!]
        return next
      }),
    [edit],
  )

  const meet = async () => {
    const fresh = await api.get<PlanYearView>(`/api/plan-years/${view.id}`)
    if (!fresh.draft) return setGone(true)
    const theirs = rowsOf(fresh, locale)
    const together = mergeDrafts(base, rows, theirs)
    setMerged(together)
    setState({ rows: together.rows, base: theirs, version: fresh.version })
  }

  /** Saves; true when the house has it. A stale screen is brought together with what is there and waits for another save. */
  const save = async (): Promise<boolean> => {
    setBusy(true)
    setProblem(undefined)
    try {
      const activities = activitiesOf(rows, view.year.fiscalYear)
      const reply = await api.put<{ version: number; itemIds: string[] }>(`/api/plan-years/${view.id}/draft`, {
        version: state.version,
        activities,
      })
      const kept = rows.map((row, place) => ({ ...row, itemId: reply.itemIds[place]! }))
      setState((now) => ({
        version: reply.version,
        base: kept,
        rows: now.rows === rows ? kept : now.rows,
      }))
      setMerged(null)
      await refresh()
      return true
    } catch (refusal) {
      if (refusal instanceof ApiProblem && refusal.code === 'kernel.stale') await meet().catch(setProblem)
      else setProblem(refusal)
      return false
    } finally {
      setBusy(false)
    }
  }

  return {
    rows,
    version: state.version,
    dirty,
    problems,
    refused,
    problem: problem instanceof ApiProblem && refused.size > 0 ? undefined : problem,
    merged,
    seen: () => setMerged(null),
    gone,
    busy,
    edit,
    put,
    add,
    move,
    remove: (key: string) => edit((now) => now.filter((row) => row.key !== key)),
    save,
  }
}
export type Draft = ReturnType<typeof useDraft>
