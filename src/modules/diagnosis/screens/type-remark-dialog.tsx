import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, type Option, Radios, TextArea, useLooks, useSend } from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import { type ReachedBy, reachedBys } from '../diagnosis.rules.ts'
import type { ReportView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'

/** The remark of a person who said it on paper or by phone, with the day on which it was said. */
export function TypeRemarkDialog({
  view,
  section,
  onClose,
}: {
  view: ReportView
  section: { code: string; name: string }
  onClose(): void
}) {
  const t = useDiagnosisWords()
  const { today } = useLooks()
  const [person, setPerson] = useState<Option | null>(null)
  const [reachedBy, setReachedBy] = useState<ReachedBy>('letter')
  const [dated, setDated] = useState<string | null>(today)
  const [text, setText] = useState('')
  const deed = useSend({
    fields: ['personId', 'reachedBy', 'dated', 'text'],
    done: t('done.remark'),
    renew: changed,
  })
  const body = { section: section.code, text, personId: person?.value, reachedBy, dated }
  return (
    <FormDialog
      title={t('do.of', { deed: t('do.typeRemark'), section: section.name })}
      lead={t('form.typeLead')}
      verb={t('do.typeRemark')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/diagnostic-reports/${view.id}/typed-remarks`, body))}
      onClose={onClose}
    >
      <RecordField
        noun="person"
        label={t('form.remarkPerson')}
        value={person?.value ?? null}
        known={person}
        onChoose={setPerson}
        error={deed.field('personId')}
      />
      <Radios
        label={t('form.reachedBy')}
        options={reachedBys.map((how) => ({ value: how, label: t(`how.${how}`) }))}
        value={reachedBy}
        onChange={setReachedBy}
        error={deed.field('reachedBy')}
      />
      <JalaliDateInput
        label={t('form.dated')}
        value={dated}
        onChange={setDated}
        max={today}
        error={deed.field('dated')}
      />
      <TextArea
        label={t('form.remark')}
        hint={t('form.remarkHint')}
        rows={4}
        value={text}
        onChange={setText}
        error={deed.field('text')}
      />
    </FormDialog>
  )
}
