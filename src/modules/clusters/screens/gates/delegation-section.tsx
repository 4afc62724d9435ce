import { useState } from 'react'
import { api, type UploadedFile } from '../../../../ui/api.ts'
import {
  Btn,
  Empty,
  ExcelButton,
  FormDialog,
  JalaliDateInput,
  OneFile,
  Section,
  TextArea,
  TextInput,
  useFormat,
  useLooks,
  useSend,
  useWords,
} from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import type { ClusterView } from '../../clusters.schema.ts'
import type { DelegationView } from '../../gates/gates.schema.ts'
import { changed } from '../queries.ts'
import { ClauseText } from './clause-text.tsx'
import { PaperLine } from './gate-line.tsx'

/** A delegated cluster: whose it is, when the next report is due, and what was reported. */
export function DelegationSection({
  cluster,
  delegation,
  opened,
  onOpen,
}: {
  cluster: ClusterView
  delegation: DelegationView
  opened: boolean
  onOpen(open: boolean): void
}) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { today } = useLooks()
  const late = delegation.due < today
  return (
    <Section
      title={t('delegation.title')}
      note={t('delegation.note')}
      end={
        <>
          {delegation.reports.length > 0 && <ExcelButton list="delegationreports" query={{ cluster: cluster.id }} />}
          {delegation.mayReport === true && (
            <Btn small tone="go" onClick={() => onOpen(true)}>
              {t('do.report')}
            </Btn>
          )}
        </>
      }
    >
      <p>
        {t.rich('delegation.lead', {
          custodian: delegation.custodian.name,
          since: f.date(delegation.since, 'dayYear'),
          months: delegation.everyMonths,
        })}{' '}
        <span className={late ? 'late-t' : undefined}>
          {t(late ? 'delegation.late' : 'delegation.due', { day: f.date(delegation.due, 'dayYear') })}
        </span>{' '}
        <ClauseText clause={delegation.clause} edition={cluster.edition} />
      </p>
      {delegation.reports.length === 0 ? (
        <Empty title={t('delegation.none')} />
      ) : (
        <ul className="list">
          {delegation.reports.map((report) => (
            <li key={report.id}>
              <PaperLine paper={report} isPaper />
            </li>
          ))}
        </ul>
      )}
      {opened && delegation.mayReport === true && (
        <ReportDialog cluster={cluster} delegation={delegation} onClose={() => onOpen(false)} />
      )}
    </Section>
  )
}

/** The custodian's report, up to a day, with a file where there is one. */
function ReportDialog({
  cluster,
  delegation,
  onClose,
}: {
  cluster: ClusterView
  delegation: DelegationView
  onClose(): void
}) {
  const t = useWords<typeof fa>('clusters')
  const { today } = useLooks()
  const [text, setText] = useState('')
  const [dated, setDated] = useState<string | null>(today)
  const [number, setNumber] = useState('')
  const [file, setFile] = useState<UploadedFile | null>(null)
  const [sending, setSending] = useState(false)
  const deed = useSend({
    fields: ['text', 'dated', 'number', 'fileId'],
    done: t('done.report'),
    renew: [...changed, ['desk']],
  })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/delegation-reports`, {
        text,
        dated,
        ...(number.trim() ? { number } : {}),
        ...(file ? { fileId: file.id } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.reportOf', { title: cluster.title })}
      lead={t('delegation.askLead')}
      verb={t('do.report')}
      sending={deed}
      {...(sending ? { why: t('form.fileSending') } : {})}
      onSend={send}
      onClose={onClose}
    >
      <TextArea label={t('form.reportText')} rows={6} value={text} onChange={setText} error={deed.field('text')} />
      <JalaliDateInput
        label={t('form.reportDay')}
        value={dated}
        onChange={setDated}
        min={delegation.since}
        max={today}
        error={deed.field('dated')}
      />
      <TextInput label={t('form.number')} optional value={number} onChange={setNumber} error={deed.field('number')} />
      <OneFile
        label={t('form.file')}
        optional
        file={file}
        onFile={setFile}
        onBusy={setSending}
        error={deed.field('fileId')}
      />
    </FormDialog>
  )
}
