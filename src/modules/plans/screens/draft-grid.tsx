import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useToast } from '../../../ui/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import type { Cell, EditRow } from './draft.rules.ts'
import { DraftRow, GRID, headOf } from './draft-row.tsx'
import { RowDialog } from './row-dialog.tsx'
import { useCauses } from './turn/causes.ts'
import type { Draft } from './use-draft.ts'
import { usePlanWords } from './words.ts'

const WIDTHS: Partial<Record<(typeof GRID)[number], string>> = {
  code: '3.5rem',
  strategyId: '9.75rem',
  weight: '3.75rem',
  start: '6.25rem',
  finish: '6.25rem',
  measure: '7.5rem',
  executor: '6.5rem',
  after: '4.5rem',
}

/** Brings a cell of the grid into focus. */
export function focusCell(key: string, cell: string): void {
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"][data-cell="${cell}"]`)?.focus()
}

/** The table of the draft: typed, walked and moved by keyboard; a table from Excel may be pasted anywhere upon it. */
export function DraftGrid({
  view,
  draft,
  readOnly,
  onTable,
}: {
  view: PlanYearView
  draft: Draft
  readOnly: boolean
  /** A whole table was pasted. */
  onTable(text: string): void
}) {
  const { t, codeText, yearName, f } = usePlanWords()
  const { causeName } = useCauses()
  const from = (itemId: string | null) => {
    const carried = view.carriedIn.find((one) => one.itemId === itemId)
    if (!carried) return undefined
    const where = t('carried.from', { code: codeText(carried.other.code), year: yearName(carried.other.n) })
    return `${where}${f.locale === 'fa' ? '؛ ' : '; '}${t('carried.because', { cause: causeName(carried.cause) })}`
  }
  const say = useToast()
  const [details, setDetails] = useState<string | null>(null)
  const wanted = useRef<{ key: string; cell: string } | null>(null)
  useEffect(() => {
    if (wanted.current) focusCell(wanted.current.key, wanted.current.cell)
    wanted.current = null
  })
  const { rows, edit, put, add, move } = draft

  const remove = useCallback(
    (row: EditRow) => {
      let place = -1
      edit((now) => {
        place = now.findIndex((one) => one.key === row.key)
        return now.filter((one) => one.key !== row.key)
      })
      say({
        title: t('draft.removed', { title: row.title || row.code }),
        undo: () => edit((now) => [...now.slice(0, place), row, ...now.slice(place)]),
      })
    },
    [edit, say, t],
  )
  const openDetails = useCallback((row: EditRow) => setDetails(row.key), [])

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { row: key, cell } = (event.target as HTMLElement).dataset
    if (!key || !cell || readOnly) return
    const place = rows.findIndex((row) => row.key === key)
    const isSelect = (event.target as HTMLElement).tagName === 'SELECT'
    const go = (to: number) => {
      const row = rows[to]
      if (row) focusCell(row.key, cell)
    }
    const up = event.key === 'ArrowUp'
    if (event.altKey && (up || event.key === 'ArrowDown')) {
      wanted.current = { key, cell }
      move(key, up ? -1 : 1)
    } else if (event.altKey && event.key === 'Delete') {
      const next = rows[place + 1] ?? rows[place - 1]
      wanted.current = next ? { key: next.key, cell } : null
      remove(rows[place]!)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (place === rows.length - 1) wanted.current = { key: add(key), cell: 'title' }
      else go(place + 1)
    } else if (!isSelect && !event.altKey && (up || event.key === 'ArrowDown')) go(place + (up ? -1 : 1))
    else return
    event.preventDefault()
  }

  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const text = event.clipboardData.getData('text/plain').replace(/[\r\n]+$/, '')
    const { row: key, cell } = (event.target as HTMLElement).dataset
    if (readOnly || !text.includes('\n')) return
    event.preventDefault()
    if (text.includes('\t')) return onTable(text)
    // One column of cells fills the column downwards from here.
    const values = text.split(/\r?\n/)
    const from = rows.findIndex((row) => row.key === key)
    if (from < 0 || !cell || cell === 'strategyId' || cell === 'measure') return
    edit((now) =>
      now.map((row, place) => {
        const value = values[place - from]
        return place < from || value === undefined ? row : { ...row, [cell as Cell]: value.trim() }
      }),
    )
  }

  const open = rows.find((row) => row.key === details)
  return (
    <>
      <table className="grid" aria-label={t('draft.grid')} onKeyDown={onKeyDown} onPaste={onPaste}>
        <thead>
          <tr>
            {GRID.map((cell) => (
              <th key={cell} scope="col" style={WIDTHS[cell] ? { inlineSize: WIDTHS[cell] } : undefined}>
                {t(headOf(cell))}
              </th>
            ))}
            <td style={{ inlineSize: '9rem' }} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DraftRow
              key={row.key}
              row={row}
              from={from(row.itemId)}
              strategies={view.strategies}
              problems={draft.problems.get(row.key)}
              refused={draft.refused.get(row.key)}
              readOnly={readOnly}
              onPut={put}
              onMove={move}
              onRemove={remove}
              onDetails={openDetails}
            />
          ))}
        </tbody>
      </table>
      {open && <RowDialog row={open} readOnly={readOnly} onPut={put} onClose={() => setDetails(null)} />}
    </>
  )
}
