import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Link, Menu, Problem, Section, Tag, useSend } from '../../../ui/index.ts'
import type { AskedList } from '../agenda/agenda.schema.ts'
import type { Minutes } from '../minutes/minutes.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'
import { FillDialog } from './fill-dialog.tsx'
import { type AgendaItem, EnterAnswerDialog, ItemDialog, SendOutDialog } from './item-dialogs.tsx'
import { SectionText } from './section-text.tsx'
import { AgendaDialog } from './session-dialogs.tsx'
import { sentOutQuery } from './sitting.data.ts'

type Asked = AskedList['rows'][number]
type Open =
  | { what: 'fill' | 'add' }
  | { what: 'item' | 'sendOut'; item: AgendaItem }
  | { what: 'answer'; asked: Asked }
  | null

/** The agenda in its order, each item with what was said under it; the secretary fills it, orders it, and writes. */
export function AgendaSection({ session, minutes }: { session: Session; minutes: Minutes }) {
  const { t } = useMeetingWords()
  const { data: sentOut } = useSuspenseQuery(sentOutQuery(session.id))
  const [open, setOpen] = useState<Open>(null)
  const deed = useSend({ renew: changed })
  const off = session.state === 'cancelled'
  const may = session.may.call === true && minutes.state !== 'final' && session.state !== 'history' && !off
  const fillable = may && (session.state === 'planned' || session.state === 'sitting')
  const ids = session.agenda.map((item) => item.id)
  const move = (place: number, by: -1 | 1) => {
    const next = [...ids]
    const [one] = next.splice(place, 1)
    next.splice(place + by, 0, one!)
    return deed.send(() =>
      api.put(`/api/sessions/${session.id}/agenda/order`, { version: session.version, items: next }),
    )
  }
  const remove = (id: string) => deed.send(() => api.delete(`/api/agenda-items/${id}`))
  return (
    <Section
      title={t('sessionPage.agenda')}
      end={
        may && (
          <>
            {fillable && (
              <Btn small onClick={() => setOpen({ what: 'fill' })}>
                {t('fill.do')}
              </Btn>
            )}{' '}
            <Btn small tone="quiet" onClick={() => setOpen({ what: 'add' })}>
              {t('sessionPage.addItem')}
            </Btn>
          </>
        )
      }
    >
      <Problem of={deed.problem} />
      {off && session.agenda.length > 0 && <p className="small dim">{t('sessionPage.cancelledAgenda')}</p>}
      {session.agenda.length === 0 ? (
        <p className="dim">
          {t(session.state === 'history' ? 'sessionPage.agendaEmpty' : 'sessionPage.agendaEmptyPlanned')}
        </p>
      ) : (
        <ol className="agenda">
          {session.agenda.map((item, place) => (
            <li key={item.id}>
              <Item
                item={item}
                first={place === 0}
                last={place === ids.length - 1}
                may={may}
                busy={deed.busy}
                onMove={(by) => void move(place, by)}
                onRemove={() => void remove(item.id)}
                onOpen={setOpen}
                planned={session.state === 'planned'}
                off={off}
              />
              <div className="body">
                <Answers asked={sentOut.rows.filter((one) => one.itemId === item.id)} may={may} onOpen={setOpen} />
                {minutes.state !== null && !off && (
                  <SectionText sessionId={session.id} itemId={item.id} title={item.title} minutes={minutes} />
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {minutes.state !== null && !off && (minutes.readable || minutes.may.write === true) && (
        <div className="agenda-outside">
          <SectionText sessionId={session.id} itemId={null} title={t('minutes.outside')} minutes={minutes} />
        </div>
      )}
      {open?.what === 'fill' && <FillDialog sessionId={session.id} onClose={() => setOpen(null)} />}
      {open?.what === 'add' && <AgendaDialog sessionId={session.id} onClose={() => setOpen(null)} />}
      {open?.what === 'item' && (
        <ItemDialog item={open.item} over={session.state === 'held'} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'sendOut' && <SendOutDialog item={open.item} onClose={() => setOpen(null)} />}
      {open?.what === 'answer' && <EnterAnswerDialog asked={open.asked} onClose={() => setOpen(null)} />}
    </Section>
  )
}

interface ItemProps {
  item: AgendaItem
  first: boolean
  last: boolean
  may: boolean
  planned: boolean
  /** The session is called off: nothing was reached, and it need not be said of each. */
  off: boolean
  busy: boolean
  onMove(by: -1 | 1): void
  onRemove(): void
  onOpen(open: Open): void
}

function Item({ item, first, last, may, planned, off, busy, onMove, onRemove, onOpen }: ItemProps) {
  const { t, f } = useMeetingWords()
  const title = item.title
  return (
    <>
      <span className="no">{f.number(item.position)}</span>
      <div>
        <h3>{f.digits(title)}</h3>
        <p className="from">
          {item.record && !title.includes(item.record.title) && (
            <Link href={`/records/${item.record.id}`}>{item.record.title}</Link>
          )}
          {item.carried && <Tag tone="info">{t('item.carried')}</Tag>}
          {item.minutesAllotted !== null && <span>{t('item.allotted', { count: item.minutesAllotted })}</span>}
          {item.reached === false && !off && <Tag tone="risk">{t('item.notReached')}</Tag>}
        </p>
      </div>
      {may && (
        <div className="tm row tight">
          <Btn
            small
            tone="quiet"
            aria-label={t('item.up', { title })}
            disabled={first}
            busy={busy}
            onClick={() => onMove(-1)}
          >
            ↑
          </Btn>
          <Btn
            small
            tone="quiet"
            aria-label={t('item.down', { title })}
            disabled={last}
            busy={busy}
            onClick={() => onMove(1)}
          >
            ↓
          </Btn>
          <Menu
            items={[
              { label: t('item.change'), onChoose: () => onOpen({ what: 'item', item }) },
              ...(planned ? [{ label: t('sendOut.do'), onChoose: () => onOpen({ what: 'sendOut', item }) }] : []),
              { label: t('item.remove'), onChoose: onRemove, apart: true },
            ]}
          >
            <Btn small tone="quiet" aria-label={t('item.more', { title })}>
              …
            </Btn>
          </Menu>
        </div>
      )}
    </>
  )
}

/** To whom the item was sent, and what they wrote. */
function Answers({ asked, may, onOpen }: { asked: readonly Asked[]; may: boolean; onOpen(open: Open): void }) {
  const { t, f } = useMeetingWords()
  if (asked.length === 0) return null
  return (
    <ul className="list small">
      {asked.map((one) => (
        <li key={one.id}>
          <b className="strong">{one.organisation.name}</b>{' '}
          {one.answer ? (
            <span>
              {one.answer.text}{' '}
              {one.answer.by && <Link href={`/records/${one.answer.by.id}`}>{f.digits(one.answer.by.name)}</Link>}
            </span>
          ) : (
            <>
              <span className="dim">{t('sendOut.waits', { day: f.date(one.due) })}</span>{' '}
              {may && (
                <Btn small tone="quiet" onClick={() => onOpen({ what: 'answer', asked: one })}>
                  {t('sendOut.enter')}
                </Btn>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
