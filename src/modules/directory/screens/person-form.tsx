import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, Link, TextInput, useSend } from '../../../ui/index.ts'
import type { PersonPage } from '../persons/persons.schema.ts'
import { usePersons } from './data.ts'
import { ProvinceField } from './fields.tsx'
import { NameList } from './post-table.tsx'
import { useDirectoryWords } from './words.ts'

const fields = ['givenName', 'familyName', 'provinceId', 'nationalCode', 'mobile', 'email']

/** Registers or corrects a person. Persons of the same family name are shown beside it: the same name is no error, but a reason to look. */
export function PersonDialog({ onClose, person }: { onClose(): void; person?: PersonPage }) {
  const { t } = useDirectoryWords()
  const go = useGo()
  const [givenName, setGivenName] = useState(person?.givenName ?? '')
  const [familyName, setFamilyName] = useState(person?.familyName ?? '')
  const [province, setProvince] = useState(person?.provinceId ?? null)
  const [contact, setContact] = useState({
    nationalCode: person?.contact?.nationalCode ?? '',
    mobile: person?.contact?.mobile ?? '',
    email: person?.contact?.email ?? '',
  })
  const alike = usePersons({ q: familyName, limit: 5 }, !person && familyName.trim().length > 2)
  const seesContact = !person || person.contact !== null
  const sending = useSend({
    fields,
    done: t(person ? 'person.corrected' : 'person.registered', { name: `${givenName} ${familyName}`.trim() }),
    renew: 'all',
  })
  const { send, field, refused } = sending
  const keep = async () => {
    const body = {
      givenName: givenName.trim() || null,
      familyName,
      ...(province ? { provinceId: province } : {}),
      ...(seesContact
        ? {
            nationalCode: contact.nationalCode.trim() || null,
            mobile: contact.mobile.trim() || null,
            email: contact.email.trim() || null,
          }
        : {}),
    }
    let id = person?.id
    const done = await send(async () => {
      if (person) await api.patch(`/api/persons/${person.id}`, { ...body, version: person.version })
      else id = (await api.post<{ id: string }>('/api/persons', body)).id
    })
    if (done && !person && id) go(`/persons/${id}`)
    return done
  }
  const holder = refused?.code === 'directory.keyHeld' ? String(refused.details.holderId) : null
  return (
    <FormDialog
      title={t(person ? 'person.correctTitle' : 'person.registerTitle')}
      verb={t(person ? 'person.correctVerb' : 'person.registerVerb')}
      sending={sending}
      onSend={keep}
      onClose={onClose}
      way={
        holder && (
          <p className="small">
            <Link href={`/persons/${holder}`}>{t('unit.openHolder', { name: String(refused!.details.holder) })}</Link>
          </p>
        )
      }
    >
      <div className="two">
        <TextInput
          label={t('field.givenName')}
          optional
          value={givenName}
          onChange={setGivenName}
          error={field('givenName')}
        />
        <TextInput
          label={t('field.familyName')}
          value={familyName}
          onChange={setFamilyName}
          error={field('familyName')}
        />
      </div>
      {alike.data && alike.data.rows.length > 0 && (
        <div className="small">
          <p className="muted">{t('person.alike')}</p>
          <NameList
            rows={alike.data.rows.map((row) => ({
              href: `/persons/${row.id}`,
              name: row.name,
              note: row.posts[0] ? `${row.posts[0].title}، ${row.posts[0].organisation.name}` : undefined,
            }))}
          />
        </div>
      )}
      <ProvinceField value={province} onChange={setProvince} error={field('provinceId')} />
      {seesContact && (
        <>
          <TextInput
            label={t('field.nationalCode')}
            optional
            latin
            value={contact.nationalCode}
            onChange={(nationalCode) => setContact({ ...contact, nationalCode })}
            error={field('nationalCode')}
          />
          <TextInput
            label={t('field.mobile')}
            optional
            latin
            value={contact.mobile}
            onChange={(mobile) => setContact({ ...contact, mobile })}
            error={field('mobile')}
          />
          <TextInput
            label={t('field.email')}
            optional
            latin
            value={contact.email}
            onChange={(email) => setContact({ ...contact, email })}
            error={field('email')}
          />
        </>
      )}
    </FormDialog>
  )
}
