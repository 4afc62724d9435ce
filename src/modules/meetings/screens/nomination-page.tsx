import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Btn, Cols, Hashieh, Link, Matn, Menu, Note, PageHead, Section } from '../../../ui/index.ts'
import type { Nomination } from '../bodies/nominations.schema.ts'
import { nominationQuery, useMeetingWords } from './data.ts'
import { NameMemberDialog, WithdrawDialog } from './nomination-dialogs.tsx'
import { AppointDialog } from './seat-dialogs.tsx'

type Act = 'name' | 'seat' | 'withdraw'
const acts: readonly Act[] = ['name', 'seat', 'withdraw']

/** An institution names who sits for it: which seat of which body, until when, and what came of it. */
export function NominationPage({ id }: { id: string }) {
  const { t, f } = useMeetingWords()
  const { data: nomination } = useSuspenseQuery(nominationQuery(id))
  // the desk leads here with the act asked for; it opens only where it is still allowed
  const { query, change } = useAddress()
  const [chosen, setChosen] = useState<Act | null>(null)
  const { may, named } = nomination
  const allowed = (act: Act) => (act === 'name' ? may.name === true : may.seat === true && (act !== 'seat' || named))
  const asked = acts.find((act) => act === query.get('act'))
  const open = chosen ?? (asked && allowed(asked) ? asked : null)
  const close = () => {
    setChosen(null)
    change({ act: null })
  }
  const nameFirst = may.name === true && (named === null || may.seat !== true)
  const { seat } = nomination
  return (
    <>
      <PageHead
        crumbs={
          may.seat === true
            ? [
                { href: '/bodies', label: t('bodies') },
                { href: `/bodies/${nomination.body.id}`, label: nomination.body.name },
              ]
            : []
        }
        title={t('nomination.title')}
        lead={<State nomination={nomination} />}
        acts={
          <>
            {allowed('withdraw') && (
              <Menu
                items={[
                  ...(named && may.name === true
                    ? [{ label: t('nomination.again'), onChoose: () => setChosen('name') }]
                    : []),
                  { label: t('nomination.withdraw'), onChoose: () => setChosen('withdraw') },
                ]}
              >
                <Btn tone="quiet">{t('sit.more')}</Btn>
              </Menu>
            )}
            {nameFirst ? (
              <Btn tone={named ? 'plain' : 'go'} onClick={() => setChosen('name')}>
                {t(named ? 'nomination.again' : 'nomination.do')}
              </Btn>
            ) : (
              allowed('seat') && (
                <Btn tone="go" onClick={() => setChosen('seat')}>
                  {t('nomination.appoint')}
                </Btn>
              )
            )}
          </>
        }
      />
      <Cols>
        <Matn>
          <Section title={t('nomination.member')}>
            {named ? <Named named={named} /> : <p className="dim">{t('nomination.nobody')}</p>}
          </Section>
          {nomination.note && (
            <Section title={t('nomination.note')}>
              <p>{nomination.note}</p>
            </Section>
          )}
        </Matn>
        <Hashieh>
          <Note title={t('nomination.seat')}>
            <Facts nomination={nomination} />
          </Note>
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open === 'name' && <NameMemberDialog nomination={nomination} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog id={id} onClose={close} />}
      {open === 'seat' && named && (
        <AppointDialog
          seat={{ id: seat.id, title: seat.title, sittings: [] }}
          proposed={named.person && { value: named.person.id, label: named.person.name }}
          note={
            named.person === null && (
              <>
                {t('nomination.registerFirst', { name: named.name })}{' '}
                <Link href="/directory?show=persons">{t('nomination.register')}</Link>
              </>
            )
          }
          onClose={close}
        />
      )}
    </>
  )

  function State({ nomination: { organisation, due, settled } }: { nomination: Nomination }) {
    if (settled)
      return settled.seated
        ? t('nomination.seated', { name: settled.seated.name })
        : t('nomination.withdrawn', { reason: settled.reason ?? '' })
    if (named) return t('nomination.named', { name: named.name })
    return (
      <>
        {t('nomination.asked', { organisation: organisation.name })}{' '}
        {due && t('nomination.due', { day: f.date(due, 'weekdayYear') })}
      </>
    )
  }
}

function Named({ named }: { named: NonNullable<Nomination['named']> }) {
  const { t, f } = useMeetingWords()
  const facts = [
    [t('nomination.name'), named.name],
    ...(named.post ? [[t('nomination.post'), named.post] as const] : []),
    ...(named.letter ? [[t('nomination.letter'), f.digits(named.letter)] as const] : []),
    [
      t('nomination.do'),
      t('nomination.askedBy', { day: f.date(String(named.at), 'dayYear'), name: named.by?.name ?? '—' }),
    ],
  ] as const
  return <List facts={facts} />
}

function Facts({ nomination }: { nomination: Nomination }) {
  const { t, f } = useMeetingWords()
  const { seat, body, organisation, askedAt, askedBy } = nomination
  const facts = [
    [t('nomination.seat'), seat.title[f.locale]],
    [t('nomination.body'), body.name],
    [t('nomination.organisation'), organisation.name],
    [t('nomination.vote'), t(seat.voting ? 'nomination.voting' : 'seat.notVoting')],
    [
      t('nomination.askedOn'),
      t('nomination.askedBy', { day: f.date(String(askedAt), 'dayYear'), name: askedBy?.name ?? '—' }),
    ],
  ] as const
  return <List facts={facts} />
}

function List({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <ul className="list">
      {facts.map(([name, value]) => (
        <li key={name}>
          <span className="dim small">{name}</span>
          <br />
          {value}
        </li>
      ))}
    </ul>
  )
}
