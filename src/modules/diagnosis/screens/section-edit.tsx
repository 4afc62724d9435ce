import { useState } from 'react'
import { api, type UploadedFile } from '../../../ui/api.ts'
import { Btn, OneFile, Problem, TextArea, useLooks, useSend } from '../../../ui/index.ts'
import type { SectionView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'

/** One section written in its place; a stale one is refused and what was typed stays on the page. */
export function SectionEdit({ reportId, section, onDone }: { reportId: string; section: SectionView; onDone(): void }) {
  const t = useDiagnosisWords()
  const { locale } = useLooks()
  const [text, setText] = useState(section.text)
  const [file, setFile] = useState<Pick<UploadedFile, 'id' | 'name' | 'size'> | null>(section.file)
  const [sending, setSending] = useState(false)
  // as it was on the screen when writing began, also when the page is read again meanwhile
  const [version] = useState(section.version)
  const deed = useSend({ fields: ['text', 'fileId'], done: t('done.section'), renew: changed })
  const save = async () => {
    const url = `/api/diagnostic-reports/${reportId}/sections/${section.code}`
    if (await deed.send(() => api.put(url, { version, text, fileId: file?.id ?? null }))) onDone()
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
      <Problem of={deed.problem} />
      {deed.refused?.code === 'kernel.stale' && <p className="risk-t small">{t('section.stale')}</p>}
      <TextArea
        label={t('section.text', { section: section[locale] })}
        hint={section.asks[locale]}
        rows={8}
        value={text}
        onChange={setText}
        error={deed.field('text')}
      />
      <OneFile
        label={t('form.file')}
        optional
        file={file}
        onFile={setFile}
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
