import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, NumberInput, type Option, Select, TextInput, useFormat, useSend } from '../../../ui/index.ts'
import type { Bodies } from '../bodies/bodies.schema.ts'
import { useMeetingWords } from './data.ts'

type Reach = Bodies['kinds'][number]['reach']
const fieldOf = {
  province: 'provinceId',
  cluster: 'clusterId',
  organisation: 'organisationId',
  body: 'parentId',
} as const

/** Where a body can stand, by part of the name: provinces are few and come whole. */
function usePlaces(reach: Reach | undefined, typed: string, bodies: Bodies['rows']) {
  const { locale } = useFormat()
  const { data, isFetching } = useQuery({
    queryKey: ['places', reach, reach === 'province' ? '' : typed],
    queryFn: async (): Promise<Option[]> => {
      if (reach === 'province') {
        const rows = await api.get<{ code: string; fa: string; en: string }[]>('/api/provinces')
        return rows.map((row) => ({ value: row.code, label: row[locale] }))
      }
      if (reach === 'cluster') {
        const { rows } = await api.get<{ rows: { id: string; title: string }[] }>('/api/clusters', {
          q: typed,
          limit: 20,
        })
        return rows.map((row) => ({ value: row.id, label: row.title }))
      }
      const { rows } = await api.get<{ rows: { id: string; name: string }[] }>('/api/organisations', {
        q: typed,
        limit: 20,
      })
      return rows.map((row) => ({ value: row.id, label: row.name }))
    },
    enabled: reach !== undefined && reach !== 'body',
  })
  if (reach === 'body')
    return { options: bodies.map((row) => ({ value: row.id, label: row.title })), isFetching: false }
  return { options: data ?? [], isFetching }
}

/** Establishes a council or committee and opens its page; its sessions go on after the last number held before the product. */
export function EstablishDialog({
  known,
  kind: chosenKind,
  place: chosenPlace,
  onClose,
}: {
  known: Bodies
  kind: string | null
  /** The cluster or province that an address names. */
  place: Option | null
  onClose(): void
}) {
  const { t, f } = useMeetingWords()
  const go = useGo()
  const made = useRef<string | null>(null)
  const [code, setCode] = useState(chosenKind)
  const [place, setPlace] = useState(chosenPlace?.value ?? null)
  const [typed, setTyped] = useState('')
  const [title, setTitle] = useState('')
  const [lastNumber, setLastNumber] = useState<string | null>(null)
  const [year, setYear] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const [parent, setParent] = useState<string | null>(null)
  const kind = known.kinds.find((one) => one.code === code)
  const mayStandUnder = known.rows.filter((row) => kind?.parents.includes(row.kind))
  const found = usePlaces(kind?.reach, useDeferredValue(typed.trim()), mayStandUnder)
  const options =
    chosenPlace && !found.options.some((one) => one.value === chosenPlace.value)
      ? [chosenPlace, ...found.options]
      : found.options
  const placeName = options.find((one) => one.value === place)?.label
  const suggested = kind && placeName ? `${kind.title[f.locale]} ${placeName}` : ''
  const at = kind ? fieldOf[kind.reach] : 'provinceId'
  const sending = useSend({
    fields: ['kind', 'parentId', at, 'title', 'lastNumber', 'year', 'source.source'],
    done: t('establish.done'),
    renew: 'all',
  })
  const { send, field } = sending
  const submit = () =>
    send(async () => {
      const { id } = await api.post<{ id: string }>('/api/bodies', {
        kind: code ?? '',
        title: title.trim() || suggested,
        ...(place ? { [at]: place } : {}),
        ...(parent && at !== 'parentId' ? { parentId: parent } : {}),
        ...(lastNumber ? { lastNumber: Number(lastNumber) } : {}),
        ...(year && kind?.restartsEachYear ? { year: Number(year) } : {}),
        ...(source.trim() ? { source: { mark: 'takenOver', source } } : {}),
      })
      made.current = id
    })
  return (
    <FormDialog
      title={t('establish.title')}
      lead={t('establish.lead')}
      verb={t('establish.submit')}
      sending={sending}
      onSend={submit}
      // the form is no step to come back to
      onClose={() => (made.current ? void go(`/bodies/${made.current}`, true) : onClose())}
    >
      <Select
        label={t('bodiesPage.kind')}
        value={code}
        onChange={(next) => {
          setCode(next)
          setPlace(null)
          setParent(null)
        }}
        options={known.kinds.map((one) => ({ value: one.code, label: one.title[f.locale] }))}
        error={field('kind')}
      />
      {kind && (
        <Select
          key={kind.reach}
          label={t(`establish.of.${kind.reach}`)}
          value={place}
          onChange={setPlace}
          options={options}
          {...(kind.reach === 'cluster' || kind.reach === 'organisation'
            ? { onSearch: setTyped, searching: found.isFetching }
            : {})}
          error={field(at)}
        />
      )}
      {kind && kind.reach !== 'body' && kind.parents.length > 0 && (
        <Select
          label={t('establish.of.body')}
          optional
          value={parent}
          onChange={setParent}
          options={mayStandUnder
            .filter((row) => place === null || row.provinceId === place)
            .map((row) => ({ value: row.id, label: row.title }))}
          error={field('parentId')}
        />
      )}
      <TextInput
        label={t('establish.name')}
        optional={suggested !== ''}
        hint={suggested ? t('establish.nameHint', { title: suggested }) : undefined}
        value={title}
        onChange={setTitle}
        error={field('title')}
      />
      <NumberInput
        label={t('establish.lastNumber')}
        optional
        hint={t('establish.lastNumberHint')}
        value={lastNumber}
        onChange={setLastNumber}
        error={field('lastNumber')}
      />
      {kind?.restartsEachYear && lastNumber && (
        <NumberInput label={t('establish.year')} value={year} onChange={setYear} error={field('year')} />
      )}
      <TextInput
        label={t('historic.source')}
        optional
        value={source}
        onChange={setSource}
        error={field('source.source')}
      />
    </FormDialog>
  )
}
