import {
  type Column,
  DataTable,
  Empty,
  ExampleMark,
  IconBtn,
  Menu,
  type MenuItem,
  Tag,
  type TagTone,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import type { FigureView, IndicatorLine, IndicatorsView, TargetLine } from '../indicators.schema.ts'
import { FigureCell } from './figure-cell.tsx'
import type { Open } from './indicators-of.tsx'

/** An indicator in the year on show; `year` null: nothing stands there yet. */
export interface Row {
  line: IndicatorLine
  year: TargetLine | null
}

/** Indicators with figures in the year on show first, then those that have only a baseline. */
export function linesOfYear(view: IndicatorsView): Row[] {
  const rows = view.lines.map((line) => ({
    line,
    year: line.years.find((one) => one.fiscalYear === view.fiscalYear) ?? null,
  }))
  // a province's page is of targets: what has none does not stand there
  if (view.place.kind === 'province') return rows.filter((row) => row.year !== null)
  return [...rows.filter((row) => row.year), ...rows.filter((row) => !row.year && row.line.baseline)]
}

const toneOf: Record<TargetLine['state'], TagTone> = {
  noTarget: 'plain',
  running: 'plain',
  unknown: 'risk',
  reached: 'ok',
  missed: 'late',
  explained: 'off',
}

/** The calm table of a year: how it stood, where it is to come, where it is, and from where one knows. */
export function YearTable({
  view,
  rows,
  onWhy,
  onOpen,
}: {
  view: IndicatorsView
  rows: readonly Row[]
  onWhy(code: string): void
  onOpen(open: Open): void
}) {
  const t = useWords<typeof fa>('indicators')
  const f = useFormat()
  const { locale } = useLooks()
  // an example is marked once: over the table, else at the head of its column, else at the figure
  const figures = {
    baseline: rows.map((row) => row.line.baseline),
    target: rows.map((row) => row.year?.target),
    actual: rows.map((row) => row.year?.actual),
  }
  const allOf = (list: readonly (FigureView | null | undefined)[]) => {
    const entered = list.filter((one) => one != null && one.id !== null)
    return entered.length > 0 && entered.every((one) => one!.example)
  }
  const allExample = allOf(Object.values(figures).flat())
  const headOf = (key: keyof typeof figures) => ({
    head:
      !allExample && allOf(figures[key]) ? (
        <>
          {t(`col.${key}`)} <ExampleMark />
        </>
      ) : (
        t(`col.${key}`)
      ),
    name: t(`col.${key}`),
  })
  const marked = (key: keyof typeof figures, figure: FigureView | null | undefined) =>
    !allExample && !allOf(figures[key]) && figure?.example === true
  const hasReason = rows.some((row) => row.year?.miss)
  const all: Column<Row>[] = [
    {
      key: 'indicator',
      head: t('col.indicator'),
      fold: 'title',
      width: '24%',
      cell: ({ line }) => (
        <span title={line.computed[locale]}>
          <b className="strong">{line[locale]}</b>
          <span className="sub">
            {line.unit?.[locale]}
            {line.direction === 'down' && (line.unit ? t('row.unitDown') : t('row.down'))}
          </span>
        </span>
      ),
    },
    {
      key: 'baseline',
      ...headOf('baseline'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: ({ line }) => (
        <FigureCell
          figure={line.baseline}
          before={line.frozenBaseline}
          example={marked('baseline', line.baseline)}
          unit={line.unit?.[locale]}
        />
      ),
    },
    {
      key: 'target',
      ...headOf('target'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: ({ line, year }) => (
        <FigureCell figure={year?.target ?? null} example={marked('target', year?.target)} unit={line.unit?.[locale]} />
      ),
    },
    {
      key: 'actual',
      ...headOf('actual'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: ({ line, year }) => (
        <FigureCell
          figure={year?.actual ?? null}
          example={marked('actual', year?.actual)}
          unit={line.unit?.[locale]}
          {...(year?.counter ? { counted: true, onWhy: () => onWhy(line.code) } : {})}
        />
      ),
    },
    {
      key: 'attainment',
      head: t('col.attainment'),
      fold: 'wide',
      width: '17%',
      sortBy: ({ year }) => year?.attainment ?? null,
      cell: ({ year }) =>
        year?.target ? (
          <Attainment year={year} />
        ) : (
          <span className="dim no-value none">{year ? t('state.noTarget') : '—'}</span>
        ),
    },
    {
      key: 'from',
      head: hasReason ? t('col.fromOrReason') : t('col.from'),
      fold: 'wide',
      width: '24%',
      cell: (row) => <From row={row} />,
    },
    {
      key: 'acts',
      head: <span className="vh">{t('do.others')}</span>,
      name: t('do.others'),
      fold: 'end',
      width: '3rem',
      cell: (row) => <RowActs view={view} row={row} onOpen={onOpen} />,
    },
  ]
  // a province's targets mostly have no baseline; an empty column says nothing
  const columns = figures.baseline.some(Boolean) ? all : all.filter((column) => column.key !== 'baseline')
  return (
    <div className={`ind-year ${view.place.kind}`}>
      {allExample && (
        <p className="small muted ind-example">
          <ExampleMark /> {t('row.allExample')}
        </p>
      )}
      <DataTable
        name={t('page.year', { year: String(view.fiscalYear) })}
        columns={columns}
        rows={rows}
        rowKey={({ line }) => line.code}
        empty={
          <Empty
            title={t('empty.title', { year: f.digits(String(view.fiscalYear)) })}
            text={t(view.place.kind === 'province' ? 'empty.province' : 'empty.cluster')}
          />
        }
      />
    </div>
  )
}

/** A small bar up to the target with its percentage, and how the target stands in a word. */
function Attainment({ year }: { year: TargetLine }) {
  const t = useWords<typeof fa>('indicators')
  const f = useFormat()
  const percent = year.attainment
  const length = percent === null ? 0 : Math.max(0, Math.min(100, Number(percent)))
  return (
    <span className="ind-att">
      <span className={`ind-bar ${year.state}`} aria-hidden="true">
        <i style={{ inlineSize: `${length}%` }} />
      </span>
      <span className="ind-att-says">
        {percent !== null && <b className="strong">{f.percent(percent)}</b>}{' '}
        {year.state !== 'running' && <Tag tone={toneOf[year.state]}>{t(`state.${year.state}`)}</Tag>}
        {year.state === 'running' && percent === null && <span className="dim">{t('row.notYet')}</span>}
      </span>
    </span>
  )
}

/** What the actual is counted from or which paper says it; under a missed target its reason. */
function From({ row: { year } }: { row: Row }) {
  const t = useWords<typeof fa>('indicators')
  const { locale } = useLooks()
  if (!year) return <span className="dim no-value">{t('row.noYear')}</span>
  return (
    <>
      {year.counter ? (
        <>
          <span className="ind-counted">{t('row.counted')}</span> {t.maybe(`counter.${year.counter}`)}
        </>
      ) : (
        (year.actual?.source ??
        (year.actual?.file ? year.actual.file.name : <span className="dim">{t('row.byHand')}</span>))
      )}
      {year.miss && (
        <span className="sub">
          {t('row.why', { reason: year.miss[locale] })}
          {year.miss.words && year.miss.words !== year.miss[locale] && `؛ ${year.miss.words}`}
        </span>
      )}
    </>
  )
}

/** What one may do with one indicator; nothing where nothing is one's own. */
function RowActs({ view, row, onOpen }: { view: IndicatorsView; row: Row; onOpen(open: Open): void }) {
  const t = useWords<typeof fa>('indicators')
  const { may } = view
  const { line, year } = row
  const { locale } = useLooks()
  const reported = view.reports.some((one) => one.fiscalYear === view.fiscalYear)
  const items: MenuItem[] = []
  if (may.enterActual === true && !year?.counter)
    items.push({ label: t('do.actual'), onChoose: () => onOpen({ what: 'actual', row }) })
  if (may.setTarget === true && !reported)
    items.push({
      label: t(year?.target ? 'do.changeTarget' : 'do.target'),
      onChoose: () => onOpen({ what: 'target', row }),
    })
  if (may.setBaseline === true)
    items.push({
      label: t(line.baseline ? 'do.changeBaseline' : 'do.baseline'),
      onChoose: () => onOpen({ what: 'baseline', row }),
    })
  if (may.explainMiss === true && (year?.state === 'missed' || year?.state === 'explained'))
    items.push({ label: t('do.miss'), onChoose: () => onOpen({ what: 'miss', row }) })
  const withdrawable = [
    ['target', may.setTarget === true && !reported, year?.target] as const,
    ['actual', may.enterActual === true, year?.counter ? null : year?.actual] as const,
  ]
  for (const [which, allowed, figure] of withdrawable)
    if (allowed && figure?.id)
      items.push({
        label: t(`do.withdraw.${which}`),
        onChoose: () => onOpen({ what: 'withdraw', row, valueId: figure.id!, which }),
        apart: which === 'target',
      })
  if (items.length === 0) return null
  return (
    <Menu items={items}>
      <IconBtn icon="menu" label={t('do.ofRow', { name: line[locale] })} />
    </Menu>
  )
}
