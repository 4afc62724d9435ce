import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  DayLine,
  Empty,
  ExcelButton,
  Hashieh,
  Link,
  Matn,
  PageHead,
  PdfButton,
  Section,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { ClusterLine, ProvinceFront } from '../../clusters/screens/index.ts'
import {
  ClustersTable,
  frontQuery,
  keepingDay,
  LateTable,
  ProvinceMargin,
  ProvinceMovedSection,
  paths,
  pointsBehind,
  RegisterDialog,
  StageRamp,
  useWhyNot,
  YearFigure,
} from '../../clusters/screens/index.ts'
import { useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import { monthHref, monthOf } from './period-addresses.ts'
import './insight.css'
import { ProvinceTargets } from './province-targets.tsx'
import { UnitsSpread } from './units-spread.tsx'

type ClusterWords = Record<string, string>

/** The front page of a province: where its clusters stand, how they are against plan, what is late and why. */
export function ProvincePage({ code }: { code: string }) {
  const { asOf, knownAt } = useAsOf()
  const query = useQuery(frontQuery(code, { ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }))
  return <Answer of={query}>{(front) => <Front front={front} />}</Answer>
}

const hasFigures = (line: ClusterLine) => line.year?.approved != null && line.year.planned != null
const gapOf = (line: ClusterLine) => (line.year ? (pointsBehind(line.year) ?? 0) : 0)

function Front({ front }: { front: ProvinceFront }) {
  const t = useWords<ClusterWords>('clusters')
  const own = useWords<typeof fa>('insight')
  const { locale } = useLooks()
  const { query, change } = useAddress()
  const { asOf } = useAsOf()
  const moved = query.get('moved') === '1' && asOf !== undefined
  const whyNot = useWhyNot()
  const [registering, setRegistering] = useState(false)
  const { code } = front.province
  const dates = { asOf: query.get('asOf'), knownAt: query.get('knownAt') }
  const behind = front.clusters.filter(hasFigures).toSorted((one, other) => gapOf(other) - gapOf(one))
  const all = keepingDay(paths.register({ province: code }), query)
  return (
    <>
      <PageHead
        crumbs={[{ href: keepingDay(paths.nation(), query), label: t('nation.title') }]}
        title={t('province.title', { province: front.province[locale] })}
        lead={<Lead front={front} furthest={behind[0]} all={all} />}
        acts={
          <>
            <PdfButton print="province" query={{ province: code, ...dates }} />
            <ExcelButton list="clusters" query={{ province: code, ...dates }} />
            <BtnLink href={monthHref(code, monthOf(front.asOf))}>{own('period.open')}</BtnLink>
            {front.may.seeTargets === true && (
              <>
                <BtnLink href={paths.ranking(code)}>{t('province.ranking')}</BtnLink>
                <BtnLink href={keepingDay(paths.indexTargets(code), query)}>{t('province.indexTargets')}</BtnLink>
              </>
            )}
            {front.clusters.length > 0 && <BtnLink href={all}>{t('province.all')}</BtnLink>}
          </>
        }
      />
      <DayLine onWhy={() => change({ moved: moved ? null : '1' })} isWhyOpen={moved} />
      <Cols>
        <Matn>
          {moved && <ProvinceMovedSection code={code} onClose={() => change({ moved: null })} />}
          {front.clusters.length === 0 ? (
            <Empty
              title={t('province.emptyTitle')}
              text={t('province.emptyText')}
              acts={
                <Btn tone="go" why={whyNot(front.may.register)} onClick={() => setRegistering(true)}>
                  {t('register.add')}
                </Btn>
              }
            />
          ) : (
            <>
              <Section title={t('province.clusters')}>
                <StageRamp
                  name={t('province.clusters')}
                  byStage={front.byStage}
                  hrefOf={(stage) => paths.register({ province: code, stage })}
                />
              </Section>
              <Section title={t('province.progress')}>
                {behind.length > 0 ? (
                  <ClustersTable
                    name={t('province.progress')}
                    rows={behind}
                    provinceOf={() => front.province[locale]}
                  />
                ) : (
                  <p className="dim">{t('province.progressNone')}</p>
                )}
              </Section>
              {/* where no plan is seen, nothing can be said of what is late */}
              {behind.length > 0 && (
                <Section
                  title={t('province.late')}
                  end={
                    front.lateTotal > 0 && (
                      <ExcelButton
                        list="late"
                        query={{
                          province: front.province.code,
                          asOf: query.get('asOf'),
                          knownAt: query.get('knownAt'),
                        }}
                      />
                    )
                  }
                >
                  <LateTable late={front.late} total={front.lateTotal} />
                </Section>
              )}
            </>
          )}
          {front.may.seeTargets === true && <ProvinceTargets code={code} />}
          {front.spread && <UnitsSpread spread={front.spread} province={code} />}
        </Matn>
        <Hashieh>
          <ProvinceMargin front={front} />
        </Hashieh>
      </Cols>
      {registering && <RegisterDialog province={code} onClose={() => setRegistering(false)} />}
    </>
  )
}

function Lead({ front, furthest, all }: { front: ProvinceFront; furthest: ClusterLine | undefined; all: string }) {
  const t = useWords<ClusterWords>('clusters')
  const { percent } = useValues()
  if (front.clusters.length === 0) return t('province.emptyTitle')
  const year = furthest?.year
  const progress = !year
    ? t('province.leadNoProgress')
    : gapOf(furthest) <= 0
      ? t('province.leadOnPlan')
      : t.rich('province.leadFurthest', {
          cluster: furthest.title,
          approved: <YearFigure yearId={year.recordId} value={year.approved} />,
          planned: <b>{percent(year.planned!)}</b>,
        })
  return (
    <>
      {t.rich('province.lead', {
        // every figure opens what it was counted from
        total: (
          <Link className="fig strong" href={all}>
            {t('nation.clusters', { count: front.clusters.length })}
          </Link>
        ),
        progress,
      })}{' '}
      {front.lateTotal > 0 &&
        t.rich('province.leadLate', {
          count: <b className="late-t">{t('province.lateCount', { count: front.lateTotal })}</b>,
        })}
    </>
  )
}
