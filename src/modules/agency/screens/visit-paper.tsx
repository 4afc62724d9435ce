import { useQuery } from '@tanstack/react-query'
import { Answer, Btn, BtnLink, Mark, PageHead } from '../../../ui/index.ts'
import type { AgencyView } from '../agency.schema.ts'
import { addresses, agencyQuery, useAgencyWords } from './data.ts'
import './agency.css'

/** The visit form on paper: what the house knows is printed, the rest are lines for the hand. One A4 page. */
export function VisitPaperPage({ id: clusterId }: { id: string }) {
  const agency = useQuery(agencyQuery(clusterId))
  return <Answer of={agency}>{(view) => <Paper view={view} />}</Answer>
}

const judgements = ['onTrack', 'watch', 'offTrack'] as const
/** How many lines each part gets; together with the heads they fill the page. */
const linesOf: Record<string, number> = {
  team: 2,
  stakeholders: 3,
  progress: 4,
  late: 3,
  advice: 3,
  payment: 2,
}

function Paper({ view }: { view: AgencyView }) {
  const { t, locale } = useAgencyWords()
  const nameOf = (part: string) => view.team.find((one) => one.part === part)?.person.name ?? ''
  const contract = view.contracts.find((one) => one.what === 'supervisor' && one.endedOn === null)
  return (
    <>
      <PageHead
        crumbs={[{ href: addresses.agency(view.cluster.id), label: view.cluster.name }]}
        title={t('paper.title')}
        lead={t('paper.lead')}
        acts={
          <>
            <BtnLink href={addresses.newVisit(view.cluster.id)}>{t('paper.typeIt')}</BtnLink>
            <Btn tone="go" onClick={() => print()}>
              {t('paper.print')}
            </Btn>
          </>
        }
      />
      <div className="visit-paper">
        <article className="sheet">
          <header>
            <div className="r">
              <Mark />
              <div>
                <b>{t('paper.title')}</b>
                <div>{view.company ?? t('paper.house')}</div>
              </div>
            </div>
            <dl>
              <dt>{t('paper.number')}</dt>
              <dd className="blank" />
              <dt>{t('paper.date')}</dt>
              <dd className="blank" />
            </dl>
          </header>
          <dl className="paper-facts">
            {(
              [
                ['cluster', view.cluster.name],
                ['supervisor', nameOf('supervisor')],
                ['agent', nameOf('agent')],
                ['stage', contract?.number ?? ''],
                ['hours', ''],
                ['photos', ''],
              ] as const
            ).map(([name, value]) => (
              <div key={name}>
                <dt>{t(`paper.${name}`)}</dt>
                <dd className={value ? undefined : 'blank'}>{value}</dd>
              </div>
            ))}
          </dl>
          {view.reportParts.map((part, place) => (
            <section key={part.code}>
              <h3>
                {(place + 1).toLocaleString(locale === 'fa' ? 'fa-IR' : 'en')}. {part[locale]}
              </h3>
              {Array.from({ length: linesOf[part.code] ?? 3 }, (_, line) => (
                <div key={`${part.code} ${line.toString()}`} className="line" />
              ))}
            </section>
          ))}
          <p className="paper-judgement">
            <b>{t('paper.judgement')}</b>
            {judgements.map((one) => (
              <span key={one}>
                <i className="box" /> {t(`judgement.${one}`)}
              </span>
            ))}
          </p>
          <div className="paper-signs">
            {(['supervisor', 'agent'] as const).map((part) => (
              <div key={part}>
                <b>{t(`paper.${part}`)}</b>
                <span>{t('paper.sign')}</span>
              </div>
            ))}
          </div>
          <footer>
            <span>{t('paper.foot')}</span>
          </footer>
        </article>
      </div>
    </>
  )
}
