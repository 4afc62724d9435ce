import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  type Option,
  Radios,
  Select,
  TextArea,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import { type ReachedBy, reachedBys } from '../diagnosis.rules.ts'
import type { ReportView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'

interface Found {
  rows: { id: string; name: string }[]
}

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
  const [typed, setTyped] = useState('')
  const [reachedBy, setReachedBy] = useState<ReachedBy>('letter')
  const [dated, setDated] = useState<string | null>(today)
  const [text, setText] = useState('')
  const found = useQuery({
    queryKey: ['directory', 'persons', 'named', typed],
    enabled: typed.trim().length > 1,
    queryFn: ({ signal }) => api.get<Found>('/api/persons', { q: typed, limit: 12 }, signal),
  })
  const options: Option[] = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))
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
      <Select
        label={t('form.remarkPerson')}
        placeholder={t('form.remarkPersonType')}
        options={person && !options.some((one) => one.value === person.value) ? [person, ...options] : options}
        value={person?.value ?? null}
        onSearch={setTyped}
        searching={found.isFetching}
        onChange={(id) => setPerson(options.find((one) => one.value === id) ?? person)}
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
