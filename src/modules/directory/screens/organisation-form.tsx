import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Checkbox,
  type ConflictField,
  FormDialog,
  Link,
  type Option,
  Select,
  TextInput,
  useDraft,
  useSend,
} from '../../../ui/index.ts'
import { type OrganisationKind, organisationKinds } from '../directory.kinds.ts'
import type { OrganisationPage } from '../organisations/organisations.schema.ts'
import { useProvinces } from './data.ts'
import { ProvinceField, RecordField } from './fields.tsx'
import { useDirectoryWords } from './words.ts'

const fields = ['name', 'kind', 'shortName', 'parentId', 'provinceId', 'nationalIdentifier', 'reason']

/** An organisation as its form has it. */
const entryOf = (organisation: OrganisationPage | undefined, given: Option | null) => ({
  name: organisation?.name ?? '',
  shortName: organisation?.shortName ?? '',
  kind: organisation?.kind ?? (given ? ('office' as const) : (null as OrganisationKind | null)),
  province: organisation?.provinceId ?? null,
  national: organisation ? organisation.provinceId === null : false,
  identifier: organisation?.nationalIdentifier ?? '',
  parent: organisation?.parent ? { value: organisation.parent.id, label: organisation.parent.name } : given,
  reason: '',
})
type Entry = ReturnType<typeof entryOf>
const readNow = async (id: string) => {
  const now = await api.get<OrganisationPage>(`/api/organisations/${id}`)
  return { version: now.version, values: entryOf(now, null) }
}

/** Registers an organisation (under `parent`, if given) or corrects one. */
export function OrganisationDialog({
  onClose,
  organisation,
  parent: given = null,
}: {
  onClose(): void
  organisation?: OrganisationPage
  parent?: Option | null
}) {
  const { t, f, kindName, placeName } = useDirectoryWords()
  const { data: provinces = [] } = useProvinces()
  const go = useGo()
  const kept = useDraft(
    organisation ? `organisation.${organisation.id}` : 'organisation.new',
    () => entryOf(organisation, given),
    organisation ? { version: organisation.version } : {},
  )
  const { name, shortName, kind, province, national, identifier, parent, reason } = kept.value
  const sending = useSend({
    fields,
    done: t(organisation ? 'organisation.corrected' : 'organisation.registered', { name }),
    renew: 'all',
  })
  const { send, field, refused } = sending
  const keep = async () => {
    const place = national ? { provinceId: null } : province ? { provinceId: province } : {}
    const body = {
      name,
      kind,
      shortName: shortName.trim() || null,
      parentId: parent?.value ?? null,
      nationalIdentifier: identifier.trim() || null,
      ...place,
      ...(reason.trim() ? { reason } : {}),
    }
    let id = organisation?.id
    const done = await send(async () => {
      if (organisation) await api.patch(`/api/organisations/${organisation.id}`, { ...body, version: kept.version })
      else id = (await api.post<{ id: string }>('/api/organisations', body)).id
    })
    if (done && !organisation && id) go(`/organisations/${id}`)
    return done
  }
  const shown: ConflictField<Entry>[] = [
    { name: 'name', label: t('field.organisationName') },
    { name: 'kind', label: t('field.kind'), show: (one: OrganisationKind) => kindName(one) },
    { name: 'shortName', label: t('field.shortName') },
    { name: 'parent', label: t('field.parent'), show: (one: Option) => one.label },
    {
      name: 'province',
      label: t('field.province'),
      show: (code: string) => provinces.filter((row) => row.code === code).map((row) => placeName(row)),
    },
    { name: 'national', label: t('organisation.national') },
    { name: 'identifier', label: t('field.nationalIdentifier'), show: (text: string) => f.digits(text) },
  ]
  const holder = refused?.code === 'directory.keyHeld' ? String(refused.details.holderId) : null
  return (
    <FormDialog
      wide
      title={t(organisation ? 'organisation.correctTitle' : 'organisation.registerTitle')}
      verb={t(organisation ? 'organisation.correctVerb' : 'organisation.registerVerb')}
      sending={sending}
      onSend={keep}
      onClose={onClose}
      draft={kept}
      {...(organisation ? { conflict: { fields: shown, read: () => readNow(organisation.id) } } : {})}
      way={
        holder && (
          <p className="small">
            <Link href={`/organisations/${holder}`}>
              {t('unit.openHolder', { name: String(refused!.details.holder) })}
            </Link>
          </p>
        )
      }
    >
      <TextInput
        label={t('field.organisationName')}
        value={name}
        onChange={(name) => kept.change({ name })}
        error={field('name')}
      />
      <div className="two">
        <Select
          label={t('field.kind')}
          options={organisationKinds.map((one) => ({ value: one, label: kindName(one) }))}
          value={kind}
          onChange={(next) => kept.change({ kind: next as OrganisationKind | null })}
          error={field('kind')}
        />
        <TextInput
          label={t('field.shortName')}
          optional
          value={shortName}
          onChange={(shortName) => kept.change({ shortName })}
          error={field('shortName')}
        />
        <RecordField
          noun="organisation"
          label={t('field.parent')}
          optional
          except={organisation?.id}
          value={parent?.value ?? null}
          known={parent}
          onChoose={(chosen) => kept.change({ parent: chosen })}
          error={field('parentId')}
        />
        <TextInput
          label={t('field.nationalIdentifier')}
          optional
          latin
          value={identifier}
          onChange={(identifier) => kept.change({ identifier })}
          error={field('nationalIdentifier')}
        />
      </div>
      {!national && (
        <ProvinceField
          value={province}
          onChange={(province) => kept.change({ province })}
          error={field('provinceId')}
          optional={Boolean(parent)}
        />
      )}
      <Checkbox
        label={t('organisation.national')}
        checked={national}
        onChange={(national) => kept.change({ national })}
      />
      {organisation && (
        <TextInput
          label={t('field.reason')}
          optional
          value={reason}
          onChange={(reason) => kept.change({ reason })}
          error={field('reason')}
        />
      )}
    </FormDialog>
  )
}
