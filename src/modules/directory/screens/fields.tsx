import { useState } from 'react'
import { type Option, Radios, Select, TextInput } from '../../../ui/index.ts'
import { useCounties, useIsic, useOrganisations, usePersons, useProvinces, useUnits } from './data.ts'
import { useDirectoryWords } from './words.ts'

interface FieldProps {
  label?: string
  value: string | null
  onChange(value: string | null): void
  optional?: boolean
  error?: string
}

export function ProvinceField(props: FieldProps) {
  const { t, placeName } = useDirectoryWords()
  const { data = [] } = useProvinces()
  return (
    <Select
      {...props}
      label={props.label ?? t('field.province')}
      options={data.map((row) => ({ value: row.code, label: placeName(row)! }))}
    />
  )
}

export function CountyField({ province, ...props }: FieldProps & { province: string | null }) {
  const { t, placeName } = useDirectoryWords()
  const { data = [] } = useCounties(province)
  return (
    <Select
      {...props}
      label={props.label ?? t('field.county')}
      placeholder={province ? undefined : t('field.provinceFirst')}
      disabled={!province}
      options={data.map((row) => ({ value: row.id, label: placeName(row)! }))}
    />
  )
}

export function IsicField(props: FieldProps & { known?: Option | null }) {
  const { t, placeName, f } = useDirectoryWords()
  const [typed, setTyped] = useState('')
  const found = useIsic(typed || props.value || '')
  const options = (found.data ?? [])
    .filter((row) => row.level !== 'section')
    .map((row) => ({ value: row.code, label: placeName(row)!, note: f.digits(row.code) }))
  return (
    <Select
      {...props}
      label={props.label ?? t('field.isic')}
      placeholder={t('field.isicType')}
      options={withChosen(options, props.known)}
      onSearch={setTyped}
      searching={found.isFetching}
    />
  )
}

/** What was chosen before stays among the options, though the search has moved on. */
const withChosen = (options: Option[], chosen: Option | null | undefined) =>
  chosen && !options.some((option) => option.value === chosen.value) ? [chosen, ...options] : options

type Noun = 'unit' | 'organisation' | 'person'

/** One record found by typing its name; persons show their post, as a name alone tells nobody apart. */
export function RecordField({
  noun,
  except,
  known = null,
  onChoose,
  ...props
}: Omit<FieldProps, 'onChange'> & {
  noun: Noun
  except?: string
  known?: Option | null
  onChoose(option: Option | null): void
}) {
  const { t, kindName, placeName } = useDirectoryWords()
  const [typed, setTyped] = useState('')
  const asked = { q: typed, limit: 12 }
  const asks = typed.trim().length > 1
  const units = useUnits(asked, asks && noun === 'unit')
  const organisations = useOrganisations(asked, asks && noun === 'organisation')
  const persons = usePersons(asked, asks && noun === 'person')
  const lists: Record<Noun, Option[]> = {
    unit: (units.data?.rows ?? []).map((row) => ({
      value: row.id,
      label: row.name,
      note: [row.park, placeName(row.county)].filter(Boolean).join('، '),
    })),
    organisation: (organisations.data?.rows ?? []).map((row) => ({
      value: row.id,
      label: row.name,
      note: row.parent?.name ?? kindName(row.kind),
    })),
    person: (persons.data?.rows ?? []).map((row) => ({
      value: row.id,
      label: row.name,
      note: row.posts[0] ? `${row.posts[0].title}، ${row.posts[0].organisation.name}` : undefined,
    })),
  }
  const options = lists[noun].filter((option) => option.value !== except)
  return (
    <Select
      {...props}
      label={props.label ?? t(`field.${noun}`)}
      placeholder={t('field.typeName')}
      options={withChosen(options, known)}
      onSearch={setTyped}
      searching={units.isFetching || organisations.isFetching || persons.isFetching}
      onChange={(id) => onChoose(options.find((option) => option.value === id) ?? (id === known?.value ? known : null))}
    />
  )
}

const hows = ['phone', 'letter', 'inPerson', 'message'] as const
export type How = (typeof hows)[number]

/** Whether this is entered for the unit itself, and how its word came. */
export function OnBehalfField({ value, onChange }: { value: How | null; onChange(value: How | null): void }) {
  const { t } = useDirectoryWords()
  return (
    <Radios
      label={t('behalf.title')}
      options={[
        { value: 'self' as const, label: t('behalf.self') },
        ...hows.map((how) => ({ value: how, label: t(`how.${how}`) })),
      ]}
      value={value ?? 'self'}
      onChange={(how) => onChange(how === 'self' ? null : how)}
    />
  )
}

/** The three keys of a unit. */
export function KeyFields({
  values,
  onChange,
  error,
}: {
  values: Record<'nationalIdentifier' | 'industrialIdentifier' | 'trackingCode', string>
  onChange(key: 'nationalIdentifier' | 'industrialIdentifier' | 'trackingCode', value: string): void
  error(path: string): string | undefined
}) {
  const { t } = useDirectoryWords()
  return (
    <>
      {(['nationalIdentifier', 'industrialIdentifier', 'trackingCode'] as const).map((key) => (
        <TextInput
          key={key}
          label={t(`field.${key}`)}
          optional
          latin
          value={values[key]}
          onChange={(value) => onChange(key, value)}
          error={error(key)}
        />
      ))}
    </>
  )
}
