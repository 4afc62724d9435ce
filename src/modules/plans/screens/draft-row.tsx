import { memo } from 'react'
import { Btn, IconBtn } from '../../../ui/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import type { Cell, EditRow, RowProblems } from './draft.rules.ts'
import { usePlanWords } from './words.ts'

export interface DraftRowProps {
  row: EditRow
  /** Where it came from, when it was carried from an earlier year. */
  from?: string | undefined
  strategies: PlanYearView['strategies']
  problems: RowProblems | undefined
  refused: Partial<Record<Cell, string>> | undefined
  readOnly: boolean
  onPut(key: string, part: Partial<EditRow>): void
  onMove(key: string, by: -1 | 1): void
  onRemove(row: EditRow): void
  onDetails(row: EditRow): void
}

const MEASURES = {
  percent: 'draft.measurePercent',
  quantity: 'draft.measureQuantity',
  milestone: 'draft.measureMilestone',
} as const
const HEADS = {
  code: 'column.code',
  title: 'column.title',
  strategyId: 'column.strategy',
  weight: 'column.weight',
  start: 'column.start',
  finish: 'column.finish',
  measure: 'column.measure',
  executor: 'column.executor',
  after: 'column.after',
} as const
export const GRID = [
  'code',
  'title',
  'strategyId',
  'weight',
  'start',
  'finish',
  'measure',
  'executor',
  'after',
] as const
export const headOf = (cell: (typeof GRID)[number]) => HEADS[cell]

/** One activity of the draft: bare cells, each named by its column and row, its problem under it. */
export const DraftRow = memo(function DraftRow({
  row,
  from,
  strategies,
  problems,
  refused,
  readOnly,
  onPut,
  onMove,
  onRemove,
  onDetails,
}: DraftRowProps) {
  const { t, f } = usePlanWords()
  const label = (column: string) => t('draft.cell', { column, code: f.digits(row.code || '—') })
  const faultOf = (cell: Cell): string | undefined => {
    const found = problems?.[cell]
    return refused?.[cell] ?? (found && t(`errors.${found.code}`, found.details))
  }
  const fault = (cell: Cell) => {
    const text = faultOf(cell)
    return (
      text && (
        <p className="fault" id={`${row.key}-${cell}`}>
          {text}
        </p>
      )
    )
  }
  const common = (cell: Cell, name: string) => ({
    className: 'cell',
    'data-row': row.key,
    'data-cell': cell,
    'aria-label': label(name),
    'aria-invalid': faultOf(cell) ? (true as const) : undefined,
    'aria-describedby': faultOf(cell) ? `${row.key}-${cell}` : undefined,
    disabled: readOnly,
  })
  type Typed = 'code' | 'weight' | 'start' | 'finish' | 'executor' | 'after' | 'target' | 'unit'
  const digitCells: ReadonlySet<Cell> = new Set(['code', 'weight', 'start', 'finish', 'after', 'target'])
  const input = (cell: Typed, name: string, placeholder?: string) => (
    <>
      <input
        {...common(cell, name)}
        type="text"
        autoComplete="off"
        dir="auto"
        inputMode={cell === 'weight' || cell === 'target' ? 'decimal' : undefined}
        placeholder={placeholder}
        value={row[cell]}
        onChange={(event) =>
          onPut(row.key, { [cell]: digitCells.has(cell) ? f.digits(event.target.value) : event.target.value })
        }
      />
      {fault(cell)}
    </>
  )
  const inside = (cell: (typeof GRID)[number]) => {
    const name = t(headOf(cell))
    if (cell === 'strategyId')
      return (
        <select
          {...common(cell, name)}
          dir="auto"
          title={strategies.find((one) => one.id === row.strategyId)?.title}
          value={row.strategyId ?? ''}
          onChange={(event) => onPut(row.key, { strategyId: event.target.value || null })}
        >
          <option value="">{t('draft.noStrategy')}</option>
          {strategies.map((strategy) => (
            <option key={strategy.id} value={strategy.id}>
              {strategy.title}
            </option>
          ))}
        </select>
      )
    if (cell === 'measure')
      return (
        <>
          <select
            {...common(cell, name)}
            value={row.measure}
            onChange={(event) => onPut(row.key, { measure: event.target.value as EditRow['measure'] })}
          >
            {(Object.keys(MEASURES) as EditRow['measure'][]).map((measure) => (
              <option key={measure} value={measure}>
                {t(MEASURES[measure])}
              </option>
            ))}
          </select>
          {row.measure === 'quantity' && (
            <div className="pair">
              <div>{input('target', t('field.target'), t('field.target'))}</div>
              <div>{input('unit', t('field.unit'), t('field.unit'))}</div>
            </div>
          )}
        </>
      )
    if (cell === 'title')
      return (
        <>
          <textarea
            {...common(cell, name)}
            rows={1}
            dir="auto"
            value={row.title}
            onChange={(event) => onPut(row.key, { title: event.target.value.replace(/\n/g, ' ') })}
          />
          {from && <p className="cell-note">{from}</p>}
          {fault(cell)}
        </>
      )
    return input(cell, name)
  }
  return (
    <tr>
      {GRID.map((cell) => (
        <td key={cell} data-c={cell} data-l={t(headOf(cell))}>
          {inside(cell)}
        </td>
      ))}
      <td data-c="tools" className="tools">
        <div>
          <Btn
            small
            tone="quiet"
            data-row={row.key}
            data-cell="shares"
            aria-label={t('draft.detailsOf', { code: f.digits(row.code) })}
            onClick={() => onDetails(row)}
          >
            {t('draft.details')}
          </Btn>
          {!readOnly && (
            <>
              <span className="flip">
                <IconBtn icon="down" label={t('draft.up')} onClick={() => onMove(row.key, -1)} />
              </span>
              <IconBtn icon="down" label={t('draft.down')} onClick={() => onMove(row.key, 1)} />
              <IconBtn icon="close" label={t('draft.remove')} onClick={() => onRemove(row)} />
            </>
          )}
        </div>
        {fault('shares')}
      </td>
    </tr>
  )
})
