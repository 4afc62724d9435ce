import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, Select, TextInput, useLooks, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import type { IndicatorsView } from '../indicators.schema.ts'
import { DecisionPicker } from './pickers.tsx'
import { apiOf, changed, libraryQuery, type Place } from './queries.ts'
import type { Row } from './year-table.tsx'

/** Why a target was missed: a cause of the list and one's own words. */
export function MissDialog({
  place,
  view,
  row,
  onClose,
}: {
  place: Place
  view: IndicatorsView
  row: Row
  onClose(): void
}) {
  const t = useWords<typeof fa>('indicators')
  const { locale } = useLooks()
  const { data } = useQuery(libraryQuery(view.place.province.code))
  const [reason, setReason] = useState<string | null>(row.year?.miss?.code ?? null)
  const [words, setWords] = useState(row.year?.miss?.words ?? '')
  const deed = useSend({ fields: ['reason', 'words'], done: t('done.miss'), renew: changed })
  const body = {
    indicator: row.line.code,
    fiscalYear: view.fiscalYear,
    ...(reason ? { reason } : {}),
    ...(words.trim() ? { words } : {}),
  }
  return (
    <FormDialog
      title={t('form.missOf', { name: row.line[locale] })}
      verb={t('do.miss')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`${apiOf(place)}/miss-reasons`, body))}
      onClose={onClose}
    >
      <Select
        label={t('form.missReason')}
        value={reason}
        onChange={setReason}
        error={deed.field('reason')}
        options={(data?.missReasons ?? []).map((one) => ({ value: one.code, label: one[locale] }))}
      />
      <TextInput label={t('form.words')} optional value={words} onChange={setWords} error={deed.field('words')} />
    </FormDialog>
  )
}

/** Takes a figure back, with the reason; what stood stays in the past. */
export function WithdrawDialog({
  row,
  valueId,
  which,
  onClose,
}: {
  row: Row
  valueId: string
  which: 'target' | 'actual' | 'baseline'
  onClose(): void
}) {
  const t = useWords<typeof fa>('indicators')
  const { locale } = useLooks()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.withdraw'), renew: changed })
  return (
    <FormDialog
      title={t(`form.withdraw.${which}`, { name: row.line[locale] })}
      lead={t('form.withdrawLead')}
      verb={t('do.withdraw')}
      tone="danger"
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/indicator-values/${valueId}/withdrawal`, { reason }))}
      onClose={onClose}
    >
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}

/** Freezes the baseline with the acceptance of the diagnostic study. */
export function FreezeDialog({ place, onClose }: { place: Place; onClose(): void }) {
  const t = useWords<typeof fa>('indicators')
  const { today } = useLooks()
  const [acceptedOn, setDay] = useState<string | null>(null)
  const [decisionId, setDecision] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const deed = useSend({ fields: ['acceptedOn', 'decisionId', 'source'], done: t('done.freeze'), renew: changed })
  const body = {
    ...(acceptedOn ? { acceptedOn } : {}),
    ...(decisionId ? { decisionId } : {}),
    ...(source.trim() ? { source } : {}),
  }
  return (
    <FormDialog
      title={t('do.freeze')}
      lead={t('form.freezeLead')}
      verb={t('do.freeze')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`${apiOf(place)}/baseline-freezing`, body))}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('form.acceptedOn')}
        value={acceptedOn}
        onChange={setDay}
        max={today}
        error={deed.field('acceptedOn')}
      />
      <TextInput label={t('form.source')} optional value={source} onChange={setSource} error={deed.field('source')} />
      <DecisionPicker
        place={place}
        optional
        value={decisionId}
        onChange={setDecision}
        error={deed.field('decisionId')}
      />
    </FormDialog>
  )
}

/** Reports a year that has ended; what is missing is said, indicator by indicator. */
export function ReportDialog({ place, view, onClose }: { place: Place; view: IndicatorsView; onClose(): void }) {
  const t = useWords<typeof fa>('indicators')
  const deed = useSend({ done: t('done.report'), renew: changed })
  return (
    <FormDialog
      title={t('form.reportTitle', { year: String(view.fiscalYear) })}
      lead={t('form.reportLead')}
      verb={t('do.report')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`${apiOf(place)}/index-reports`, { fiscalYear: view.fiscalYear }))}
      onClose={onClose}
    />
  )
}
