import { useState } from 'react'
import { api, type UploadedFile } from '../../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  OneFile,
  Radios,
  TextInput,
  useLooks,
  useSend,
  useWords,
} from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import type { ClusterView } from '../../clusters.schema.ts'
import type { GateLine } from '../../gates/gates.schema.ts'
import { changed } from '../queries.ts'

interface OfLine {
  cluster: ClusterView
  line: GateLine
  onClose(): void
}

/** Files a document: number, edition, day and the file itself. */
export function FilePaperDialog({ cluster, stage, line, onClose }: OfLine & { stage: string }) {
  const t = useWords<typeof fa>('clusters')
  const { locale, today } = useLooks()
  const [number, setNumber] = useState('')
  const [edition, setEdition] = useState('')
  const [dated, setDated] = useState<string | null>(today)
  const [file, setFile] = useState<UploadedFile | null>(null)
  const [sending, setSending] = useState(false)
  const deed = useSend({ fields: ['number', 'edition', 'dated', 'fileId'], done: t('done.filePaper'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/papers`, {
        stage,
        code: line.code,
        number,
        dated,
        fileId: file?.id,
        ...(edition.trim() ? { edition } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.filePaperOf', { name: line[locale] })}
      lead={`${line.clause.label[locale]}: ${line.clause.text[locale]}`}
      verb={t('do.filePaper')}
      sending={deed}
      {...(sending ? { why: t('form.fileSending') } : {})}
      onSend={send}
      onClose={onClose}
    >
      <OneFile label={t('form.file')} file={file} onFile={setFile} onBusy={setSending} error={deed.field('fileId')} />
      <TextInput label={t('form.number')} value={number} onChange={setNumber} error={deed.field('number')} />
      <JalaliDateInput
        label={t('form.dated')}
        value={dated}
        onChange={setDated}
        max={today}
        error={deed.field('dated')}
      />
      <TextInput
        label={t('form.edition')}
        optional
        hint={t('form.editionHint')}
        value={edition}
        onChange={setEdition}
        error={deed.field('edition')}
      />
    </FormDialog>
  )
}

/** States of a condition whether it holds; what nobody knows, somebody answers for. */
export function AttestDialog({ cluster, stage, line, onClose }: OfLine & { stage: string }) {
  const t = useWords<typeof fa>('clusters')
  const { locale, today } = useLooks()
  const [holds, setHolds] = useState<'yes' | 'no' | null>(null)
  const [dated, setDated] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const deed = useSend({ fields: ['holds', 'dated', 'note'], done: t('done.attest'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/statements`, {
        stage,
        code: line.code,
        holds: holds === null ? undefined : holds === 'yes',
        dated,
        ...(note.trim() ? { note } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.attest')}
      lead={t('gate.attestLead')}
      verb={t('do.attest')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <blockquote>{line[locale]}</blockquote>
      <p className="dim small">
        {line.clause.label[locale]}: {line.clause.text[locale]}
      </p>
      <Radios
        label={t('form.holds')}
        value={holds}
        onChange={setHolds}
        error={deed.field('holds')}
        options={[
          { value: 'yes', label: t(line.negative ? 'form.isTrue' : 'form.itHolds') },
          { value: 'no', label: t(line.negative ? 'form.isNotTrue' : 'form.itDoesNotHold') },
        ]}
      />
      <JalaliDateInput
        label={t('form.dated')}
        value={dated}
        onChange={setDated}
        max={today}
        error={deed.field('dated')}
      />
      <TextInput
        label={t('form.note')}
        optional
        hint={t('form.noteHint')}
        value={note}
        onChange={setNote}
        error={deed.field('note')}
      />
    </FormDialog>
  )
}

/** Takes a document back; both rows stay in the history. */
export function WithdrawPaperDialog({ line, onClose }: OfLine) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.withdrawPaper'), renew: changed })
  const send = () => deed.send(() => api.post(`/api/cluster-papers/${line.paper!.id}/withdrawal`, { reason }))
  return (
    <FormDialog
      title={t('do.withdrawPaperOf', { name: line[locale] })}
      verb={t('do.withdrawPaper')}
      tone="danger"
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}
