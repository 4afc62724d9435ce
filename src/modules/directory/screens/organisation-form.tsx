import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, Link, type Option, Select, TextInput, useSend } from '../../../ui/index.ts'
import { type OrganisationKind, organisationKinds } from '../directory.kinds.ts'
import type { OrganisationPage } from '../organisations/organisations.schema.ts'
import { ProvinceField, RecordField } from './fields.tsx'
import { useDirectoryWords } from './words.ts'

const fields = ['name', 'kind', 'shortName', 'parentId', 'provinceId', 'nationalIdentifier', 'reason']

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
  const { t, kindName } = useDirectoryWords()
  const go = useGo()
  const [name, setName] = useState(organisation?.name ?? '')
  const [shortName, setShortName] = useState(organisation?.shortName ?? '')
  const [kind, setKind] = useState<OrganisationKind | null>(organisation?.kind ?? (given ? 'office' : null))
  const [province, setProvince] = useState(organisation?.provinceId ?? null)
  const [national, setNational] = useState(organisation ? organisation.provinceId === null : false)
  const [identifier, setIdentifier] = useState(organisation?.nationalIdentifier ?? '')
  const [parent, setParent] = useState<Option | null>(
    organisation?.parent ? { value: organisation.parent.id, label: organisation.parent.name } : given,
  )
  const [reason, setReason] = useState('')
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
      if (organisation)
        await api.patch(`/api/organisations/${organisation.id}`, { ...body, version: organisation.version })
      else id = (await api.post<{ id: string }>('/api/organisations', body)).id
    })
    if (done && !organisation && id) go(`/organisations/${id}`)
    return done
  }
  const holder = refused?.code === 'directory.keyHeld' ? String(refused.details.holderId) : null
  return (
    <FormDialog
      wide
      title={t(organisation ? 'organisation.correctTitle' : 'organisation.registerTitle')}
      verb={t(organisation ? 'organisation.correctVerb' : 'organisation.registerVerb')}
      sending={sending}
      onSend={keep}
      onClose={onClose}
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
      <TextInput label={t('field.organisationName')} value={name} onChange={setName} error={field('name')} />
      <div className="two">
        <Select
          label={t('field.kind')}
          options={organisationKinds.map((one) => ({ value: one, label: kindName(one) }))}
          value={kind}
          onChange={(next) => setKind(next as OrganisationKind | null)}
          error={field('kind')}
        />
        <TextInput
          label={t('field.shortName')}
          optional
          value={shortName}
          onChange={setShortName}
          error={field('shortName')}
        />
        <RecordField
          noun="organisation"
          label={t('field.parent')}
          optional
          except={organisation?.id}
          value={parent?.value ?? null}
          known={parent}
          onChoose={setParent}
          error={field('parentId')}
        />
        <TextInput
          label={t('field.nationalIdentifier')}
          optional
          latin
          value={identifier}
          onChange={setIdentifier}
          error={field('nationalIdentifier')}
        />
      </div>
      {!national && (
        <ProvinceField value={province} onChange={setProvince} error={field('provinceId')} optional={Boolean(parent)} />
      )}
      <Checkbox label={t('organisation.national')} checked={national} onChange={setNational} />
      {organisation && (
        <TextInput label={t('field.reason')} optional value={reason} onChange={setReason} error={field('reason')} />
      )}
    </FormDialog>
  )
}
