import { useQuery } from '@tanstack/react-query'
import {
  Answer,
  BtnLink,
  Cols,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import './ranking.css'
import type { fa } from '../ranking.fa.ts'
import type { RankedCluster, RoundView } from '../ranking.schema.ts'
import { ScoreBar, ScoreText } from './bars.tsx'
import { CriterionLine } from './evidence.tsx'
import { paths, roundQuery } from './queries.ts'
import { ScoreForm } from './score-form.tsx'
import { useWhyNot } from './why-not.ts'

/** The form of one cluster: every criterion with its sentences, score and evidence; made for a phone in the field. */
export function ScorePage({ id, cluster }: { id: string; cluster: string }) {
  const t = useWords<typeof fa>('ranking')
  const found = useQuery(roundQuery(id))
  return (
    <Answer of={found}>
      {(round) => {
        const own = round.clusters.find((one) => one.clusterId === cluster)
        return own ? (
          <Form round={round} cluster={own} />
        ) : (
          <PageHead title={round.title} lead={t('errors.notCandidate')} />
        )
      }}
    </Answer>
  )
}

function Form({ round, cluster }: { round: RoundView; cluster: RankedCluster }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const whyNot = useWhyNot()
  const settled = cluster.cells.filter((cell) => cell.standing === 'settled').length
  const first = cluster.cells.find((cell) => cell.standing !== 'settled')?.criterion
  const others = round.clusters.filter((one) => one.clusterId !== cluster.clusterId && !one.settled)
  const off = whyNot(round.may.score)
  return (
    <>
      <PageHead
        crumbs={[
          { href: paths.province(round.province.code), label: round.province[locale] },
          { href: paths.ranking(round.province.code, round.id), label: round.title },
        ]}
        title={t('form.of', { cluster: cluster.title })}
        lead={t.rich('form.lead', {
          done: <b>{f.number(settled)}</b>,
          all: f.number(cluster.cells.length),
        })}
        acts={<BtnLink href={paths.visit(round.id, cluster.clusterId)}>{t('visits.form')}</BtnLink>}
      />
      <Cols>
        <Matn>
          <Section title={t('section.form')} note={off ?? t('form.each')}>
            {round.criteria.map((criterion, place) =>
              off ? (
                <CriterionLine key={criterion.code} criterion={criterion} cell={cluster.cells[place]!} />
              ) : (
                <ScoreForm
                  key={criterion.code}
                  round={round}
                  cluster={cluster}
                  criterion={criterion}
                  cell={cluster.cells[place]!}
                  opened={criterion.code === first}
                />
              ),
            )}
          </Section>
        </Matn>
        <Hashieh>
          <Note title={t('col.score')}>
            <ScoreBar cluster={cluster} />
            <p>
              <ScoreText cluster={cluster} />
            </p>
            <p className="dim small">{t('formula.text')}</p>
          </Note>
          {others.length > 0 && (
            <Note title={t('others')}>
              <ul className="list">
                {others.map((one) => (
                  <li key={one.clusterId}>
                    <Link href={paths.form(round.id, one.clusterId)}>{one.title}</Link>
                  </li>
                ))}
              </ul>
            </Note>
          )}
        </Hashieh>
      </Cols>
    </>
  )
}
