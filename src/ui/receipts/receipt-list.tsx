import type { ReactNode } from 'react'
import { useFormat } from '../format.ts'
import { Icon, type IconName } from '../icons.tsx'
import { Link } from '../link.tsx'
import { Nuqta } from '../marks/nuqta.tsx'
import { useUiWords } from '../words.tsx'

export interface ReceiptStep {
  step: 'claim' | 'verification' | 'approval' | 'noting'
  /** Percent points; null while the step has not been taken. */
  value: number | string | null
  /** Who, in the words of the room; without it the step's own name. */
  by?: ReactNode
  /** ISO day. */
  at?: string | null
  /** Reason, count of evidence, the session: whatever belongs to the second line. */
  reason?: ReactNode
}
interface ReceiptListProps {
  /** The figure and what it is, above the rows (in a popover). */
  figure?: ReactNode
  about?: ReactNode
  steps: readonly ReceiptStep[]
  /** Under the rows: evidence chips, the resolution that asked for it. */
  children?: ReactNode
  /** How a value is written, where it is no percentage. */
  show?(value: number | string): string
}

const DOT = { claim: 'claimed', verification: 'verified', approval: 'approved', noting: 'noted' } as const

/** Four rows: claim, verification, approval, noting, each with who, when, value and reason. */
export function ReceiptList({ figure, about, steps, children, show }: ReceiptListProps) {
  const t = useUiWords()
  const f = useFormat()
  return (
    <div className="receipt">
      {(figure || about) && (
        <div className="row between">
          <b className="strong receipt-figure">{figure}</b>
          <span className="dim">{about}</span>
        </div>
      )}
      <ol>
        {steps.map(({ step, value, by, at, reason }) => (
          <li key={step}>
            <Nuqta state={value === null ? undefined : DOT[step]} />
            <span>{by ?? t(`receipt.${step}`)}</span>
            <span className="val">{value === null ? '—' : (show ?? f.percent)(value)}</span>
            <span className="who">
              {value === null ? t('receipt.none') : at && f.date(at)}
              {reason &&
                (value !== null && at ? (
                  <>
                    {f.locale === 'fa' ? '، ' : ', '}
                    {reason}
                  </>
                ) : (
                  reason
                ))}
            </span>
          </li>
        ))}
      </ol>
      {children}
    </div>
  )
}

interface EvidenceProps {
  href: string
  title: string
  /** «PDF، ۱٫۲ مگابایت» */
  note?: ReactNode
  icon?: Extract<IconName, 'file' | 'photo'>
}

/** One piece of evidence, opened by a click. */
export function EvidenceChip({ href, title, note, icon = 'file' }: EvidenceProps) {
  return (
    <Link className="evi" href={href}>
      <Icon name={icon} />
      <b className="strong">{title}</b>
      {note && <span className="evi-note">{note}</span>}
    </Link>
  )
}

interface SumRow {
  key: string
  label: ReactNode
  /** «۱۸ × ۱۰۰٪» */
  how: string
  value: string
  hot?: boolean
}

/** The weighted sum behind a figure, to the last digit. */
export function SumTable({ rows, total }: { rows: readonly SumRow[]; total: { label: ReactNode; value: string } }) {
  return (
    <table className="sum">
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.hot ? 'hot' : undefined}>
            <td>{row.label}</td>
            <td className="n dim">{row.how}</td>
            <td className="n">{row.value}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>{total.label}</td>
          <td className="n">{total.value}</td>
        </tr>
      </tfoot>
    </table>
  )
}
