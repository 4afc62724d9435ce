import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api, type UploadedFile } from '../../../ui/api.ts'
import {
  Btn,
  Checkbox,
  DraftNote,
  JalaliDateInput,
  Problem,
  Radios,
  TextArea,
  useDraft,
  useSend,
} from '../../../ui/index.ts'
import type { AgencyView } from '../agency.schema.ts'
import type { Judgement, VisitPart } from '../agency.tables.ts'
import { addresses, changed, useAgencyWords } from './data.ts'
import { Files } from './photos.tsx'

interface Draft {
  heldOn: string | null
  parts: Record<string, string>
  judgement: Judgement | null
  onPaper: boolean
}
const judgements = ['onTrack', 'watch', 'offTrack'] as const
const wanted: readonly VisitPart[] = ['team', 'stakeholders', 'progress']

/** The report of a visit, for a phone in the cluster or a paper on the desk. `visitId` null: nobody had planned it. */
export function VisitForm({
  clusterId,
  visitId,
  plannedOn,
  parts,
}: {
  clusterId: string
  visitId: string | null
  plannedOn: string | null
  parts: AgencyView['reportParts']
}) {
  const { t, today, locale } = useAgencyWords()
  const go = useGo()
  const kept = useDraft<Draft>(`visit.${visitId ?? clusterId}`, () => ({
    heldOn: plannedOn && plannedOn <= today ? plannedOn : today,
    parts: {},
    judgement: null,
    onPaper: false,
  }))
  const { value: draft, change: put } = kept
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  const [busy, setBusy] = useState(0)
  const deed = useSend({
    fields: ['heldOn', 'judgement', ...parts.map((part) => `parts.${part.code}`)],
    done: t('done.visit'),
    renew: changed,
  })
  const send = async () => {
    const url = visitId ? `/api/visits/${visitId}/report` : `/api/clusters/${clusterId}/visit-reports`
    const done = await deed.send(() =>
      api.post(url, {
        ...draft,
        parts: Object.fromEntries(parts.map(({ code }) => [code, draft.parts[code] ?? ''])),
        fileIds: files.map((file) => file.id),
      }),
    )
    if (!done) return
    kept.done()
    go(addresses.agency(clusterId))
  }
  return (
    <form
      ref={deed.form}
      className="visit-fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {!kept.touched && <DraftNote of={kept} />}
      <Problem of={deed.problem} />
      <JalaliDateInput
        label={t('visit.heldOn')}
        hint={t('visit.heldOnHint')}
        value={draft.heldOn}
        onChange={(heldOn) => put({ heldOn })}
        max={today}
        error={deed.field('heldOn')}
      />
      {parts.map((part) => (
        <TextArea
          key={part.code}
          label={part[locale]}
          optional={!wanted.includes(part.code)}
          rows={3}
          value={draft.parts[part.code] ?? ''}
          onChange={(text) => put((now) => ({ parts: { ...now.parts, [part.code]: text } }))}
          error={deed.field(`parts.${part.code}`)}
        />
      ))}
      <Radios
        label={t('visit.judgement')}
        value={draft.judgement}
        onChange={(judgement) => put({ judgement })}
        error={deed.field('judgement')}
        options={judgements.map((value) => ({ value, label: t(`judgement.${value}`) }))}
      />
      <Files
        label={t('visit.addPhotos')}
        hint={t('visit.photosHint')}
        optional
        files={files}
        onFiles={setFiles}
        onBusy={setBusy}
        error={deed.field('fileIds')}
      />
      <Checkbox label={t('visit.onPaper')} checked={draft.onPaper} onChange={(onPaper) => put({ onPaper })} />
      <div className="visit-foot">
        <Btn tone="go" type="submit" block busy={deed.busy} why={busy > 0 ? t('visit.sending') : undefined}>
          {t('visit.send')}
        </Btn>
        <p className="dim micro">{t('visit.kept')}</p>
      </div>
    </form>
  )
}
