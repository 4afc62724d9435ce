import { Btn, ExampleMark, ExcelButton, Section, useFormat, useLooks } from '../../../ui/index.ts'
import { type PointKind, swotKinds } from '../diagnosis.points.ts'
import type { PointView, ReportView } from '../diagnosis.schema.ts'
import { useDiagnosisWords, useMay } from './data.ts'
import { EarlierRemarks, Remarks } from './remarks.tsx'
import type { Open } from './report-page.tsx'

const PLACE = 'points'

/** The four lists side by side and the pressure points that follow from them; on paper as on the screen. */
export function PointsPart({ view, onWrite, onOpen }: { view: ReportView; onWrite(): void; onOpen(open: Open): void }) {
  const t = useDiagnosisWords()
  const may = useMay(view)
  const of = (kind: PointKind) => view.points.filter((one) => one.kind === kind)
  const pressure = of('pressure')
  const example = view.marks.some((mark) => mark.mark === 'example' && mark.field === '')
  return (
    <>
      <Section
        title={t('swot.title')}
        mark={example ? <ExampleMark /> : undefined}
        end={
          <>
            {view.points.length > 0 && <ExcelButton list="swot" query={{ report: view.id }} />}
            {may('write').now ? (
              <Btn small onClick={onWrite}>
                {t('do.writePoints')}
              </Btn>
            ) : (
              (may('remark').now || may('typeRemark').now) && (
                <Btn
                  small
                  onClick={() =>
                    onOpen({
                      what: may('remark').now ? 'remark' : 'typeRemark',
                      section: { code: PLACE, name: t('page.tabPoints') },
                    })
                  }
                >
                  {t(may('remark').now ? 'do.remark' : 'do.typeRemark')}
                </Btn>
              )
            )}
          </>
        }
      >
        <div className="swot">
          {swotKinds.map((kind) => (
            <SwotList key={kind} kind={kind} points={of(kind)} />
          ))}
        </div>
      </Section>
      <Section title={t('pressure.title')} note={t('pressure.note')}>
        {pressure.length === 0 ? (
          <p className="muted">{t('pressure.none')}</p>
        ) : (
          <ol className="pressure">
            {pressure.map((one) => (
              <li key={one.id}>
                <Pressure point={one} all={view.points} />
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Remarks remarks={view.remarks.filter((one) => one.section === PLACE)} view={view} onOpen={onOpen} />
      <EarlierRemarks remarks={view.earlier.filter((one) => one.section === PLACE)} />
    </>
  )
}

/** «ق۲»: the sign under which an entry is cited. */
export function useSign() {
  const t = useDiagnosisWords()
  const f = useFormat()
  return ({ kind, position }: Pick<PointView, 'kind' | 'position'>) => `${t(`sign.${kind}`)}${f.number(position)}`
}

function SwotList({ kind, points }: { kind: PointKind; points: readonly PointView[] }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const sign = useSign()
  return (
    <section className={`swot-list ${kind}`}>
      <h3>{t(`kind.${kind}`)}</h3>
      {points.length === 0 ? (
        <p className="dim">{t('swot.none')}</p>
      ) : (
        <ol>
          {points.map((one) => (
            <li key={one.id}>
              <span className="dim swot-sign">{sign(one)}</span>
              <span>{one.text}</span>
              <span className="dim small nowrap">
                {one.weight !== null && t('swot.weight', { weight: f.number(one.weight) })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Pressure({ point, all }: { point: PointView; all: readonly PointView[] }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const { locale } = useLooks()
  const sign = useSign()
  const led = all.filter((one) => point.from.includes(one.id))
  return (
    <>
      <p>
        <span className="dim">{f.number(point.position)}.</span> <b className="strong">{point.text}</b>{' '}
        {point.weight !== null && (
          <span className="dim small">{t('swot.weight', { weight: f.number(point.weight) })}</span>
        )}
      </p>
      {point.evidence && <p className="muted small">{point.evidence}</p>}
      {led.length > 0 && (
        <p className="small">
          <span className="dim">{t('pressure.from')}</span>{' '}
          {led.map((one) => `${one.text} (${sign(one)})`).join(locale === 'fa' ? '، ' : ', ')}
        </p>
      )}
    </>
  )
}
