import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { FormDialog, useSend, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { CreatedAccount } from '../../identity.schema.ts'
import type { LinkShown } from './link-dialog.tsx'
import { keyNames, LoginKeyFields, noKeys } from './login-key-fields.tsx'
import { PersonSelect } from './person-select.tsx'

interface NewAccountDialogProps {
  /** When it is opened for somebody in the list. */
  person?: { personId: string; name: string }
  onClose(): void
  onLink(link: LinkShown): void
}

export function NewAccountDialog({ person, onClose, onLink }: NewAccountDialogProps) {
  const t = useWords<typeof fa>('identity')
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(
    person ? { id: person.personId, name: person.name } : null,
  )
  const [keys, setKeys] = useState(noKeys)
  const sending = useSend({ fields: ['personId', ...keyNames], renew: [['people-access']] })
  const { send, field } = sending
  const submit = async () => {
    let link: LinkShown | null = null
    const done = await send(async () => {
      const made = await api.post<CreatedAccount>('/api/people-access/accounts', {
        ...(chosen ? { personId: chosen.id } : {}),
        ...keys,
      })
      link = { ...made.link, name: chosen?.name ?? '' }
    })
    if (link) onLink(link)
    return done
  }
  return (
    <FormDialog
      wide
      title={t('access.openTitle')}
      verb={t('access.openAccount')}
      sending={sending}
      onSend={submit}
      onClose={onClose}
    >
      {person ? (
        <p className="strong">{person.name}</p>
      ) : (
        <PersonSelect
          label={t('access.person')}
          hint={t('access.personHint')}
          error={field('personId')}
          value={chosen?.id ?? null}
          onChange={(id, name) => setChosen(id ? { id, name: name ?? '' } : null)}
        />
      )}
      <LoginKeyFields value={keys} onChange={setKeys} error={field} />
    </FormDialog>
  )
}
