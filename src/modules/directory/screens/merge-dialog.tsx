import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { DataTable, FormDialog, type Option, Radios, TextInput, useSend, useToast } from '../../../ui/index.ts'
import { useRefresh } from './data.ts'
import { RecordField } from './fields.tsx'
import { useDirectoryWords } from './words.ts'

/** One line of the comparison: what either record says. */
export interface Difference {
  label: string
  here: string | null
  there: string | null
}

interface Props {
  onClose(): void
  noun: 'unit' | 'organisation' | 'person'
  here: { id: string; name: string; version: number }
  /** Reads the other record and says where the two differ. */
  compare(otherId: string): Promise<{ version: number; rows: Difference[] }>
}

/** Settles that two records are one: the other is chosen, the difference is shown, and one of the two stays. */
export function MergeDialog({ onClose, noun, here, compare }: Props) {
  const { t } = useDirectoryWords()
  const go = useGo()
  const say = useToast()
  const refresh = useRefresh()
  const [other, setOther] = useState<Option | null>(null)
  const [compared, setCompared] = useState<{ version: number; rows: Difference[] } | null>(null)
  const [stays, setStays] = useState<'here' | 'there'>('here')
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: compared ? ['reason'] : [] })
  const { send, field } = sending
  const choose = (option: Option | null) => {
    setOther(option)
    setCompared(null)
    if (option) void send(async () => setCompared(await compare(option.value)))
  }
  const keep = async () => {
    if (!other || !compared) return false
    const [winner, loser] = stays === 'here' ? [here.id, other.value] : [other.value, here.id]
    const [winnerVersion, loserVersion] =
      stays === 'here' ? [here.version, compared.version] : [compared.version, here.version]
    const body = { winnerId: winner, loserId: loser, winnerVersion, loserVersion, reason }
    const merged = await send(async () => {
      await api.post('/api/directory/merges', body)
      await refresh()
    })
    if (!merged) return false
    const name = stays === 'here' ? here.name : other.label
    say({ title: t('merge.done', { name }) })
    go(`/${noun}s/${winner}`)
    return true
  }
  return (
    <FormDialog
      wide
      title={t('merge.title', { name: here.name })}
      verb={t('merge.verb')}
      lead={t('merge.text')}
      sending={sending}
      disabled={!compared}
      onSend={keep}
      onClose={onClose}
    >
      <RecordField
        noun={noun}
        label={t('merge.other')}
        except={here.id}
        value={other?.value ?? null}
        known={other}
        onChoose={choose}
      />
      {other && compared && (
        <>
          <DataTable
            dense
            name={t('merge.difference')}
            rows={compared.rows}
            rowKey={(row) => row.label}
            columns={[
              { key: 'label', head: t('merge.field'), fold: 'title', cell: (row) => row.label },
              { key: 'here', head: here.name, fold: 'line', labelled: true, cell: (row) => row.here ?? '—' },
              {
                key: 'there',
                head: other.label,
                fold: 'line',
                labelled: true,
                cell: (row) =>
                  row.here === row.there ? (row.there ?? '—') : <b className="strong">{row.there ?? '—'}</b>,
              },
            ]}
          />
          <Radios
            label={t('merge.stays')}
            options={[
              { value: 'here' as const, label: here.name },
              { value: 'there' as const, label: other.label },
            ]}
            value={stays}
            onChange={setStays}
          />
          <TextInput label={t('merge.reason')} value={reason} onChange={setReason} error={field('reason')} />
        </>
      )}
    </FormDialog>
  )
}
