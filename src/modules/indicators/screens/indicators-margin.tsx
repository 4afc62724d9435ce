import { Btn, Note, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import type { IndicatorsView } from '../indicators.schema.ts'
import { type Open, useWhyNot } from './indicators-of.tsx'

/** Whether the year is reported, whether the baseline is frozen, and how attainment is reckoned. */
export function IndicatorsMargin({ view, onOpen }: { view: IndicatorsView; onOpen(open: Open): void }) {
  const t = useWords<typeof fa>('indicators')
  const f = useFormat()
  const whyNot = useWhyNot()
  const report = view.reports.find((one) => one.fiscalYear === view.fiscalYear)
  const year = String(view.fiscalYear)
  const { over, targets, withoutActual, unexplained } = view.summary
  return (
    <>
      {targets > 0 && (
        <Note title={t('margin.report', { year })}>
          {report ? (
            <p>
              {t('margin.reported', { day: f.date(report.enteredAt), name: report.enteredBy ?? t('receipt.system') })}
            </p>
          ) : over ? (
            <>
              <p className="muted">
                {withoutActual + unexplained > 0
                  ? t('margin.incomplete', { actuals: withoutActual, reasons: unexplained })
                  : t('margin.complete')}
              </p>
              <Btn small why={whyNot(view.may.reportYear)} onClick={() => onOpen({ what: 'report' })}>
                {t('do.report')}
              </Btn>
            </>
          ) : (
            <p className="dim">{t('margin.notOver')}</p>
          )}
        </Note>
      )}
      {view.place.kind === 'cluster' && (
        <Note title={t('margin.baseline')}>
          {view.freeze ? (
            <p>
              {t('margin.frozen', { day: f.date(view.freeze.acceptedOn) })}
              {view.freeze.decision && ` ${t('margin.decision', { decision: view.freeze.decision.name })}`}
            </p>
          ) : (
            <>
              <p className="muted">{t('margin.notFrozen')}</p>
              <Btn small why={whyNot(view.may.freezeBaseline)} onClick={() => onOpen({ what: 'freeze' })}>
                {t('do.freeze')}
              </Btn>
            </>
          )}
        </Note>
      )}
      <Note title={t('margin.how')}>
        <p className="small muted">{t('margin.howText')}</p>
      </Note>
    </>
  )
}
