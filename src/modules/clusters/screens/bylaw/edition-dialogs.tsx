import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { FormDialog, JalaliDateInput, TextInput, useLooks, useSend, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import { ResolutionPicker } from '../pickers.tsx'
import { changedBylaw, committeesQuery, type Edition } from './queries.ts'

interface OfEdition {
  /** Of whatever subject: only what names it is read. */
  edition: Omit<Edition, 'content'>
  onClose(): void
}

/** Puts the draft into force, with the committee's resolution where there is one. */
export function AdoptDialog({ edition, lead, onClose }: OfEdition & { lead?: string }) {
  const t = useWords<typeof fa>('clusters')
  const { locale, today } = useLooks()
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const [decisionId, setDecision] = useState<string | null>(null)
  const { data: bodies } = useQuery(committeesQuery(edition.provinceId))
  const committees = (bodies?.rows ?? []).filter((body) => body.kind === 'provincial_committee')
  const deed = useSend({ fields: ['validFrom', 'decisionId'], done: t('bylaw.adopted'), renew: changedBylaw })
  const send = () =>
    deed.send(() =>
      api.post(`/api/editions/${edition.id}/adoption`, {
        version: edition.version,
        validFrom,
        ...(decisionId ? { decisionId } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('bylaw.adoptOf', { edition: edition.code[locale] })}
      lead={lead ?? t('bylaw.adoptLead')}
      verb={t('bylaw.adopt')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('bylaw.validFrom')}
        value={validFrom}
        onChange={setValidFrom}
        min={today}
        error={deed.field('validFrom')}
      />
      <ResolutionPicker
        bodyIds={committees.map((body) => body.id)}
        value={decisionId}
        onChange={setDecision}
        error={deed.field('decisionId')}
      />
    </FormDialog>
  )
}

/** Lays the draft aside. */
export function DiscardDialog({ edition, onClose, onDone }: OfEdition & { onDone(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('bylaw.discarded'), renew: [['editions']] })
  const send = async () => {
    const sent = await deed.send(() =>
      api.post(`/api/editions/${edition.id}/discarding`, { version: edition.version, reason }),
    )
    if (sent) onDone()
    return sent
  }
  return (
    <FormDialog
      title={t('bylaw.discardOf', { edition: edition.code[locale] })}
      verb={t('bylaw.discard')}
      tone="danger"
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}
