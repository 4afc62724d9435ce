import { useState } from 'react'
import { Btn, ExcelButton, Link, Menu, type MenuItem, Note, Nuqta, type Seat, Seats } from '../../../ui/index.ts'
import type { Body } from '../bodies/bodies.schema.ts'
import { useMeetingWords } from './data.ts'
import { AskMemberDialog } from './nomination-dialogs.tsx'
import { AppointDialog, EndSittingDialog, memberOf } from './seat-dialogs.tsx'
import { AddSeatDialog, EndSeatDialog, HolderDialog } from './seats-dialogs.tsx'

export type SeatOf = Body['seats'][number]
type What = 'appoint' | 'end' | 'holder' | 'ask' | 'endSeat'

/** Who sits there now: a member, only a substitute, or nobody. */
export const dotOf = (seat: SeatOf): Seat => {
  const now = seat.sittings.filter((sitting) => sitting.now)
  if (now.some((sitting) => sitting.substituteOf === null)) return 'in'
  return now.length > 0 ? 'sub' : 'empty'
}

/** The seats of a body as dots, with who sits in each and what can be done with it; those that have ended stand last. */
export function SeatsNote({ body }: { body: Body }) {
  const { t, f } = useMeetingWords()
  const [seating, setSeating] = useState<{ seat: SeatOf; what: What } | 'add' | null>(null)
  const may = body.may.seat === true
  const standing = body.seats.filter((seat) => seat.now)
  const others = body.seats.filter((seat) => !seat.now)
  const close = () => setSeating(null)
  const of = seating !== null && seating !== 'add' ? { seat: seating.seat, onClose: close } : null
  const what = of && seating !== 'add' ? seating?.what : null
  return (
    <Note
      title={t('bodyPage.seats')}
      end={<ExcelButton list="seats" query={{ body: body.id }} takes={body.may.seat} />}
    >
      <Seats seats={standing.map(dotOf)} />
      <p className="small dim">{t('bodyPage.dots')}</p>
      <ul className="list">
        {standing.map((seat) => (
          <SeatLine
            key={seat.id}
            seat={seat}
            {...(may ? { onDeed: (deed) => setSeating({ seat, what: deed }) } : {})}
          />
        ))}
        {others.map((seat) => (
          <li key={seat.id} className="dim small">
            {seat.title[f.locale]}{' '}
            {seat.until && seat.from === null
              ? t('seat.until', { day: f.date(seat.until) })
              : t('seat.since', { day: f.date(seat.from ?? '') })}
          </li>
        ))}
      </ul>
      {may && (
        <p>
          <Btn small icon="plus" onClick={() => setSeating('add')}>
            {t('seat.add')}
          </Btn>
        </p>
      )}
      {seating === 'add' && <AddSeatDialog body={body} onClose={close} />}
      {of && what === 'appoint' && <AppointDialog {...of} />}
      {of && what === 'end' && <EndSittingDialog {...of} />}
      {of && what === 'holder' && <HolderDialog {...of} />}
      {of && what === 'ask' && <AskMemberDialog {...of} />}
      {of && what === 'endSeat' && <EndSeatDialog {...of} />}
    </Note>
  )
}

const states = { in: 'approved', sub: 'verified', empty: undefined } as const

function SeatLine({ seat, onDeed }: { seat: SeatOf; onDeed?: (what: What) => void }) {
  const { t, f } = useMeetingWords()
  const sitters = seat.sittings.filter((sitting) => sitting.now)
  const comma = f.locale === 'fa' ? '، ' : ', '
  const notes = [
    seat.organisation?.name,
    seat.voting ? null : t('seat.notVoting'),
    seat.until ? t('seat.until', { day: f.date(seat.until) }) : null,
  ].filter(Boolean)
  const deeds: MenuItem[] = onDeed
    ? [
        { label: t(memberOf(seat) ? 'appoint.substitute' : 'appoint.submit'), onChoose: () => onDeed('appoint') },
        ...(sitters.length > 0 ? [{ label: t('endSitting.submit'), onChoose: () => onDeed('end') }] : []),
        { label: t('holder.title'), onChoose: () => onDeed('holder') },
        ...(seat.organisation && !seat.nomination && !memberOf(seat)
          ? [{ label: t('askMember.title'), onChoose: () => onDeed('ask') }]
          : []),
        ...(!seat.required && !seat.until
          ? [{ label: t('endSeat.title'), onChoose: () => onDeed('endSeat'), apart: true }]
          : []),
      ]
    : []
  return (
    <li>
      <div className="row tight nowrap">
        <Nuqta state={states[dotOf(seat)]} />
        <span className="grow" style={{ whiteSpace: 'normal' }}>
          {seat.title[f.locale]}
          {notes.length > 0 && (
            <span className="dim small">
              {comma}
              {notes.join(comma)}
            </span>
          )}
          {sitters.length === 0 && (
            <>
              <br />
              <span className="dim small">{t('seat.open')}</span>{' '}
              {seat.nomination && (
                <Link className="small" href={`/nominations/${seat.nomination.id}`}>
                  {t(seat.nomination.named ? 'seat.named' : 'seat.asked')}
                </Link>
              )}
            </>
          )}
          {sitters.map((sitting) => (
            <span key={sitting.id} className="dim small">
              <br />
              {sitting.person.name}
              {sitting.substituteOf && ` (${t('seat.substitute')})`}
              {sitting.from ? ` ${t('seat.since', { day: f.date(sitting.from) })}` : ''}
              {sitting.until ? ` ${t('seat.until', { day: f.date(sitting.until) })}` : ''}
            </span>
          ))}
        </span>
        {deeds.length > 0 && (
          <Menu items={deeds}>
            <Btn small tone="quiet" icon="down" aria-label={t('seat.acts', { seat: seat.title[f.locale] })}>
              {t('seat.change')}
            </Btn>
          </Menu>
        )}
      </div>
    </li>
  )
}
