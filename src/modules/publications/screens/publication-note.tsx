import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, FormDialog, Note, TextInput, useFormat, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../publications.fa.ts'
import type { PublicationView } from '../publications.schema.ts'

type Publication = NonNullable<PublicationView['publication']>

const publicationQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['publications', recordId],
    queryFn: ({ signal }) => api.get<PublicationView>(`/api/records/${recordId}/publication`, {}, signal),
  })
/** The audience stands on the record: its page and its list are read again. */
const renew = [['publications'], ['meetings']]

/** Whether everybody sees the record, and for whoever may: to publish it, or to take it back with the reason. */
export function PublicationNote({ recordId }: { recordId: string }) {
  const t = useWords<typeof fa>('publications')
  const [open, setOpen] = useState<'publish' | 'withdraw' | null>(null)
  const found = useQuery(publicationQuery(recordId)).data?.publication
  if (!found) return null
  const isPublic = found.audience === 'public'
  const act = isPublic ? 'withdraw' : 'publish'
  const close = () => setOpen(null)
  return (
    <Note title={t('publish.title')}>
      <p>
        {t(isPublic ? 'publish.isPublic' : found.audience === 'parties' ? 'publish.partiesOnly' : 'publish.notPublic')}
      </p>
      {isPublic && (
        <p className="small">
          <a href={found.page} target="_blank" rel="noreferrer">
            {t('publish.page')}
          </a>
        </p>
      )}
      {found.may[act] === true && (
        <Btn onClick={() => setOpen(act)}>{t(isPublic ? 'publish.withdrawAct' : 'publish.act')}</Btn>
      )}
      {open === 'publish' && <PublishDialog recordId={recordId} found={found} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog recordId={recordId} found={found} onClose={close} />}
    </Note>
  )
}

interface DialogProps {
  recordId: string
  found: Publication
  onClose(): void
}

function PublishDialog({ recordId, found, onClose }: DialogProps) {
  const t = useWords<typeof fa>('publications')
  const [source, setSource] = useState('')
  const sending = useSend({ fields: ['source'], done: t('publish.done'), renew })
  return (
    <FormDialog
      title={t('publish.actOf')}
      lead={t('publish.lead')}
      verb={t('publish.act')}
      sending={sending}
      onSend={() =>
        sending.send(() => api.put(`/api/records/${recordId}/publication`, { source, version: found.version }))
      }
      onClose={onClose}
    >
      <TextInput
        label={t('publish.source')}
        hint={t('publish.sourceHint')}
        value={source}
        onChange={setSource}
        error={sending.field('source')}
      />
      <Preview of={found.preview} />
    </FormDialog>
  )
}

/** What everybody will read: the public page's own words. */
function Preview({ of }: { of: Publication['preview'] }) {
  const t = useWords<typeof fa>('publications')
  const f = useFormat()
  const comma = f.locale === 'fa' ? '، ' : ', '
  const about = [
    of.body,
    of.session === null ? null : t('resolution.session', { number: f.number(of.session) }),
    of.day && f.date(of.day, 'dayYear'),
  ].filter(Boolean)
  const lines = [
    of.responsible && `${t('resolution.responsible')} ${of.responsible}`,
    of.deadline && t('resolution.deadline', { day: f.date(of.deadline, 'dayYear') }),
    ...of.gaps.map((gap) => t(`gap.${gap}`)),
    t.maybe(`state.${of.state}`),
    of.approved === null ? t('resolution.notYet') : t('publish.execution', { percent: f.percent(of.approved) }),
  ].filter(Boolean)
  return (
    <section className="field" aria-label={t('publish.preview')}>
      <span className="label">{t('publish.preview')}</span>
      <blockquote>
        <b className="strong">{t('publish.number', { number: f.number(of.number) })}</b>
        <p>{of.text}</p>
        <p className="small dim">{about.join(comma)}</p>
        <p className="small">{lines.join(comma)}</p>
      </blockquote>
      <p className="small dim">{t('publish.person')}</p>
    </section>
  )
}

function WithdrawDialog({ recordId, found, onClose }: DialogProps) {
  const t = useWords<typeof fa>('publications')
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['reason'], done: t('publish.withdrawn'), renew })
  return (
    <FormDialog
      title={t('publish.withdrawAct')}
      lead={t('publish.withdrawLead')}
      verb={t('publish.withdrawAct')}
      sending={sending}
      onSend={() =>
        sending.send(() =>
          api.post(`/api/records/${recordId}/publication/withdrawal`, { reason, version: found.version }),
        )
      }
      onClose={onClose}
    >
      <TextInput label={t('publish.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
    </FormDialog>
  )
}
