import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  Matn,
  PageHead,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import './ranking.css'
import type { fa } from '../ranking.fa.ts'
import type { VisitsView } from '../ranking.schema.ts'
import { Opens } from './evidence.tsx'
import { paths, visitsQuery } from './queries.ts'
import { VisitForm } from './visit-form.tsx'
import { useWhyNot } from './why-not.ts'

/** The field visit of a cluster: the questions to be printed and taken along, and the answers typed in afterwards. */
export function VisitPage({ id, cluster }: { id: string; cluster: string }) {
  const found = useQuery(visitsQuery(id, cluster))
  return <Answer of={found}>{(view) => <Visits key={view.rows.length} view={view} />}</Answer>
}

function Visits({ view }: { view: VisitsView }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const whyNot = useWhyNot()
  const [correcting, setCorrecting] = useState<string | null>(null)
  const { round, province, cluster, visitors } = view
  const off = whyNot(view.may.enter)
  const old = view.rows.find((one) => one.id === correcting)
  return (
    <>
      <PageHead
        crumbs={[
          { href: paths.ranking(province.code, round.id), label: round.title },
          { href: paths.form(round.id, cluster.id), label: t('form.of', { cluster: cluster.title }) },
        ]}
        title={t('visits.title', { cluster: cluster.title })}
        lead={t('visits.lead', {
          questions: f.number(view.questions.length),
          visitors: f.number(visitors.least ?? 1),
          units: f.number(visitors.units ?? 1),
          others: f.number(visitors.others ?? 1),
        })}
        acts={<Btn onClick={() => print()}>{t('visits.print')}</Btn>}
      />
      <Cols wide>
        <Matn>
          {view.rows.length > 0 && (
            <div className="visit-made">
              <Section title={t('visits.made')}>
                {view.rows.map((visit) => (
                  <details key={visit.id} className="rank-line">
                    <summary>
                      <span className="rank-line-head">
                        <b className="strong">{t('visits.on', { day: f.date(visit.visitedOn, 'dayYear') })}</b>
                        <Opens />
                        <span className="dim small">
                          {visit.visitors}، {t('visits.answers', { count: f.number(visit.answers.length) })}
                        </span>
                      </span>
                    </summary>
                    <dl className="bylaw-clauses">
                      {visit.answers.map((one) => (
                        <div key={`${one.question} ${one.by}`}>
                          <dt className="small dim">
                            {view.questions.find((asked) => asked.code === one.question)?.[locale]}
                          </dt>
                          <dd>
                            {one.answer} <span className="dim small">{one.by}</span>
                          </dd>
                        </div>
                      ))}
                    </dl>
                    {visit.note && <p>{visit.note}</p>}
                    <p className="dim small">
                      {t('visits.typedBy', { name: visit.by?.name ?? '—', day: f.date(visit.at, 'dayYear') })}
                    </p>
                    {!off && (
                      <Btn small onClick={() => setCorrecting(visit.id)}>
                        {t('visits.correct')}
                      </Btn>
                    )}
                  </details>
                ))}
              </Section>
            </div>
          )}
          <Section title={t(old ? 'visits.correcting' : 'visits.new')} note={off ?? t('visits.newNote')}>
            <VisitForm key={correcting ?? 'new'} view={view} old={old} off={off} />
          </Section>
          <p className="rank-after">
            <BtnLink small href={paths.form(round.id, cluster.id)}>
              {t('visits.toScores')}
            </BtnLink>
          </p>
        </Matn>
      </Cols>
    </>
  )
}
