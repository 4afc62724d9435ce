import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, Radios, TextInput, useSend } from '../../../ui/index.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'
import { invitationsQuery } from './sitting.data.ts'

/** Calls a session off: why, who is told, and where its agenda goes. */
export function CallOffDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const { data: invited } = useSuspenseQuery(invitationsQuery(session.id))
  const [reason, setReason] = useState('')
  const [carryTo, setCarryTo] = useState('')
  const told = invited.rows.filter((one) => one.person !== null).length
  const sending = useSend({ fields: ['reason', 'carryTo'], done: t('callOff.done'), renew: changed })
  const body = { version: session.version, reason, ...(carryTo ? { carryTo } : {}) }
  return (
    <FormDialog
      title={t('callOff.title')}
      lead={t('callOff.lead', { number: String(session.number) })}
      verb={t('callOff.submit')}
      onSend={() => sending.send(() => api.post(`/api/sessions/${session.id}/cancellation`, body))}
      onClose={onClose}
      sending={sending}
    >
      <p className="small dim">{told > 0 ? t('callOff.told', { count: told }) : t('callOff.toldNone')}</p>
      <TextInput
        label={t('callOff.reason')}
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
        autoFocus
      />
      {session.agenda.length > 0 && session.carryTo.length > 0 && (
        <Radios
          label={t('callOff.items', { count: session.agenda.length })}
          options={[
            { value: '', label: t('callOff.propose') },
            ...session.carryTo.map((one) => ({ value: one.id, label: f.digits(one.name) })),
          ]}
          value={carryTo}
          onChange={setCarryTo}
          error={sending.field('carryTo')}
        />
      )}
    </FormDialog>
  )
}
