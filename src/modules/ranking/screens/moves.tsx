import { useQuery } from '@tanstack/react-query'
import { Answer, type Column, DataTable, Empty, Section, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { PreviewView } from '../../editions/editions.schema.ts'
import type { fa } from '../ranking.fa.ts'
import { useFigure } from './bars.tsx'
import { type Edition, effectQuery, paths } from './queries.ts'

type Row = PreviewView['rows'][number] & { moves: NonNullable<PreviewView['rows'][number]['moves']> }

/** Which clusters the draft would move, from which place to which, by the scores that stand. */
export function Moves({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const figure = useFigure()
  const { locale } = useLooks()
  const query = useQuery(effectQuery(edition.id!, edition.version))
  const placeOf = (place: number | null) => (place === null ? t('moves.none') : f.number(place))
  const scoreOf = (score: string | null) => (score === null ? '—' : figure(score))
  const columns: Column<Row>[] = [
    {
      key: 'cluster',
      head: t('col.cluster'),
      cell: (row) => <b className="strong">{row.title}</b>,
      sortBy: (row) => row.title,
      fold: 'title',
    },
    {
      key: 'from',
      head: t('moves.from'),
      num: true,
      cell: (row) => placeOf(row.moves.from),
      sortBy: (row) => row.moves.from,
      labelled: true,
      fold: 'line',
    },
    {
      key: 'to',
      head: t('moves.to'),
      num: true,
      cell: (row) => placeOf(row.moves.to),
      sortBy: (row) => row.moves.to,
      labelled: true,
      fold: 'line',
    },
    {
      key: 'scoreFrom',
      head: t('moves.scoreFrom'),
      num: true,
      cell: (row) => scoreOf(row.moves.scoreFrom),
      labelled: true,
      fold: 'line',
    },
    {
      key: 'scoreTo',
      head: t('moves.scoreTo'),
      num: true,
      cell: (row) => scoreOf(row.moves.scoreTo),
      labelled: true,
      fold: 'line',
    },
  ]
  return (
    <Section title={t('moves.title')} note={t('moves.note')}>
      <Answer of={query}>
        {({ rows }) => {
          const moved = rows.filter((row): row is Row => row.moves !== undefined)
          return moved.length === 0 ? (
            <Empty title={t('moves.nothing')} text={t('moves.nothingText')} />
          ) : (
            <>
              <p>{t('moves.count', { count: f.number(moved.length), edition: moved[0]!.about[locale] })}</p>
              <DataTable
                name={t('moves.title')}
                columns={columns}
                rows={moved}
                rowKey={(row) => row.recordId}
                hrefOf={(row) => paths.cluster(row.recordId)}
              />
            </>
          )
        }}
      </Answer>
    </Section>
  )
}
