import { type Column, DataTable, Figure, Section } from '../../../../ui/index.ts'
import { type ProgressView, useValues } from '../../../commitments/screens/index.ts'
import type { PackView } from '../../pack/pack.schema.ts'
import { usePlanWords } from '../words.ts'

type Line = PackView['activities'][number]

interface PackActivitiesProps {
  pack: PackView
  tree: ProgressView
  openId: string | null
  onOpen(itemId: string | null): void
}

/** The activities as the sheet has them; the approved figure of each opens its receipt, the planned one its days. */
export function PackActivities({ pack, tree, openId, onOpen }: PackActivitiesProps) {
  const { t, f } = usePlanWords()
  const { percent, weight } = useValues()
  const items = new Map(tree.items.map((item) => [item.itemId, item]))
  const planned = (row: Line) => {
    const item = row.itemId ? items.get(row.itemId) : undefined
    if (!item?.finish) return percent(row.planned)
    return (
      <Figure
        receipt={
          <p>
            {item.start ? `${f.date(item.start, 'dayYear')} ${t('field.to')} ` : ''}
            {f.date(item.finish, 'dayYear')}
          </p>
        }
      >
        {percent(row.planned)}
      </Figure>
    )
  }
  const columns: Column<Line>[] = [
    {
      key: 'title',
      head: t('pack.col.activity'),
      fold: 'title',
      cell: (row) => (row.itemId === null ? t('pack.others', { count: f.number(row.count) }) : row.title),
    },
    {
      key: 'weight',
      head: t('pack.col.weight'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => weight(row.weight),
    },
    { key: 'planned', head: t('pack.col.planned'), num: true, fold: 'end', labelled: true, cell: planned },
    {
      key: 'approved',
      head: t('pack.col.approved'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: (row) =>
        row.approved === null ? '—' : <Figure onOpen={() => onOpen(row.itemId)}>{percent(row.approved)}</Figure>,
    },
    {
      key: 'state',
      head: t('pack.col.state'),
      width: '8.5rem',
      fold: 'line',
      cell: (row) =>
        row.state && (
          <span className={row.state === 'late' ? 'late-t' : undefined}>{t(`pack.state.${row.state}`)}</span>
        ),
    },
  ]
  return (
    <Section title={t('pack.activities')}>
      <DataTable
        name={t('pack.activities')}
        columns={columns}
        rows={pack.activities}
        rowKey={(row) => row.itemId ?? 'others'}
        selectedKey={openId ?? undefined}
      />
    </Section>
  )
}
