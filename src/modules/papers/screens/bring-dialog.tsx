import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  Icon,
  JalaliDateInput,
  type KeptFile,
  OneFile,
  Problem,
  Radios,
  TextInput,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { OfficeView } from '../papers.schema.ts'
import { checkQuery, templateHref } from './queries.ts'

interface BringProps {
  kind: OfficeView['kinds'][number]
  province: string | null
  onClose(): void
}

/** A template changed in Word comes back: it is tried, looked at with example data, and adopted from a day on. */
export function BringDialog({ kind, province, onClose }: BringProps) {
  const t = useWords<typeof fa>('papers')
  const { locale: shown, today } = useLooks()
  const [file, setFile] = useState<KeptFile | null>(null)
  const [busy, setBusy] = useState(false)
  const [locale, setLocale] = useState<'fa' | 'en'>(shown)
  const [name, setName] = useState('')
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const check = useQuery(checkQuery(kind.code, file?.id ?? null))
  const sending = useSend({ fields: ['name', 'validFrom'], done: t('templates.adopted'), renew: [['letters']] })
  const send = () =>
    sending.send(() =>
      api.post('/api/letter-templates', {
        kind: kind.code,
        locale,
        ...(province ? { provinceId: province } : {}),
        fileId: file?.id,
        name,
        validFrom,
      }),
    )
  return (
    <FormDialog
      title={t('templates.bringOf', { kind: kind[shown] })}
      lead={t('templates.bringLead')}
      verb={t('templates.adopt')}
      sending={sending}
      disabled={busy || !check.data}
      onSend={send}
      onClose={onClose}
    >
      <OneFile
        label={t('templates.file')}
        hint={t('templates.fileHint')}
        file={file}
        onFile={setFile}
        onBusy={setBusy}
      />
      <Problem of={check.error} />
      {file && check.data && (
        <div className="paper-good" role="status">
          <p>
            <Icon name="tick" /> {t('templates.good')}
          </p>
          {check.data.unused.length > 0 && (
            <p className="small dim">{t('templates.unused', { names: check.data.unused.join('، ') })}</p>
          )}
          <p className="row">
            <a
              className="btn"
              href={templateHref({ kind: kind.code, locale, province, file: file.id, as: 'pdf' })}
              target="_blank"
              rel="noreferrer"
            >
              {t('templates.previewPdf')}
            </a>
            <a
              className="btn"
              href={templateHref({ kind: kind.code, locale, province, file: file.id, as: 'word' })}
              download
            >
              {t('templates.previewWord')}
            </a>
          </p>
        </div>
      )}
      <Radios
        label={t('templates.language')}
        options={[
          { value: 'fa', label: t('templates.fa') },
          { value: 'en', label: t('templates.en') },
        ]}
        value={locale}
        onChange={setLocale}
      />
      <TextInput
        label={t('templates.name')}
        hint={t('templates.nameHint')}
        value={name}
        onChange={setName}
        error={sending.field('name')}
      />
      <JalaliDateInput
        label={t('templates.validFrom')}
        value={validFrom}
        onChange={setValidFrom}
        min={today}
        error={sending.field('validFrom')}
      />
    </FormDialog>
  )
}
