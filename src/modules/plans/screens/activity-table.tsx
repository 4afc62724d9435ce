import {
  type Column,
  DataTable,
  ExampleMark,
  ExcelButton,
  InkBar,
  InkKey,
  Link,
  Section,
  SourceChip,
} from '../../../ui/index.ts'
import type { ItemView, ProgressView } from '../../commitments/screens/index.ts'
import { inkOf, shortDecimal, toneOf, useValues } from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { usePlanWords } from './words.ts'
import { type ActivityRow, documentsOf, exampleAt } from './year.rules.ts'

interface ActivityTableProps {
  view: PlanYearView
  tree: ProgressView
  rows: readonly ActivityRow[]
  openId: string | null
  onOpen(itemId: string): void
}

/** The activities under their strategies, each with its ink bar; a row opens its receipt. */
export function ActivityTable({ view, tree, rows, openId, onOpen }: ActivityTableProps) {
  const { t, f, codeText } = usePlanWords()
  const { percent, weight } = useValues()
  const examples = exampleAt(tree.items)
  const strategies = new Map(view.strategies.map((strategy) => [strategy.id, strategy.title]))
  const sum = tree.items.filter((item) => item.parentId === null).reduce((all, item) => all + Number(item.weight), 0)
  const columns: Column<ActivityRow>[] = [
    {
      key: 'code',
      head: t('column.code'),
      width: '2.75rem',
      fold: 'hide',
      cell: (row) => <span className="dim nowrap">{codeText(row.code)}</span>,
    },
    {
      key: 'title',
      head: t('column.title'),
      fold: 'title',
      cell: (row) => (
        <>
          {row.item.title}
          {documentsOf(row.item).map((code) => (
            <span key={code}>
              {' '}
              <SourceChip code={code} />
            </span>
          ))}
          {examples === 'rows' && row.item.examples.length > 0 && (
            <>
              {' '}
              <ExampleMark />
            </>
          )}
          <Sub item={row.item} />
        </>
      ),
    },
    {
      key: 'weight',
      head: t('column.weight'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => weight(row.item.weight),
    },
    {
      key: 'ink',
      head: t('column.progress'),
      width: '12.5rem',
      fold: 'wide',
      cell: (row) => <InkBar {...inkOf(row.item.lines)} size="thin" />,
    },
    {
      key: 'approved',
      head: t('column.approved'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: (row) => {
        const tone = toneOf(row.item)
        return <b className={tone ? `strong ${tone}-t` : 'strong'}>{percent(row.item.lines.approved)}</b>
      },
    },
    {
      key: 'planned',
      head: t('column.planned'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => <span className="dim">{percent(row.item.lines.planned)}</span>,
    },
  ]
  return (
    <Section
      title={t('activities.title')}
      note={<Baseline tree={tree} />}
      end={
        <ExcelButton
          list="progress"
          query={{ record: tree.recordId, ...(tree.isPast ? { asOf: tree.asOf, knownAt: tree.knownAt } : {}) }}
        />
      }
      mark={
        examples === 'heading' ||
        view.marks.some((mark) => mark.mark === 'example' && !mark.field.startsWith('item:')) ? (
          <ExampleMark />
        ) : undefined
      }
    >
      <DataTable
        name={t('activities.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.item.itemId}
        groupOf={
          rows.some((row) => row.strategyId)
            ? (row) =>
                t('activities.strategy', { title: strategies.get(row.strategyId ?? '') ?? t('activities.noStrategy') })
            : undefined
        }
        selectedKey={openId ?? undefined}
        onOpen={(row) => onOpen(row.item.itemId)}
        sum={{
          title: t('activities.sum'),
          weight: f.number(shortDecimal(sum, 2)),
          ink: <InkBar {...inkOf(tree.whole)} />,
          approved: percent(tree.whole.approved),
          planned: percent(tree.whole.planned),
        }}
        height={rows.length > 40 ? '46rem' : undefined}
      />
      <div className="plan-key">
        <InkKey />
      </div>
    </Section>
  )
}

function Baseline({ tree }: { tree: ProgressView }) {
  const { t, f } = usePlanWords()
  const version = tree.version
  if (!version) return null
  return (
    <>
      {t('baseline.version', { n: version.n })}
      {f.locale === 'fa' ? '، ' : ', '}
      {version.decision ? (
        <Link href={`/resolutions/${version.decision.id}`} title={version.decision.name}>
          {t('baseline.decided')}
        </Link>
      ) : (
        t('baseline.undecided')
      )}
      {version.frozenAt && ` ${t('baseline.frozen', { date: f.date(version.frozenAt) })}`}
    </>
  )
}

/** What one must know about a row beside its figures: came back, waits, past its finish, critical. */
function Sub({ item }: { item: ItemView }) {
  const { t, f } = usePlanWords()
  const { inUnit } = useValues()
  const claim = item.lastClaim
  const said: Array<{ key: string; text: string; late?: boolean }> = []
  if (item.closed) said.push({ key: 'closed', text: t('sub.closed') })
  if (claim?.state === 'returned')
    said.push({ key: 'returned', text: t('sub.returned', { value: inUnit(claim, claim.value) }), late: true })
  else if (claim?.state === 'waiting' && claim.awaits !== 'note' && claim.awaits)
    said.push({ key: 'waits', text: t(`sub.${claim.awaits}`, { value: inUnit(claim, claim.value) }) })
  if (item.late && item.finish)
    said.push({ key: 'late', text: t('sub.late', { date: f.date(item.finish) }), late: true })
  if (item.critical) said.push({ key: 'critical', text: t('sub.critical') })
  if (said.length === 0) return null
  return (
    <span className="sub">
      {said.slice(0, 2).map((one, place) => (
        <span key={one.key} className={one.late ? 'late-t' : undefined}>
          {place > 0 && (f.locale === 'fa' ? '؛ ' : '; ')}
          {one.text}
        </span>
      ))}
    </span>
  )
}
