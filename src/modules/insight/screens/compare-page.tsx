import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  Cols,
  DayLine,
  Empty,
  ExcelButton,
  Matn,
  PageHead,
  PdfButton,
  Section,
  Segments,
  Select,
  TextInput,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import { keepingDay, paths, provincesQuery } from '../../clusters/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import type { CompareView } from '../insight.schema.ts'
import { ProvincesCompared, TradeCompared } from './compare-tables.tsx'
import './insight.css'
import { compareQuery } from './queries.ts'

/** Provinces side by side, or the clusters of one trade over the provinces: an association's view. What is chosen stands in the address. */
export function ComparePage() {
  const { query } = useAddress()
  const { asOf, knownAt } = useAsOf()
  const byTrade = query.get('by') === 'trade'
  const asked = byTrade
    ? { trade: query.get('trade') ?? undefined, isic: query.get('isic') ?? undefined }
    : { provinces: query.get('provinces') ?? undefined }
  const found = useQuery(compareQuery({ ...asked, asOf, knownAt }))
  return <Answer of={found}>{(view) => <Compare view={view} byTrade={byTrade} />}</Answer>
}

function Compare({ view, byTrade }: { view: CompareView; byTrade: boolean }) {
  const t = useWords<typeof fa>('insight')
  const words = useWords<Record<string, string>>('clusters')
  const { query, change } = useAddress()
  const isAsked = !byTrade || query.get('trade') !== null || query.get('isic') !== null
  const dates = { asOf: query.get('asOf'), knownAt: query.get('knownAt') }
  const asked = byTrade
    ? { trade: query.get('trade'), isic: query.get('isic'), ...dates }
    : { provinces: query.get('provinces'), ...dates }
  const provinces = new Set(view.clusters.map((row) => row.province.code)).size
  return (
    <>
      <PageHead
        crumbs={[{ href: keepingDay(paths.nation(), query), label: words('nation.title') }]}
        title={t(byTrade ? 'compare.titleTrade' : 'compare.titleProvinces')}
        lead={
          !byTrade
            ? view.provinces.length === 0
              ? t('compare.none')
              : t('compare.leadProvinces', { provinces: view.provinces.length })
            : isAsked
              ? t('compare.leadTrade', { clusters: view.clusters.length, provinces })
              : t('compare.leadNoTrade')
        }
        acts={
          isAsked && (
            <>
              <PdfButton print="compare" query={asked} />
              <ExcelButton list={byTrade ? 'trade' : 'provinces'} query={asked} />
            </>
          )
        }
      />
      <DayLine />
      <Cols wide>
        <Matn>
          <Section
            title={t(byTrade ? 'compare.clusters' : 'compare.provinces')}
            end={
              <Segments
                label={t('compare.by')}
                value={byTrade ? 'trade' : 'provinces'}
                onChange={(by) =>
                  change({ by: by === 'trade' ? by : null, provinces: null, trade: null, isic: null }, true)
                }
                options={[
                  { value: 'provinces', label: t('compare.byProvinces') },
                  { value: 'trade', label: t('compare.byTrade') },
                ]}
              />
            }
          >
            {byTrade ? <TradeChoice view={view} /> : <ProvinceChoice />}
            {byTrade
              ? isAsked && <TradeCompared rows={view.clusters} empty={<Nothing />} />
              : view.provinces.length > 0 && <ProvincesCompared rows={view.provinces} />}
            {!byTrade && view.provinces.length === 0 && <Nothing />}
            {!byTrade && view.provinces.length === 1 && <p className="dim front-under">{t('compare.onlyOne')}</p>}
            {byTrade && view.clusters.length === 1 && isAsked && (
              <p className="dim front-under">{t('compare.onlyOneTrade')}</p>
            )}
            <p className="dim small front-under">{t('compare.note')}</p>
          </Section>
        </Matn>
      </Cols>
    </>
  )
}

function Nothing() {
  const t = useWords<typeof fa>('insight')
  return <Empty title={t('compare.none')} text={t('compare.noneText')} />
}

/** The provinces chosen, each to be taken out again, and one more to be added; none chosen: all with clusters. */
function ProvinceChoice() {
  const t = useWords<typeof fa>('insight')
  const { locale } = useLooks()
  const { query, change } = useAddress()
  const all = useQuery(provincesQuery).data ?? []
  const chosen = query.get('provinces')?.split(',') ?? []
  const put = (codes: readonly string[]) => change({ provinces: codes.join(',') || null })
  const nameOf = (code: string) => all.find((one) => one.code === code)?.[locale] ?? code
  return (
    <div className="compare-choice">
      <Select
        label={t('compare.add')}
        placeholder={t('compare.addHint')}
        value={null}
        onChange={(code) => code && put([...chosen, code])}
        options={all
          .filter((one) => !chosen.includes(one.code))
          .map((one) => ({ value: one.code, label: one[locale] }))}
      />
      <div className="compare-chosen">
        {chosen.map((code) => (
          <Btn
            key={code}
            small
            icon="close"
            aria-label={t('compare.remove', { province: nameOf(code) })}
            onClick={() => put(chosen.filter((one) => one !== code))}
          >
            {nameOf(code)}
          </Btn>
        ))}
        {chosen.length > 0 && (
          <Btn small tone="quiet" onClick={() => put([])}>
            {t('compare.all')}
          </Btn>
        )}
      </div>
    </div>
  )
}

/** The words or the ISIC code of a trade; below, the trades that stand in the register. */
function TradeChoice({ view }: { view: CompareView }) {
  const t = useWords<typeof fa>('insight')
  const { query, change } = useAddress()
  const [trade, setTrade] = useState(query.get('trade') ?? '')
  const [isic, setIsic] = useState(query.get('isic') ?? '')
  const bad = isic !== '' && !/^\d{2,4}$/.test(isic)
  const show = (event: FormEvent) => {
    event.preventDefault()
    if (!bad) change({ trade: trade.trim() || null, isic: isic || null }, true)
  }
  return (
    <>
      <form className="compare-trade" onSubmit={show}>
        <TextInput label={t('compare.trade')} hint={t('compare.tradeHint')} value={trade} onChange={setTrade} />
        <TextInput
          label={t('compare.isic')}
          hint={t('compare.isicHint')}
          value={isic}
          onChange={(text) => setIsic(latin(text))}
          {...(bad ? { error: t('compare.isicBad') } : {})}
        />
        <Btn type="submit">{t('compare.title')}</Btn>
      </form>
      {query.get('trade') === null && query.get('isic') === null && view.trades.length > 0 && (
        <>
          <p className="dim small">{t('compare.trades')}</p>
          <p className="compare-trades">
            {view.trades.slice(0, 40).map(({ trade: one }) => (
              <button
                key={one}
                type="button"
                className="fig"
                onClick={() => {
                  setTrade(one)
                  change({ trade: one }, true)
                }}
              >
                {one}
              </button>
            ))}
          </p>
        </>
      )}
    </>
  )
}

const latin = (text: string) => text.replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 1776)).trim()
