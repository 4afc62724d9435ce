import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type Option, Select, useLooks, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import { provincesQuery, reachesQuery } from '../data.ts'

interface ReachSelectProps {
  kind: 'province' | 'cluster' | 'organisation' | 'body' | 'association'
  error?: string
  value: string | null
  onChange(id: string | null): void
}

/** Where a role holds: a province from the list of the country, or a record found by part of its name. */
export function ReachSelect({ kind, ...rest }: ReachSelectProps) {
  return kind === 'province' ? <ProvinceSelect {...rest} /> : <RecordSelect key={kind} kind={kind} {...rest} />
}

function ProvinceSelect(rest: Omit<ReachSelectProps, 'kind'>) {
  const t = useWords<typeof fa>('identity')
  const { locale } = useLooks()
  const { data } = useQuery(provincesQuery)
  const options = (data ?? []).map((province) => ({ value: province.code, label: province[locale] }))
  return <Select {...rest} label={t('reach.province')} options={options} />
}

function RecordSelect({ kind, ...rest }: ReachSelectProps & { kind: Exclude<ReachSelectProps['kind'], 'province'> }) {
  const t = useWords<typeof fa>('identity')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Option | null>(null)
  const { data, isFetching } = useQuery(reachesQuery(kind, useDeferredValue(typed)))
  const found = (data?.reaches ?? []).map((reach) => ({ value: reach.id, label: reach.name }))
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      {...rest}
      label={t(`reach.${kind}`)}
      hint={t('grant.reachHint')}
      options={options}
      onSearch={setTyped}
      searching={isFetching}
      onChange={(next) => {
        setChosen(options.find((one) => one.value === next) ?? null)
        rest.onChange(next)
      }}
    />
  )
}
