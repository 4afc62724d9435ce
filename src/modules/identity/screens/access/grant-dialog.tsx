import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { FormDialog, JalaliDateInput, Select, TextInput, useSend, useWords } from '../../../../ui/index.ts'
import { directorGives, reachesOf } from '../../grants/grants.rules.ts'
import type { fa } from '../../identity.fa.ts'
import type { Me } from '../../identity.schema.ts'
import { PersonSelect } from './person-select.tsx'
import { ReachSelect } from './reach-select.tsx'

type Role = keyof typeof reachesOf
type Kind = (typeof reachesOf)[Role][number]

interface GrantDialogProps {
  me: Me
  /** When it is given to somebody in the list. */
  person?: { personId: string; name: string }
  onClose(): void
}

/** A role within a reach, for a term, by an appointment order. Only the roles that one may give are offered. */
export function GrantDialog({ me, person, onClose }: GrantDialogProps) {
  const t = useWords<typeof fa>('identity')
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(
    person ? { id: person.personId, name: person.name } : null,
  )
  const administers = me.roles.some((one) => one.role === 'administrator')
  const offered = (Object.keys(reachesOf) as Role[]).filter((one) => administers || directorGives.includes(one))
  const [role, setRole] = useState<Role | null>(null)
  const [reachKind, setReachKind] = useState<Kind | null>(null)
  const [reachId, setReachId] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(me.today)
  const [until, setUntil] = useState<string | null>(null)
  const [orderNumber, setOrderNumber] = useState('')
  const [orderDate, setOrderDate] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const sending = useSend({
    fields: ['personId', 'role', 'reachKind', 'reachId', 'from', 'until', 'orderNumber', 'orderDate', 'note'],
    done: t('grant.given'),
    renew: [['people-access']],
  })
  const { send, field } = sending
  const kinds = role ? reachesOf[role] : []

  const takeKind = (kind: Kind | null) => {
    setReachKind(kind)
    setReachId(null)
  }
  const takeRole = (next: Role | null) => {
    setRole(next)
    takeKind(next ? (reachesOf[next][0] ?? null) : null)
  }
  const submit = () => {
    const sent = {
      ...(chosen ? { personId: chosen.id } : {}),
      ...(role ? { role, reachKind } : {}),
      reachId: reachKind === 'nation' ? null : (reachId ?? ''),
      ...(from ? { from } : {}),
      until,
      orderNumber,
      orderDate,
      note,
    }
    return send(() => api.post('/api/people-access/grants', sent))
  }
  return (
    <FormDialog
      wide
      title={chosen ? t('grant.title', { name: chosen.name }) : t('access.giveRole')}
      verb={t('grant.act')}
      sending={sending}
      onSend={submit}
      onClose={onClose}
    >
      {!person && (
        <PersonSelect
          label={t('access.person')}
          hint={t('access.personHint')}
          error={field('personId')}
          value={chosen?.id ?? null}
          onChange={(id, name) => setChosen(id ? { id, name: name ?? '' } : null)}
        />
      )}
      <div className="fields pairs">
        <Select
          label={t('access.role')}
          error={field('role')}
          options={offered.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          value={role}
          onChange={(next) => takeRole(next as Role | null)}
        />
        {kinds.length > 1 && (
          <Select
            label={t('grant.reachKind')}
            error={field('reachKind')}
            options={kinds.map((kind) => ({ value: kind, label: t(`reach.${kind}`) }))}
            value={reachKind}
            onChange={(next) => takeKind(next as Kind | null)}
          />
        )}
        {reachKind && reachKind !== 'nation' && (
          <ReachSelect kind={reachKind} error={field('reachId')} value={reachId} onChange={setReachId} />
        )}
      </div>
      <div className="fields pairs">
        <JalaliDateInput label={t('grant.from')} error={field('from')} value={from} onChange={setFrom} />
        <JalaliDateInput
          label={t('grant.until')}
          hint={t('grant.untilHint')}
          optional
          error={field('until')}
          value={until}
          onChange={setUntil}
          min={from ?? undefined}
        />
      </div>
      <div className="fields pairs">
        <TextInput
          label={t('grant.orderNumber')}
          optional
          value={orderNumber}
          onChange={setOrderNumber}
          maxLength={60}
          error={field('orderNumber')}
        />
        <JalaliDateInput
          label={t('grant.orderDate')}
          optional
          value={orderDate}
          onChange={setOrderDate}
          error={field('orderDate')}
        />
      </div>
      <TextInput
        label={t('grant.note')}
        optional
        value={note}
        onChange={setNote}
        maxLength={500}
        error={field('note')}
      />
    </FormDialog>
  )
}
