import { ExcelButton, Icon, Link, Note, useFormat, useLooks } from '../../../ui/index.ts'
import type { ReportView } from '../diagnosis.schema.ts'
import { type ReportTab, reportHref } from './addresses.ts'
import { useDiagnosisWords } from './data.ts'

/** Contents with what is written and what waits for an answer, the editions, the steps of this one. */
export function ReportMargin({ view, tab }: { view: ReportView; tab: ReportTab }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const { locale } = useLooks()
  return (
    <>
      {tab === 'text' && (
        <Note
          title={t('margin.sections')}
          end={
            view.remarks.length > 0 && (
              <ExcelButton list="diagnosisremarks" query={{ report: view.id }} label={t('margin.remarkSheet')} />
            )
          }
        >
          <ul className="list report-contents">
            {view.sections.map((section) => {
              const open = view.remarks.filter((one) => one.section === section.code && one.state === 'open').length
              return (
                <li key={section.code}>
                  <span
                    className={section.text ? 'ok-t' : 'dim'}
                    title={t(section.text ? 'margin.written' : 'margin.unwritten')}
                  >
                    <Icon name={section.text ? 'tick' : 'minus'} />
                  </span>
                  <a href={`#${section.code}`}>{section[locale]}</a>
                  {open > 0 && <span className="risk-t small">{t('margin.openRemarks', { count: open })}</span>}
                </li>
              )
            })}
          </ul>
        </Note>
      )}
      <Note title={t('margin.editions')}>
        <ul className="list report-editions">
          {[...view.editions].reverse().map((one) => (
            <li key={one.id}>
              {one.id === view.id ? (
                <b className="strong">{t('edition', { n: one.n })}</b>
              ) : (
                <Link href={reportHref(one.id, tab === 'changes' && one.first ? 'text' : tab)}>
                  {t('edition', { n: one.n })}
                </Link>
              )}
              <span className="sub">
                {t('margin.stepBy', { name: t(`state.${one.state}`), day: f.date(one.stateAt, 'dayYear') })}
              </span>
            </li>
          ))}
        </ul>
      </Note>
      <Note title={t('margin.steps')} end={<Link href={`/records/${view.id}/history`}>{t('margin.history')}</Link>}>
        <dl className="kv">
          <Step
            name={t('margin.opened')}
            by={view.editions.find((one) => one.id === view.id)!.openedBy}
            at={view.editions.find((one) => one.id === view.id)!.openedAt}
          />
          {view.steps.map((step) => (
            <Step key={step.step} name={t(`step.${step.step}`)} by={step.by} at={step.at} note={step.note} />
          ))}
        </dl>
      </Note>
    </>
  )
}

function Step({ name, by, at, note }: { name: string; by: string | null; at: string; note?: string | null }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {t('margin.stepBy', { name: by ?? t('margin.somebody'), day: f.date(at, 'dayYear') })}{' '}
        {note && <span className="sub">{note}</span>}
      </dd>
    </>
  )
}
