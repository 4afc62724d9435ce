import { useState } from 'react'
import { rialsInWords } from '../../../kernel/fa/index.ts'
import { api, type UploadedFile } from '../../../ui/api.ts'
import {
  AmountInput,
  FormDialog,
  JalaliDateInput,
  OneFile,
  Radios,
  Select,
  TextInput,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { SpendingView } from '../money/money.schema.ts'
import { useSourceNames } from './money.data.ts'
import { useValues } from './values.ts'

const inWords = (locale: 'fa' | 'en') => (locale === 'fa' ? (rial: string) => rialsInWords(rial) : undefined)

/** Records money spent on one activity with its paper. */
export function SpendDialog({
  items,
  onClose,
}: {
  items: readonly { itemId: string; title: string; source: string | null }[]
  onClose(): void
}) {
  const t = useWords<typeof fa>('commitments')
  const { locale, today } = useLooks()
  const { sources } = useSourceNames()
  const [itemId, setItemId] = useState<string | null>(items.length === 1 ? items[0]!.itemId : null)
  const [amount, setAmount] = useState<string | null>(null)
  const [spentOn, setSpentOn] = useState<string | null>(today)
  const [source, setSource] = useState<string | null>(null)
  const [kind, setKind] = useState<'cash' | 'inKind'>('cash')
  const [note, setNote] = useState('')
  const [paper, setPaper] = useState<UploadedFile | null>(null)
  const [paperBusy, setPaperBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const sending = useSend({
    fields: ['amount', 'spentOn', 'note', 'fundingSource', 'fileId'],
    done: t('spending.done'),
    renew: 'all',
  })
  const missing = {
    item: itemId === null && t('spending.activityNeeded'),
    amount: amount === null && t('spending.amountNeeded'),
    spentOn: spentOn === null && t('spending.dateNeeded'),
    source: source === null && t('spending.sourceNeeded'),
    note: note.trim() === '' && t('spending.whatNeeded'),
  }
  const said = (key: keyof typeof missing) => (asked && missing[key]) || undefined
  const send = async () => {
    setAsked(true)
    if (Object.values(missing).some(Boolean)) return false
    return sending.send(() =>
      api.post(`/api/items/${itemId}/spending`, {
        amount,
        spentOn,
        note: note.trim(),
        fundingSource: source,
        kind,
        ...(paper ? { fileId: paper.id } : {}),
      }),
    )
  }
  const promised = items.find((one) => one.itemId === itemId)?.source
  return (
    <FormDialog
      title={t('spending.add')}
      verb={t('spending.add')}
      sending={sending}
      why={paperBusy ? t('spending.paperSending') : undefined}
      onSend={send}
      onClose={onClose}
    >
      <Select
        label={t('money.activity')}
        options={items.map((one) => ({ value: one.itemId, label: one.title }))}
        value={itemId}
        error={said('item')}
        onChange={(chosen) => {
          setItemId(chosen)
          // whoever promised the money is the likely source; it can be changed
          const likely = items.find((one) => one.itemId === chosen)?.source
          if (source === null || source === promised) setSource(likely ?? source)
        }}
      />
      <AmountInput
        label={t('spending.amount')}
        value={amount}
        error={said('amount') ?? sending.field('amount')}
        inWords={inWords(locale)}
        onChange={setAmount}
      />
      <JalaliDateInput
        label={t('spending.date')}
        hint={t('spending.dateHint')}
        value={spentOn}
        max={today}
        error={said('spentOn') ?? sending.field('spentOn')}
        onChange={setSpentOn}
      />
      <Select
        label={t('money.source')}
        options={sources.map((one) => ({ value: one.code, label: one[locale] }))}
        value={source}
        error={said('source') ?? sending.field('fundingSource')}
        onChange={setSource}
      />
      <Radios
        label={t('spending.kind')}
        options={[
          { value: 'cash', label: t('money.cash') },
          { value: 'inKind', label: t('money.inKind') },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextInput
        label={t('spending.what')}
        hint={t('spending.whatHint')}
        value={note}
        error={said('note') ?? sending.field('note')}
        onChange={setNote}
      />
      <OneFile
        label={t('spending.paper')}
        hint={t('spending.paperHint')}
        file={paper}
        onFile={setPaper}
        onBusy={setPaperBusy}
        error={sending.field('fileId')}
      />
    </FormDialog>
  )
}

/** Puts one entry right: its amount from now on, and why. The first entry stays. */
export function CorrectDialog({ spending, onClose }: { spending: SpendingView; onClose(): void }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const { locale } = useLooks()
  const [amount, setAmount] = useState<string | null>(spending.amount)
  const [reason, setReason] = useState('')
  const [paper, setPaper] = useState<UploadedFile | null>(null)
  const [paperBusy, setPaperBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const sending = useSend({ fields: ['amount', 'reason', 'fileId'], done: t('spending.corrected'), renew: 'all' })
  const send = async () => {
    setAsked(true)
    if (amount === null || reason.trim() === '') return false
    return sending.send(() =>
      api.post(`/api/spending/${spending.id}/corrections`, {
        amount,
        reason: reason.trim(),
        ...(paper ? { fileId: paper.id } : {}),
      }),
    )
  }
  return (
    <FormDialog
      title={t('spending.correctTitle', { what: spending.note })}
      lead={t('spending.correctText', { amount: f.amount(spending.amount) })}
      verb={t('spending.correctVerb')}
      sending={sending}
      why={paperBusy ? t('spending.paperSending') : undefined}
      onSend={send}
      onClose={onClose}
    >
      <AmountInput
        label={t('spending.correctAmount')}
        value={amount}
        error={(asked && amount === null && t('spending.amountNeeded')) || sending.field('amount')}
        inWords={inWords(locale)}
        onChange={setAmount}
      />
      <TextInput
        label={t('spending.correctReason')}
        value={reason}
        error={(asked && reason.trim() === '' && t('spending.correctReasonNeeded')) || sending.field('reason')}
        onChange={setReason}
      />
      <OneFile
        label={t('spending.paper')}
        hint={t('spending.paperHint')}
        file={paper}
        onFile={setPaper}
        onBusy={setPaperBusy}
        optional
        error={sending.field('fileId')}
      />
    </FormDialog>
  )
}
