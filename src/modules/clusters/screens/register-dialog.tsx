import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  Select,
  TextInput,
  useFormat,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterLine } from '../clusters.schema.ts'
import { paths } from './paths.ts'
import { changed, countiesQuery, provincesQuery } from './queries.ts'

const scopes: readonly ClusterLine['scope'][] = [
  'industry',
  'production',
  'service',
  'agriculture',
  'art',
  'handicraft',
]
const fields = ['trade', 'title', 'provinceId', 'countyId', 'scope', 'identifiedOn', 'source', 'source.source'] as const

/** Registers a cluster and opens its page. */
export function RegisterDialog({ province, onClose }: { province: string | null; onClose(): void }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale, today } = useLooks()
  const go = useGo()
  const [trade, setTrade] = useState('')
  const [title, setTitle] = useState('')
  const [provinceId, setProvince] = useState(province)
  const [countyId, setCounty] = useState<string | null>(null)
  const [scope, setScope] = useState<string | null>(null)
  const [identifiedOn, setIdentifiedOn] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const provinces = useQuery(provincesQuery)
  const counties = useQuery(countiesQuery(provinceId))
  const deed = useSend({ fields, done: t('done.register'), renew: changed })
  const provinceName = provinces.data?.find((one) => one.code === provinceId)?.fa
  const send = () =>
    deed.send(async () => {
      const { id } = await api.post<{ id: string }>('/api/clusters', {
        trade,
        scope,
        provinceId,
        ...(title.trim() ? { title } : {}),
        ...(countyId ? { countyId } : {}),
        ...(identifiedOn ? { identifiedOn } : {}),
        ...(source.trim() ? { source: { mark: 'document', source } } : {}),
      })
      go(paths.cluster(id))
    })
  return (
    <FormDialog title={t('do.register')} verb={t('do.register')} sending={deed} onSend={send} onClose={onClose}>
      <TextInput
        label={t('form.trade')}
        hint={t('form.tradeHint')}
        value={trade}
        onChange={setTrade}
        error={deed.field('trade')}
      />
      <Select
        label={t('form.province')}
        value={provinceId}
        onChange={(code) => {
          setProvince(code)
          setCounty(null)
        }}
        error={deed.field('provinceId')}
        options={(provinces.data ?? []).map((one) => ({ value: one.code, label: one[locale] }))}
      />
      <Select
        label={t('form.scope')}
        value={scope}
        onChange={setScope}
        error={deed.field('scope')}
        options={scopes.map((one) => ({ value: one, label: t(`scopes.${one}`) }))}
      />
      <TextInput
        label={t('form.title')}
        optional
        hint={
          trade.trim() && provinceName
            ? t('form.titleHint', { title: `خوشه ${trade.trim()} ${provinceName}` })
            : undefined
        }
        value={title}
        onChange={setTitle}
        error={deed.field('title')}
      />
      <Select
        label={t('form.county')}
        optional
        disabled={!provinceId}
        value={countyId}
        onChange={setCounty}
        error={deed.field('countyId')}
        options={(counties.data ?? []).map((one) => ({
          value: one.id,
          label: f.locale === 'fa' ? one.fa : (one.en ?? one.fa),
        }))}
      />
      <JalaliDateInput
        label={t('form.identifiedOn')}
        optional
        hint={t('form.unknownHint')}
        value={identifiedOn}
        onChange={setIdentifiedOn}
        max={today}
        error={deed.field('identifiedOn')}
      />
      <TextInput
        label={t('form.source')}
        optional
        hint={t('form.sourceHint')}
        value={source}
        onChange={setSource}
        error={deed.field('source.source') ?? deed.field('source')}
      />
    </FormDialog>
  )
}
