import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { FormDialog, useSend, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { AccessPerson } from '../../identity.schema.ts'
import { keyNames, LoginKeyFields, type LoginKeysTyped, noKeys } from './login-key-fields.tsx'

/** The names by which a person signs in, changed as a whole. */
export function KeysDialog({ person, onClose }: { person: AccessPerson; onClose(): void }) {
  const t = useWords<typeof fa>('identity')
  const [keys, setKeys] = useState<LoginKeysTyped>({
    ...noKeys,
    ...Object.fromEntries(person.keys.map((key) => [key.kind, key.value])),
  })
  const sending = useSend({ fields: keyNames, done: t('access.keysSaved'), renew: [['people-access']] })
  const submit = () => sending.send(() => api.put(`/api/people-access/${person.personId}/login-keys`, keys))
  return (
    <FormDialog
      wide
      title={`${t('access.keys')}: ${person.name}`}
      verb={t('access.saveKeys')}
      sending={sending}
      onSend={submit}
      onClose={onClose}
    >
      <LoginKeyFields value={keys} onChange={setKeys} error={sending.field} />
    </FormDialog>
  )
}
