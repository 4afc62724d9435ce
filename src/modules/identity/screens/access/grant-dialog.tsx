import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { Btn, Dialog, JalaliDateInput, Select, TextInput, useToast, useWords } from '../../../../ui/index.ts'
import { directorGives, reachesOf } from '../../grants/grants.rules.ts'
import type { fa } from '../../identity.fa.ts'
import type { Me } from '../../identity.schema.ts'
import { Refused, useRefused } from '../problem.tsx'
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
  const say = useToast()
  const client = useQueryClient()
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
  const { run, busy, form, field, rest } = useRefused(['personId', 'role', 'reachKind', 'reachId', 'from', 'until'])
  const kinds = role ? reachesOf[role] : []

  const takeKind = (kind: Kind | null) => {
    setReachKind(kind)
    setReachId(null)
  }
  const takeRole = (next: Role | null) => {
    setRole(next)
    takeKind(next ? (reachesOf[next][0] ?? null) : null)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
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
    if (!(await run(() => api.post('/api/people-access/grants', sent)))) return
    await client.invalidateQueries({ queryKey: ['people-access'] })
    say({ title: t('grant.given') })
    onClose()
  }
  return (
    <Dialog
      opened
      wide
      onClose={onClose}
      title={chosen ? t('grant.title', { name: chosen.name }) : t('access.giveRole')}
      footer={
        <>
          <Btn tone="go" type="submit" form="grant" busy={busy}>
            {t('grant.act')}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <form id="grant" ref={form} className="fields" onSubmit={send} noValidate>
        <Refused text={rest} />
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
          />
          <JalaliDateInput label={t('grant.orderDate')} optional value={orderDate} onChange={setOrderDate} />
        </div>
        <TextInput label={t('grant.note')} optional value={note} onChange={setNote} maxLength={500} />
      </form>
    </Dialog>
  )
}
