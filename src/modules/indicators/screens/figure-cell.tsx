import { ExampleMark, Figure, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import type { FigureView } from '../indicators.schema.ts'

/** A number with its day; it opens where it came from, or the records that it counts. A dash where nothing is recorded. */
export function FigureCell({
  figure,
  before = null,
  example,
  unit,
  counted = false,
  onWhy,
}: {
  figure: FigureView | null
  /** A frozen baseline that was corrected. */
  before?: FigureView | null
  example: boolean
  unit: string | undefined
  /** Counted up to its day. */
  counted?: boolean
  onWhy?(): void
}) {
  const t = useWords<typeof fa>('indicators')
  const f = useFormat()
  if (!figure) return <span className="dim no-value">—</span>
  return (
    <>
      <Figure
        {...(onWhy ? { onOpen: onWhy } : { receipt: <FigureReceipt figure={figure} before={before} unit={unit} /> })}
      >
        {f.number(figure.value)}
      </Figure>
      {before && <s className="sub">{f.number(before.value)}</s>}
      {figure.asOf && <span className="sub">{t(counted ? 'row.until' : 'row.day', { day: f.date(figure.asOf) })}</span>}
      {example && <ExampleMark />}
    </>
  )
}

/** Where a figure came from: its day, its paper, who entered it and when, the decision behind it. */
function FigureReceipt({
  figure,
  before,
  unit,
}: {
  figure: FigureView
  before: FigureView | null
  unit: string | undefined
}) {
  const t = useWords<typeof fa>('indicators')
  const f = useFormat()
  const lines: [string, React.ReactNode][] = [
    ...(figure.asOf ? [[t('receipt.day'), f.date(figure.asOf, 'dayYear')] as [string, React.ReactNode]] : []),
    ...(figure.source ? [[t('receipt.source'), figure.source] as [string, React.ReactNode]] : []),
    ...(figure.file
      ? [
          [
            t('receipt.file'),
            <a key="file" href={`/api/files/${figure.file.id}`}>
              {figure.file.name}
            </a>,
          ] as [string, React.ReactNode],
        ]
      : []),
    ...(figure.decision ? [[t('receipt.decision'), figure.decision.name] as [string, React.ReactNode]] : []),
    ...(figure.reason ? [[t('receipt.reason'), figure.reason] as [string, React.ReactNode]] : []),
    ...(before ? [[t('receipt.before'), `${f.number(before.value)} ${unit ?? ''}`] as [string, React.ReactNode]] : []),
    ...(figure.enteredAt
      ? [
          [
            t('receipt.entered'),
            t('receipt.by', { name: figure.enteredBy ?? t('receipt.system'), day: f.date(figure.enteredAt) }),
          ] as [string, React.ReactNode],
        ]
      : []),
  ]
  return (
    <div className="receipt">
      <div className="row between">
        <b className="strong receipt-figure">{f.number(figure.value)}</b>
        <span className="dim">{unit}</span>
      </div>
      <dl className="kv">
        {lines.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
      </dl>
      {figure.example && <ExampleMark />}
    </div>
  )
}
