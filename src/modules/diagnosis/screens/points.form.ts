import { type PointKind, pointKinds } from '../diagnosis.points.ts'
import type { PointView } from '../diagnosis.schema.ts'

/** One line of the form; a new one has no id yet. */
export interface Row {
  key: string
  id: string | null
  kind: PointKind
  text: string
  weight: number | null
  evidence: string
  from: readonly string[]
}

export const rowsOf = (points: readonly PointView[]): Row[] =>
  points.map(({ id, kind, text, weight, evidence, from }) => ({
    ...{ key: id, id, kind, text, weight },
    evidence: evidence ?? '',
    from,
  }))

/** What is sent: lines with words in them, list by list; ties to lines that went are left out. */
export function bodyOf(version: number, rows: readonly Row[]) {
  const written = pointKinds.flatMap((kind) => rows.filter((row) => row.kind === kind && row.text.trim() !== ''))
  const swot = new Set(written.filter((row) => row.kind !== 'pressure').map((row) => row.key))
  return {
    version,
    points: written.map(({ key, id, kind, text, weight, evidence, from }) => ({
      ...(id ? { id } : {}),
      ...{ key, kind, text, weight },
      evidence: evidence.trim() || null,
      from: kind === 'pressure' ? from.filter((one) => swot.has(one)) : [],
    })),
  }
}

/** The line one place earlier within its list. */
export function moveUp(rows: readonly Row[], key: string): Row[] {
  const at = rows.findIndex((row) => row.key === key)
  const before = rows.findLastIndex((row, place) => place < at && row.kind === rows[at]?.kind)
  if (before < 0) return [...rows]
  const next = [...rows]
  ;[next[before], next[at]] = [rows[at]!, rows[before]!]
  return next
}
