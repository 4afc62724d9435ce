import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Conflict, DraftNote, OneFile, Problem, TextArea, useDraft, useLooks, useSend } from '../../../ui/index.ts'
import type { ReportView, SectionView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'

const valuesOf = ({ text, file }: SectionView) => ({
  text,
  file: file && { id: file.id, name: file.name, size: file.size },
})

/** One section written in its place; a stale one is refused and what was typed stays on the page. */
export function SectionEdit({ reportId, section, onDone }: { reportId: string; section: SectionView; onDone(): void }) {
  const t = useDiagnosisWords()
  const { locale } = useLooks()
  const kept = useDraft(`diagnosis.section.${reportId}.${section.code}`, () => valuesOf(section), {
    // as it was on the screen when writing began, also when the page is read again meanwhile
    version: section.version,
  })
  const { text, file } = kept.value
  const [sending, setSending] = useState(false)
  const deed = useSend({ fields: ['text', 'fileId'], done: t('done.section'), renew: changed })
  const save = async () => {
    const url = `/api/diagnostic-reports/${reportId}/sections/${section.code}`
    const body = { version: kept.version, text, fileId: file?.id ?? null }
    if (!(await deed.send(() => api.put(url, body)))) return
    kept.done()
    onDone()
  }
  return (
    <form
      ref={deed.form}
      className="fields section-edit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {!kept.touched && <DraftNote of={kept} now={section.version} />}
      {deed.refused?.code === 'kernel.stale' ? (
        <Conflict
          draft={kept}
          sending={deed}
          fields={[
            { name: 'text', label: section[locale] },
            { name: 'file', label: t('form.file'), show: (one: { name: string }) => <bdi>{one.name}</bdi> },
          ]}
          read={async () => {
            const report = await api.get<ReportView>(`/api/diagnostic-reports/${reportId}`)
            const now = report.sections.find((one) => one.code === section.code) ?? section
            return { version: now.version, values: valuesOf(now) }
          }}
        />
      ) : (
        <Problem of={deed.problem} />
      )}
      <TextArea
        label={t('section.text', { section: section[locale] })}
        hint={section.asks[locale]}
        rows={8}
        value={text}
        onChange={(typed) => kept.change({ text: typed })}
        error={deed.field('text')}
      />
      <OneFile
        label={t('form.file')}
        optional
        file={file}
        onFile={(sent) => kept.change({ file: sent && { id: sent.id, name: sent.name, size: sent.size } })}
        onBusy={setSending}
        error={deed.field('fileId')}
      />
      <div className="row tight">
        <Btn tone="go" type="submit" busy={deed.busy} {...(sending ? { why: t('form.fileSending') } : {})}>
          {t('do.save')}
        </Btn>
        <Btn tone="quiet" onClick={onDone}>
          {t('do.cancel')}
        </Btn>
      </div>
    </form>
  )
}
