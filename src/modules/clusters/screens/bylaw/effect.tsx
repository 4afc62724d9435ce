import { useQuery } from '@tanstack/react-query'
import { Answer, Empty, Link, Section, Tag, useLooks, useWords } from '../../../../ui/index.ts'
import type { PreviewView } from '../../../editions/editions.schema.ts'
import type { fa } from '../../clusters.fa.ts'
import { paths } from '../paths.ts'
import { type Edition, effectQuery } from './queries.ts'

/** What the draft would change: per cluster what would block its next gate from then on, and what would no more. */
export function Effect({ edition }: { edition: Edition }) {
  const t = useWords<typeof fa>('clusters')
  const query = useQuery(effectQuery(edition.id!, edition.version))
  return (
    <Section title={t('bylaw.effect')} note={t('bylaw.effectNote')}>
      <Answer of={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('bylaw.noEffect')} text={t('bylaw.noEffectText')} />
          ) : (
            <>
              <p>{t('bylaw.effectCount', { count: rows.length })}</p>
              {[...Map.groupBy(rows, changeOf).values()].map((alike) => (
                <Change key={alike[0]!.recordId} rows={alike} />
              ))}
            </>
          )
        }
      </Answer>
    </Section>
  )
}

type Row = PreviewView['rows'][number]

/** Clusters at one gate that see the same change stand together. */
const changeOf = ({ about, appears, vanishes }: Row) => JSON.stringify([about, appears, vanishes])

function Change({ rows }: { rows: readonly Row[] }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const { about, appears, vanishes } = rows[0]!
  const lines = [
    ...appears.map((one) => ({ ...one, appears: true })),
    ...vanishes.map((one) => ({ ...one, appears: false })),
  ]
  return (
    <article className="bylaw-effect">
      <h3>{t('bylaw.effectAt', { stage: about[locale], count: rows.length })}</h3>
      <ul>
        {lines.map((line) => (
          <li key={`${line.appears} ${line.en} ${line.clause.en}`}>
            <Tag tone={line.appears ? 'late' : 'ok'}>{t(line.appears ? 'bylaw.appears' : 'bylaw.vanishes')}</Tag>{' '}
            {line[locale]} <span className="dim small">{line.clause[locale]}</span>
          </li>
        ))}
      </ul>
      <p className="bylaw-clusters small">
        {rows.map((row) => (
          <Link key={row.recordId} href={paths.cluster(row.recordId)}>
            {row.title}
          </Link>
        ))}
      </p>
    </article>
  )
}
