import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { Btn, Dialog, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { CreatedAccount } from '../../identity.schema.ts'
import { Refused, useRefused } from '../problem.tsx'
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
  const client = useQueryClient()
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(
    person ? { id: person.personId, name: person.name } : null,
  )
  const [keys, setKeys] = useState(noKeys)
  const { run, busy, form, field, rest } = useRefused(['personId', ...keyNames])
  const send = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      const made = await api.post<CreatedAccount>('/api/people-access/accounts', {
        ...(chosen ? { personId: chosen.id } : {}),
        ...keys,
      })
      await client.invalidateQueries({ queryKey: ['people-access'] })
      onClose()
      onLink({ ...made.link, name: chosen?.name ?? '' })
    })
  }
  return (
    <Dialog
      opened
      wide
      onClose={onClose}
      title={t('access.openTitle')}
      footer={
        <>
          <Btn tone="go" type="submit" form="new-account" busy={busy}>
            {t('access.openAccount')}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <form id="new-account" ref={form} className="fields" onSubmit={send} noValidate>
        <Refused text={rest} />
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
      </form>
    </Dialog>
  )
}
