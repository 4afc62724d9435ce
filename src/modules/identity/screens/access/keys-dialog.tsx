import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { Btn, Dialog, useToast, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { AccessPerson } from '../../identity.schema.ts'
import { Refused, useRefused } from '../problem.tsx'
import { keyNames, LoginKeyFields, type LoginKeysTyped, noKeys } from './login-key-fields.tsx'

/** The names by which a person signs in, changed as a whole. */
export function KeysDialog({ person, onClose }: { person: AccessPerson; onClose(): void }) {
  const t = useWords<typeof fa>('identity')
  const say = useToast()
  const client = useQueryClient()
  const [keys, setKeys] = useState<LoginKeysTyped>({
    ...noKeys,
    ...Object.fromEntries(person.keys.map((key) => [key.kind, key.value])),
  })
  const { run, busy, form, field, rest } = useRefused(keyNames)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run(() => api.put(`/api/people-access/${person.personId}/login-keys`, keys)))) return
    await client.invalidateQueries({ queryKey: ['people-access'] })
    say({ title: t('access.keysSaved') })
    onClose()
  }
  return (
    <Dialog
      opened
      wide
      onClose={onClose}
      title={`${t('access.keys')}: ${person.name}`}
      footer={
        <>
          <Btn tone="go" type="submit" form="login-keys" busy={busy}>
            {t('access.saveKeys')}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <form id="login-keys" ref={form} className="fields" onSubmit={send} noValidate>
        <Refused text={rest} />
        <LoginKeyFields value={keys} onChange={setKeys} error={field} />
      </form>
    </Dialog>
  )
}
