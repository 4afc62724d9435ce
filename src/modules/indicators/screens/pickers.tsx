import { useQuery } from '@tanstack/react-query'
import { Select, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import { libraryQuery, type Place, resolutionsQuery } from './queries.ts'

/** An indicator of the library that holds in the province. */
export function IndicatorPicker({
  province,
  value,
  onChange,
  error,
}: {
  province: string
  value: string | null
  onChange(code: string | null): void
  error: string | undefined
}) {
  const t = useWords<typeof fa>('indicators')
  const { locale } = useLooks()
  const { data } = useQuery(libraryQuery(province))
  return (
    <Select
      label={t('form.indicator')}
      placeholder={t('form.pick')}
      value={value}
      onChange={onChange}
      error={error}
      options={(data?.indicators ?? []).map((one) => ({
        value: one.code,
        label: one[locale],
        ...(one.unit ? { note: one.unit[locale] } : {}),
        ...(one.own ? { group: t('form.own') } : {}),
      }))}
    />
  )
}

/** The indicator of that code as the library of the province has it. */
export function useIndicator(province: string, code: string | null) {
  const { data } = useQuery(libraryQuery(province))
  return data?.indicators.find((one) => one.code === code)
}

/** The resolution that decided, among those of the bodies of the place. */
export function DecisionPicker({
  place,
  value,
  onChange,
  error,
  optional = false,
}: {
  place: Place
  value: string | null
  onChange(id: string | null): void
  error: string | undefined
  optional?: boolean
}) {
  const t = useWords<typeof fa>('indicators')
  const { data } = useQuery(resolutionsQuery(place))
  return (
    <Select
      label={t('form.decision')}
      hint={t('form.decisionHint')}
      optional={optional}
      value={value}
      onChange={onChange}
      error={error}
      options={(data ?? []).map((one) => ({ value: one.id, label: one.text.slice(0, 120) }))}
    />
  )
}
