import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  Cols,
  DayLine,
  ExcelButton,
  Hashieh,
  Matn,
  Menu,
  PageHead,
  PdfButton,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import './indicators.css'
import type { fa } from '../indicators.fa.ts'
import type { IndicatorsView } from '../indicators.schema.ts'
import { CountPanel } from './count-panel.tsx'
import { DefineDialog } from './define-dialog.tsx'
import { IndicatorsMargin } from './indicators-margin.tsx'
import { type Asked, frontOf, indicatorsQuery, type Place, pageOf } from './queries.ts'
import { FreezeDialog, MissDialog, ReportDialog, WithdrawDialog } from './small-dialogs.tsx'
import { TargetDialog } from './target-dialog.tsx'
import { ValueDialog } from './value-dialog.tsx'
import { linesOfYear, type Row, YearTable } from './year-table.tsx'

/** What is open over the page. `row`: the indicator it is about; without it the form asks. */
export type Open =
  | { what: 'baseline' | 'actual' | 'target'; row?: Row }
  | { what: 'miss'; row: Row }
  | { what: 'withdraw'; row: Row; valueId: string; which: 'target' | 'actual' | 'baseline' }
  | { what: 'freeze' | 'report' | 'define' }

export function IndicatorsOf({ place }: { place: Place }) {
  const { query } = useAddress()
  const { asOf, knownAt } = useAsOf()
  const year = query.get('year') ?? undefined
  const asked = { ...(year ? { year } : {}), ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }
  return <Answer of={useQuery(indicatorsQuery(place, asked))}>{(view) => <Page {...{ place, asked, view }} />}</Answer>
}

/** Why a deed is off, in words; undefined: it may be done. */
export function useWhyNot() {
  const t = useWords<typeof fa>('indicators')
  const kernel = useWords('kernel')
  return (answer: true | string | undefined): string | undefined => {
    if (answer === true) return undefined
    const [module, code] = (answer ?? 'kernel.notYourRole').split('.')
    return (module === 'kernel' ? kernel : t).maybe(`errors.${code}`) ?? undefined
  }
}

function Page({ place, asked, view }: { place: Place; asked: Asked; view: IndicatorsView }) {
  const t = useWords<typeof fa>('indicators')
  const { locale } = useLooks()
  const { query, change } = useAddress()
  const whyNot = useWhyNot()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const year = String(view.fiscalYear)
  const rows = linesOfYear(view)
  const why = rows.find((row) => row.line.code === query.get('why') && row.year?.counter)
  const keeping = (href: string) => {
    const kept = new URLSearchParams([...query].filter(([key]) => key === 'asOf' || key === 'knownAt'))
    return kept.size ? `${href}${href.includes('?') ? '&' : '?'}${kept}` : href
  }
  const first = place.kind === 'province' ? ('target' as const) : ('actual' as const)
  const permission = { target: 'setTarget', actual: 'enterActual', baseline: 'setBaseline' } as const
  const act = (what: 'target' | 'actual' | 'baseline') => {
    const off = whyNot(view.may[permission[what]])
    return {
      label: t(`do.${what}`),
      onChoose: () => setOpen({ what }),
      disabled: Boolean(off),
      ...(off ? { note: off } : {}),
    }
  }
  const printed = { province: place.id, year, asOf: asked.asOf, knownAt: asked.knownAt }
  const others = (['actual', 'target', 'baseline'] as const).filter((what) => what !== first)
  const defineOff = whyNot(view.may.define)
  // whoever may not do the page's first deed begins with the one that is theirs
  const lead = view.may[permission[first]] === true ? first : others.find((what) => view.may[permission[what]] === true)
  return (
    <>
      <PageHead
        crumbs={[
          {
            href: keeping(frontOf({ kind: 'province', id: view.place.province.code })),
            label: view.place.province[locale],
          },
          ...(place.kind === 'cluster' ? [{ href: keeping(frontOf(place)), label: view.place.title[locale] }] : []),
        ]}
        title={t(place.kind === 'cluster' ? 'page.cluster' : 'page.province', {
          place: view.place.title[locale],
          year,
        })}
        lead={<Lead view={view} />}
        acts={
          <>
            {place.kind === 'province' && <PdfButton print="indextargets" query={printed} />}
            <Menu
              items={[
                ...(['actual', 'target', 'baseline'] as const).filter((what) => what !== lead).map(act),
                {
                  label: t('do.define'),
                  onChoose: () => setOpen({ what: 'define' }),
                  disabled: Boolean(defineOff),
                  ...(defineOff ? { note: defineOff } : {}),
                },
                { label: t('do.print'), onChoose: () => print(), apart: true },
              ]}
            >
              <Btn icon="down">{t('do.others')}</Btn>
            </Menu>
            <ExcelButton
              list={place.kind === 'cluster' ? 'indicators' : 'indextargets'}
              query={{ ...asked, year, [place.kind]: place.id }}
              takes={lead !== undefined}
            />
            {lead && (
              <Btn tone="go" onClick={() => setOpen({ what: lead })}>
                {t(`do.${lead}`)}
              </Btn>
            )}
          </>
        }
        tabs={view.fiscalYears.map((one) => ({
          href: keeping(`${pageOf(place)}?year=${one}`),
          label: t('page.year', { year: String(one) }),
          current: one === view.fiscalYear,
        }))}
      />
      <DayLine />
      <Cols open={why !== undefined}>
        <Matn>
          <Section title={t(place.kind === 'cluster' ? 'page.figures' : 'page.targets', { year })}>
            <YearTable view={view} rows={rows} onWhy={(code) => change({ why: code })} onOpen={setOpen} />
          </Section>
        </Matn>
        <Hashieh>
          {why && (
            <CountPanel
              place={place}
              code={why.line.code}
              asked={{ ...asked, year }}
              onClose={() => change({ why: null })}
            />
          )}
          <IndicatorsMargin view={view} onOpen={setOpen} />
        </Hashieh>
      </Cols>
      {open?.what === 'target' && <TargetDialog place={place} view={view} row={open.row} onClose={close} />}
      {(open?.what === 'actual' || open?.what === 'baseline') && (
        <ValueDialog what={open.what} place={place} view={view} row={open.row} onClose={close} />
      )}
      {open?.what === 'miss' && <MissDialog place={place} view={view} row={open.row} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawDialog {...open} onClose={close} />}
      {open?.what === 'freeze' && <FreezeDialog place={place} onClose={close} />}
      {open?.what === 'report' && <ReportDialog place={place} view={view} onClose={close} />}
      {open?.what === 'define' && <DefineDialog view={view} onClose={close} />}
    </>
  )
}

/** The state sentence: what a managing director could read out. */
function Lead({ view }: { view: IndicatorsView }) {
  const t = useWords<typeof fa>('indicators')
  const f = useFormat()
  const { summary } = view
  const year = String(view.fiscalYear)
  if (summary.targets === 0) return t('lead.none', { year })
  const { meanAttainment: mean } = summary
  const parts = {
    year,
    targets: <b>{t('lead.targets', { count: summary.targets })}</b>,
    mean: <b>{mean === null ? '—' : f.percent(mean)}</b>,
    day: f.date(view.asOf),
  }
  return (
    <>
      {t.rich(summary.over ? 'lead.over' : mean === null ? 'lead.notYet' : 'lead.running', {
        ...parts,
        reached: <b>{t('lead.targets', { count: summary.reached })}</b>,
        missed: <b>{t('lead.targets', { count: summary.missed })}</b>,
      })}{' '}
      {summary.counted > 0 && t('lead.counted', { count: summary.counted })}{' '}
      {summary.withoutActual > 0 && t('lead.withoutActual', { count: summary.withoutActual })}{' '}
      {summary.unexplained > 0 &&
        t.rich('lead.unexplained', {
          count: <b className="late-t">{t('lead.targets', { count: summary.unexplained })}</b>,
        })}
    </>
  )
}
