import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, Link, type Option, TextInput, useSend } from '../../../ui/index.ts'
import type { UnitPage } from '../units/units.schema.ts'
import { CountyField, IsicField, KeyFields, ProvinceField, RecordField } from './fields.tsx'
import { useDirectoryWords } from './words.ts'

const fields = [
  'name',
  'provinceId',
  'countyId',
  'isicCode',
  'park',
  'ownerId',
  'reason',
  'nationalIdentifier',
  'industrialIdentifier',
  'trackingCode',
]

/** Registers a unit, or corrects the master fields of one. What changes with time is stated as a fact, not corrected here. */
export function UnitDialog({ onClose, unit }: { onClose(): void; unit?: UnitPage }) {
  const { t, placeName, f } = useDirectoryWords()
  const go = useGo()
  const [name, setName] = useState(unit?.name ?? '')
  const [province, setProvince] = useState(unit?.provinceId ?? null)
  const [county, setCounty] = useState(unit?.county?.id ?? null)
  const [isic, setIsic] = useState(unit?.isic?.id ?? null)
  const [park, setPark] = useState(unit?.park ?? '')
  const [owner, setOwner] = useState<Option | null>(
    unit?.owner ? { value: unit.owner.id, label: unit.owner.name } : null,
  )
  const [reason, setReason] = useState('')
  const [keys, setKeys] = useState({
    nationalIdentifier: unit?.nationalIdentifier ?? '',
    industrialIdentifier: unit?.industrialIdentifier ?? '',
    trackingCode: unit?.trackingCode ?? '',
  })
  const sending = useSend({
    fields,
    done: t(unit ? 'unit.corrected' : 'unit.registered', { name }),
    renew: 'all',
  })
  const { send, field, refused } = sending
  const keep = async () => {
    const body = {
      name,
      ...(province ? { provinceId: province } : {}),
      countyId: county,
      isicCode: isic,
      park: park.trim() || null,
      ownerId: owner?.value ?? null,
      nationalIdentifier: keys.nationalIdentifier.trim() || null,
      industrialIdentifier: keys.industrialIdentifier.trim() || null,
      trackingCode: keys.trackingCode.trim() || null,
      ...(reason.trim() ? { reason } : {}),
    }
    let id = unit?.id
    const done = await send(async () => {
      if (unit) await api.patch(`/api/units/${unit.id}`, { ...body, version: unit.version })
      else id = (await api.post<{ id: string }>('/api/units', body)).id
    })
    if (done && !unit && id) go(`/units/${id}`)
    return done
  }
  const holder = refused?.code === 'directory.keyHeld' ? String(refused.details.holderId) : null
  return (
    <FormDialog
      wide
      title={t(unit ? 'unit.correctTitle' : 'unit.registerTitle')}
      verb={t(unit ? 'unit.correctVerb' : 'unit.registerVerb')}
      sending={sending}
      onSend={keep}
      onClose={onClose}
      way={
        holder && (
          <p className="small">
            <Link href={`/units/${holder}`}>{t('unit.openHolder', { name: String(refused!.details.holder) })}</Link>
          </p>
        )
      }
    >
      <TextInput label={t('field.name')} value={name} onChange={setName} error={field('name')} />
      <div className="two">
        <ProvinceField
          value={province}
          onChange={(next) => {
            setProvince(next)
            setCounty(null)
          }}
          error={field('provinceId')}
        />
        <CountyField province={province} value={county} onChange={setCounty} optional error={field('countyId')} />
        <IsicField
          value={isic}
          known={
            unit?.isic ? { value: unit.isic.id, label: placeName(unit.isic)!, note: f.digits(unit.isic.id) } : null
          }
          onChange={setIsic}
          optional
          error={field('isicCode')}
        />
        <TextInput label={t('field.park')} optional value={park} onChange={setPark} error={field('park')} />
        <RecordField
          noun="organisation"
          label={t('field.owner')}
          value={owner?.value ?? null}
          known={owner}
          onChoose={setOwner}
          optional
          error={field('ownerId')}
        />
        <KeyFields values={keys} onChange={(key, value) => setKeys({ ...keys, [key]: value })} error={field} />
      </div>
      {unit && (
        <TextInput label={t('field.reason')} optional value={reason} onChange={setReason} error={field('reason')} />
      )}
    </FormDialog>
  )
}
