import { useQuery } from '@tanstack/react-query'
import { useAddress } from '../../../ui/address.ts'
import {
  Answer,
  BtnLink,
  Cols,
  Empty,
  ExampleMark,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Tag,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import './ranking.css'
import type { fa } from '../ranking.fa.ts'
import type { RankingsView, RoundLine } from '../ranking.schema.ts'
import { OpenButton } from './open-dialog.tsx'
import { paths, rankingsQuery, roundQuery } from './queries.ts'
import { Round } from './round.tsx'

/** «اولویت‌بندی خوشه‌ها»: the rounds of a province and the ranking of the one on show. */
export function RankingPage({ code }: { code: string }) {
  const { query } = useAddress()
  const found = useQuery(rankingsQuery(code))
  return (
    <Answer of={found}>
      {(view) => {
        const id = query.get('round') ?? view.current
        return id ? <OneRound view={view} id={id} /> : <Nothing view={view} />
      }}
    </Answer>
  )
}

function OneRound({ view, id }: { view: RankingsView; id: string }) {
  const found = useQuery(roundQuery(id))
  return <Answer of={found}>{(round) => <Round round={round} view={view} />}</Answer>
}

/** Before the first round: what it would be scored by, and the way to open it. */
function Nothing({ view }: { view: RankingsView }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const { province, candidates } = view
  return (
    <>
      <PageHead
        crumbs={[{ href: paths.province(province.code), label: province[locale] }]}
        title={t('title')}
        lead={t('lead.none', { province: province[locale], count: f.number(candidates) })}
        acts={<BtnLink href={paths.criteria(province.code)}>{t('criteria.short')}</BtnLink>}
      />
      <Cols>
        <Matn>
          <Empty
            title={t('empty.title')}
            text={t('empty.text', { edition: view.edition[locale] })}
            acts={<OpenButton view={view} />}
          />
        </Matn>
        <Hashieh>
          <RoundsNote view={view} />
          <FormulaNote view={view} />
        </Hashieh>
      </Cols>
    </>
  )
}

const tones = { open: 'info', presented: 'risk', signed: 'ok', abandoned: 'off' } as const

/** The rounds of the province, newest first. */
export function RoundsNote({ view, id }: { view: RankingsView; id?: string }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  if (view.rows.length === 0) return null
  const day = (row: RoundLine) =>
    row.state === 'signed'
      ? t('signedOn', { day: f.date(row.decidedOn ?? row.signedOn ?? row.openedOn, 'dayYear') })
      : t('openedOn', { day: f.date(row.openedOn, 'dayYear') })
  return (
    <Note title={t('rounds')}>
      <ul className="list">
        {view.rows.map((row) => (
          <li key={row.id}>
            {row.id === id ? (
              <b className="strong">{row.title}</b>
            ) : (
              <Link href={paths.ranking(view.province.code, row.id)}>{row.title}</Link>
            )}{' '}
            <Tag tone={tones[row.state]}>{t(`state.${row.state}`)}</Tag>
            <br />
            <span className="dim small">{day(row)}</span>
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** How the score is computed, and by which criteria. */
export function FormulaNote({
  view,
  edition = view.edition,
}: {
  view: Pick<RankingsView, 'province' | 'edition'>
  edition?: RankingsView['edition']
}) {
  const t = useWords<typeof fa>('ranking')
  const { locale } = useLooks()
  return (
    <Note title={t('formula.title')}>
      <p className="rank-formula">{t('formula.text')}</p>
      <p className="dim small">
        {t('formula.by', { edition: edition[locale] })} {edition.example && <ExampleMark />}
      </p>
      <p className="small">
        <Link href={edition.id ? paths.edition(edition.id) : paths.criteria(view.province.code)}>
          {t('criteria.open')}
        </Link>
      </p>
    </Note>
  )
}
