import { MONTHS } from '../../../ui/fa.ts'
import { Btn, BtnLink, ExcelButton, Link, Section, Tag, type TagTone } from '../../../ui/index.ts'
import type { AgencyView, PeriodView, VisitView } from '../agency.schema.ts'
import { addresses, useAgencyWords } from './data.ts'
import { Example } from './marks.tsx'

export const judgementTones: Record<NonNullable<VisitView['judgement']>, TagTone> = {
  onTrack: 'ok',
  watch: 'risk',
  offTrack: 'late',
}
const periodTones: Record<PeriodView['state'], TagTone> = {
  held: 'ok',
  due: 'info',
  missing: 'late',
  excused: 'plain',
}
const dayOf = (visit: VisitView) => (visit.heldOn ?? visit.plannedOn)!

/** Months of a period as people say them: «مهر و آبان ۱۳۹۵». */
function useMonths() {
  const { f, locale } = useAgencyWords()
  return (period: PeriodView) => {
    const names = period.months.map(({ month }) => MONTHS[locale][month - 1]!)
    return `${names.join(locale === 'fa' ? ' و ' : ' and ')} ${f.digits(String(period.months.at(-1)!.year))}`
  }
}

/** Visits as a time line of the periods in which one is due, the newest first; a period without one is hatched. */
export function Visits({
  view,
  onPlan,
  onExcuse,
}: {
  view: AgencyView
  onPlan(): void
  onExcuse(period: PeriodView, months: string): void
}) {
  const { t, f } = useAgencyWords()
  const months = useMonths()
  const may = view.may.visit === true
  const inside = (visit: VisitView, period: PeriodView) => period.from <= dayOf(visit) && dayOf(visit) <= period.until
  const outside = view.visits.filter((visit) => !view.periods.some((period) => inside(visit, period)))
  return (
    <Section
      title={t('visit.title')}
      end={
        <span className="row tight">
          <ExcelButton list="visits" query={{ cluster: view.cluster.id }} takes={may} />
          {may && (
            <>
              <Btn small tone="quiet" onClick={onPlan}>
                {t('visit.plan')}
              </Btn>
              <BtnLink small href={addresses.paper(view.cluster.id)}>
                {t('visit.paper')}
              </BtnLink>
              <BtnLink small href={addresses.newVisit(view.cluster.id)}>
                {t('visit.new')}
              </BtnLink>
            </>
          )}
        </span>
      }
    >
      <p className="dim small">{t('visit.how')}</p>
      {view.periods.length === 0 && view.visits.length === 0 && <p className="dim">{t('visit.none')}</p>}
      <ol className="agency-visits">
        {view.periods.map((period) => {
          const visits = view.visits.filter((visit) => inside(visit, period))
          return (
            <li key={period.from} className={period.state}>
              <header>
                <h3>{months(period)}</h3>
                <Tag tone={periodTones[period.state]}>
                  {t(`visit.state.${period.state}`, { day: f.date(period.until) })}
                </Tag>
              </header>
              {visits.map((visit) => (
                <Visit key={visit.id} visit={visit} excuses={period.state === 'excused'} />
              ))}
              {period.state === 'missing' && (
                <p className="agency-hole">
                  {t('visit.missing')}{' '}
                  {view.may.excuseVisit === true && (
                    <Btn small tone="quiet" onClick={() => onExcuse(period, months(period))}>
                      {t('visit.excuse')}
                    </Btn>
                  )}
                </p>
              )}
              {period.state === 'due' && visits.every((visit) => visit.state !== 'planned') && (
                <p className="agency-hole due">{t('visit.dueNow')}</p>
              )}
            </li>
          )
        })}
        {outside.length > 0 && (
          <li>
            <header>
              <h3>{t('visit.outside')}</h3>
            </header>
            {outside.map((visit) => (
              <Visit key={visit.id} visit={visit} />
            ))}
          </li>
        )}
      </ol>
    </Section>
  )
}

/** One visit: its day, the judgement, the state of progress in its words, photos. */
function Visit({ visit, excuses }: { visit: VisitView; excuses?: boolean }) {
  const { t, f, today } = useAgencyWords()
  const day = f.date(dayOf(visit), 'weekdayYear')
  if (visit.state === 'cancelled' && excuses)
    return <p className="dim">{t('visit.excused', { reason: visit.cancelReason ?? '' })}</p>
  if (visit.state === 'cancelled')
    return (
      <p className="dim small">
        <s>{day}</s> {t('visit.cancelled', { reason: visit.cancelReason ?? '' })}
      </p>
    )
  if (visit.state === 'planned')
    return (
      <p>
        <Link href={addresses.visit(visit.id)}>{t('visit.planned', { day })}</Link>{' '}
        {visit.plannedOn! <= today && <span className="risk-t small">{t('visit.plannedPast')}</span>}
        <Example of={visit.marks} />
      </p>
    )
  const text = (code: string) => visit.parts.find((part) => part.code === code)?.text
  return (
    <article className="agency-visit">
      <p className="row tight">
        <Link href={addresses.visit(visit.id)}>
          <b className="strong">{day}</b>
        </Link>
        <Tag tone={judgementTones[visit.judgement!]}>{t(`judgement.${visit.judgement!}`)}</Tag>
        <Example of={visit.marks} />
      </p>
      <p>{text('progress')}</p>
      {text('late') && <p className="risk-t">{text('late')}</p>}
      <Photos visit={visit} />
      <Typed visit={visit} />
    </article>
  )
}

export function Photos({ visit }: { visit: VisitView }) {
  const { t, f } = useAgencyWords()
  const day = f.date(visit.heldOn ?? visit.plannedOn!, 'dayYear')
  if (visit.photos.length === 0) return null
  return (
    <ul className="agency-photos" aria-label={t('visit.photos')}>
      {visit.photos.map((photo) => (
        <li key={photo.id}>
          <a href={`/api/files/${photo.id}`}>
            {photo.mediaType.startsWith('image/') ? (
              <img src={`/api/files/${photo.id}`} alt={t('visit.photo', { day, name: photo.name })} loading="lazy" />
            ) : (
              <bdi>{photo.name}</bdi>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Who wrote the report and when; typed from paper it says so, and late it says that too. */
export function Typed({ visit }: { visit: VisitView }) {
  const { t, f } = useAgencyWords()
  if (!visit.reportedAt) return null
  const day = f.date(visit.reportedAt, 'dayYear')
  return (
    <p className="dim small">
      {t('visit.reported', { name: visit.reportedBy?.name ?? '', day })}
      {visit.onPaper && ` — ${t('visit.typed', { day })}`}
      {visit.late && (
        <>
          {' '}
          <Tag tone="risk">{t('visit.late')}</Tag>
        </>
      )}
    </p>
  )
}
