import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import {
  Btn,
  ConfirmDialog,
  FormDialog,
  JalaliDateInput,
  Section,
  TextArea,
  useFormat,
  useSend,
  useToast,
  useWords,
} from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { Me, SubstitutionOut } from '../../identity.schema.ts'
import { PersonSelect } from '../access/person-select.tsx'

/** Handing over while away: who stands in, from when until when; and whose place one takes oneself. */
export function AwaySection({ me }: { me: Me }) {
  const t = useWords<typeof fa>('identity')
  const [naming, setNaming] = useState(false)
  return (
    <Section title={t('away.title')}>
      <div className="row between">
        <p className="muted prose">{t('away.text')}</p>
        <Btn onClick={() => setNaming(true)}>{t('away.act')}</Btn>
      </div>
      <Terms terms={me.substitutions} personId={me.person?.id ?? ''} />
      {naming && <NameSubstitute today={me.today} onClose={() => setNaming(false)} />}
    </Section>
  )
}

interface TermsProps {
  terms: readonly SubstitutionOut[]
  /** Whose page it is: they are away, or stand in. */
  personId: string
  /** Their name, when somebody else reads it. */
  ofOther?: string
}

/** Substitutions in force or to come, each with its end. */
export function Terms({ terms, personId, ofOther }: TermsProps) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const say = useToast()
  const client = useQueryClient()
  const [ending, setEnding] = useState<SubstitutionOut | null>(null)
  const end = async () => {
    await api.post(`/api/people-access/substitutions/${ending!.id}/end`)
    await Promise.all([
      client.invalidateQueries({ queryKey: ['me'] }),
      client.invalidateQueries({ queryKey: ['people-access'] }),
    ])
    say({ title: t('away.ended') })
  }
  if (terms.length === 0) return null
  return (
    <>
      <ul className="lines away-terms">
        {terms.map((one) => {
          const mine = one.fromPersonId === personId
          const term = t('away.term', { from: f.date(one.from), until: f.date(one.until) })
          return (
            <li key={one.id} className="row between">
              <span>
                {ofOther
                  ? t.rich('away.between', { name: one.toName, other: one.fromName, term })
                  : t.rich(mine ? 'away.mine' : 'away.forOther', { name: mine ? one.toName : one.fromName, term })}
                {one.note && <span className="dim"> · {one.note}</span>}
              </span>
              <Btn small onClick={() => setEnding(one)}>
                {t('away.end')}
              </Btn>
            </li>
          )
        })}
      </ul>
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t('away.end')}
        verb={t('away.end')}
        danger
        onConfirm={end}
      >
        <p>{t('away.endText')}</p>
      </ConfirmDialog>
    </>
  )
}

interface NameSubstituteProps {
  today: string
  /** Who is away, when an administrator names the substitute. */
  fromPersonId?: string
  onClose(): void
}

export function NameSubstitute({ today, fromPersonId, onClose }: NameSubstituteProps) {
  const t = useWords<typeof fa>('identity')
  const [toPersonId, setTo] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(today)
  const [until, setUntil] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const sending = useSend({
    fields: ['toPersonId', 'from', 'until', 'note'],
    done: t('away.set'),
    renew: [['me'], ['people-access']],
  })
  const { send, field } = sending
  const submit = () => {
    const sent = {
      ...(fromPersonId ? { fromPersonId } : {}),
      ...(toPersonId ? { toPersonId } : {}),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
      note,
    }
    return send(() => api.post('/api/people-access/substitutions', sent))
  }
  return (
    <FormDialog
      title={t('away.title')}
      lead={t('away.text')}
      verb={t('away.act')}
      sending={sending}
      onSend={submit}
      onClose={onClose}
    >
      <PersonSelect
        label={t('away.to')}
        hint={t('away.toHint')}
        error={field('toPersonId')}
        value={toPersonId}
        onChange={setTo}
      />
      <div className="fields pairs">
        <JalaliDateInput label={t('away.from')} error={field('from')} value={from} onChange={setFrom} min={today} />
        <JalaliDateInput
          label={t('away.until')}
          error={field('until')}
          value={until}
          onChange={setUntil}
          min={from ?? today}
        />
      </div>
      <TextArea label={t('away.note')} optional value={note} onChange={setNote} rows={2} error={field('note')} />
    </FormDialog>
  )
}
