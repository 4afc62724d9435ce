import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Btn, Note, Tag } from '../../../ui/index.ts'
import type { Invited } from '../calling/calling.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { AnswerDialog } from './calling-dialogs.tsx'
import { useMeetingWords } from './data.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { invitationsQuery } from './sitting.data.ts'

const tones = { comes: 'ok', substitute: 'info', excused: 'risk' } as const

/** Who is invited and what they answered. */
export function InvitedNote({ session }: { session: Session }) {
  const { t } = useMeetingWords()
  const { data } = useSuspenseQuery(invitationsQuery(session.id))
  const [open, setOpen] = useState<'invite' | Invited | null>(null)
  const may = session.may.call === true
  const planned = session.state === 'planned'
  const late = data.late ? t('invited.late', data.late) : undefined
  return (
    <>
      <Note
        title={t('invited.heading')}
        end={
          may &&
          planned && (
            <Btn small tone={data.rows.length === 0 ? 'plain' : 'quiet'} onClick={() => setOpen('invite')}>
              {t('invited.do')}
            </Btn>
          )
        }
      >
        {late && planned && <p className="small risk-t">{late}</p>}
        {data.rows.length === 0 ? (
          <p className="small dim">{t(planned ? 'invited.none' : 'invited.noneHeld')}</p>
        ) : (
          <ul className="list invited-list">
            {data.rows.map((one) => (
              <li key={one.id}>
                <div>
                  {one.name}{' '}
                  <Tag tone={one.answer ? tones[one.answer] : 'off'}>{t(`answered.${one.answer ?? 'none'}`)}</Tag>
                  <span className="sub">
                    {one.as === 'guest' ? (
                      [t('invited.asGuest'), one.organisation].filter(Boolean).join('، ')
                    ) : (
                      <Seat of={one} />
                    )}
                    {one.substitute && ` ${t('invited.sends', { name: one.substitute })}`}
                  </span>
                </div>
                {planned && (one.mine || may) && (
                  <Btn
                    small
                    tone={one.mine && !one.answer ? 'plain' : 'quiet'}
                    aria-label={t(one.mine ? 'answer.mine' : 'answer.of', { name: one.name })}
                    onClick={() => setOpen(one)}
                  >
                    {t('answer.do')}
                  </Btn>
                )}
              </li>
            ))}
          </ul>
        )}
        {data.toInvite > 0 && data.rows.length > 0 && (
          <p className="small risk-t">{t('invited.missing', { count: data.toInvite })}</p>
        )}
        {session.heldOn && (planned || session.state === 'cancelled') && (
          <p className="small">
            <a href={`/api/sessions/${session.id}/calendar`} download>
              {t('invited.calendar')}
            </a>
          </p>
        )}
      </Note>
      {open === 'invite' && (
        <InviteDialog sessionId={session.id} toInvite={data.toInvite} late={late} onClose={() => setOpen(null)} />
      )}
      {open !== null && typeof open === 'object' && <AnswerDialog invited={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function Seat({ of }: { of: Invited }) {
  const { t, f } = useMeetingWords()
  const seat = of.seat?.title[f.locale] ?? ''
  return <>{of.as === 'substitute' ? t('invited.asSubstitute', { seat }) : seat}</>
}
