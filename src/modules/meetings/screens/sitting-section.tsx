import { useState } from 'react'
import { Btn, Seats, Section, Tag } from '../../../ui/index.ts'
import type { Sitting } from '../holding/holding.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { useMeetingWords } from './data.ts'
import { ArrivalsDialog, LeavingDialog, OneArrivalDialog } from './sitting-dialogs.tsx'

type Seat = Sitting['seats'][number]
type Attendance = Sitting['attendance'][number]
type Open = { what: 'arrivals' } | { what: 'one'; seat: Seat | null } | { what: 'leave'; attendance: Attendance } | null

/** Who is there, and whether there is a quorum at this minute. */
export function SittingSection({ session, sitting, may }: { session: Session; sitting: Sitting; may: boolean }) {
  const { t, f } = useMeetingWords()
  const [open, setOpen] = useState<Open>(null)
  const { quorum } = sitting
  const voting = sitting.seats.filter((seat) => seat.voting)
  const here = (seat: Seat) =>
    sitting.attendance.findLast((one) => one.seatId === seat.id && one.until === null) ??
    sitting.attendance.findLast((one) => one.seatId === seat.id)
  const guests = sitting.attendance.filter((one) => one.as === 'guest')
  const live = session.state === 'sitting'
  return (
    <Section
      title={t('sit.heading')}
      end={
        may && (
          <>
            <Btn small onClick={() => setOpen({ what: 'arrivals' })}>
              {t('sit.arrivals')}
            </Btn>{' '}
            <Btn small tone="quiet" onClick={() => setOpen({ what: 'one', seat: null })}>
              {t('sit.guest')}
            </Btn>
          </>
        )
      }
    >
      <Seats
        seats={voting.map((seat) => (seat.here === 'member' ? 'in' : seat.here === 'substitute' ? 'sub' : 'empty'))}
        quorum={quorum.needed}
      />
      <p>
        <Tag tone={quorum.holds ? 'ok' : 'risk'}>{t(quorum.holds ? 'sit.quorum' : 'sit.noQuorum')}</Tag>{' '}
        {t(live ? 'sit.present' : 'sit.presentThen', {
          time: f.digits(quorum.at),
          present: quorum.present,
          total: quorum.total,
          needed: quorum.needed,
        })}{' '}
        {quorum.missing.length > 0 && (
          <span className="risk-t">
            {t('sit.missing', {
              seats: quorum.missing.map((one) => one[f.locale]).join(f.locale === 'fa' ? '، ' : ', '),
            })}
          </span>
        )}
      </p>
      <p className="small dim">{t('sit.clause', { clause: sitting.clause[f.locale] })}</p>
      <ul className="list sitting-list">
        {sitting.seats
          .filter((seat) => seat.member || here(seat))
          .map((seat) => (
            <li key={seat.id}>
              <SeatLine
                seat={seat}
                attendance={here(seat) ?? null}
                may={may}
                onSubstitute={() => setOpen({ what: 'one', seat })}
                onLeave={(attendance) => setOpen({ what: 'leave', attendance })}
              />
            </li>
          ))}
        {guests.map((one) => (
          <li key={one.id}>
            <Person attendance={one} title={[t('invited.asGuest'), one.organisation].filter(Boolean).join('، ')} />
            {may && one.until === null && (
              <Btn small tone="quiet" onClick={() => setOpen({ what: 'leave', attendance: one })}>
                {t('sit.left')}
              </Btn>
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'arrivals' && (
        <ArrivalsDialog session={session} sitting={sitting} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'one' && (
        <OneArrivalDialog session={session} sitting={sitting} seat={open.seat} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'leave' && (
        <LeavingDialog attendance={open.attendance} now={sitting.now} onClose={() => setOpen(null)} />
      )}
    </Section>
  )
}

function Person({ attendance, title }: { attendance: Attendance; title: string }) {
  const { t, f } = useMeetingWords()
  const { from, until } = attendance
  return (
    <div>
      {attendance.name}{' '}
      <Tag tone={until === null ? 'ok' : 'off'}>
        {until === null
          ? t('sit.since', { time: f.digits(from) })
          : t('sit.fromUntil', { from: f.digits(from), until: f.digits(until) })}
      </Tag>
      <span className="sub">{title}</span>
    </div>
  )
}

interface SeatLineProps {
  seat: Seat
  attendance: Attendance | null
  may: boolean
  onSubstitute(): void
  onLeave(attendance: Attendance): void
}

function SeatLine({ seat, attendance, may, onSubstitute, onLeave }: SeatLineProps) {
  const { t, f } = useMeetingWords()
  const notVoting = seat.voting ? '' : `، ${t('seat.notVoting')}`
  const title = `${seat.title[f.locale]}${notVoting}`
  if (attendance)
    return (
      <>
        <Person
          attendance={attendance}
          title={attendance.as === 'substitute' ? t('invited.asSubstitute', { seat: title }) : title}
        />
        {may && attendance.until === null && (
          <Btn
            small
            tone="quiet"
            aria-label={t('sit.leavingOf', { name: attendance.name })}
            onClick={() => onLeave(attendance)}
          >
            {t('sit.left')}
          </Btn>
        )}
      </>
    )
  return (
    <>
      <div>
        {seat.member?.name} <Tag tone="off">{t('sit.away')}</Tag>
        <span className="sub">{title}</span>
      </div>
      {may && (
        <Btn
          small
          tone="quiet"
          aria-label={t('sit.substituteOf', { name: seat.member?.name ?? '' })}
          onClick={onSubstitute}
        >
          {t('sit.substitute')}
        </Btn>
      )}
    </>
  )
}
