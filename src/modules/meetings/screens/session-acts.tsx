import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Menu, type MenuItem, useSend } from '../../../ui/index.ts'
import type { Sitting } from '../holding/holding.schema.ts'
import type { Minutes } from '../minutes/minutes.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { CallOffDialog } from './call-off-dialog.tsx'
import { ChangeCallDialog } from './calling-dialogs.tsx'
import { changed, useMeetingWords, useWhy } from './data.ts'
import { MinuteDialog } from './minute-dialog.tsx'
import { AddendumDialog, CirculateDialog, FinaliseDialog } from './minutes-dialogs.tsx'
import { HoldDialog } from './session-dialogs.tsx'
import { CallAgainDialog, CloseDialog, OpenDialog } from './sitting-dialogs.tsx'

type Open =
  | 'open'
  | 'hold'
  | 'change'
  | 'cancel'
  | 'minute'
  | 'close'
  | 'again'
  | 'circulate'
  | 'finalise'
  | 'addendum'
  | null

/** What can be done with a session now: one filled act, the others beside it or under «more». */
export function SessionActs({ session, sitting, minutes }: { session: Session; sitting: Sitting; minutes: Minutes }) {
  const { t } = useMeetingWords()
  const why = useWhy()
  const [open, setOpen] = useState<Open>(null)
  const begin = useSend({ renew: changed })
  const { state } = session
  const write = why(session.may.minute)
  const act = (what: Open & string, label: string, tone: 'go' | 'plain', reason: string | undefined) => (
    <Btn key={what} tone={tone} onClick={() => setOpen(what)} why={reason}>
      {label}
    </Btn>
  )
  const acts =
    state === 'cancelled'
      ? []
      : state === 'planned'
        ? [act('open', t('sit.openTitle'), 'go', write)]
        : state === 'sitting'
          ? [act('minute', t('sessionPage.minute'), 'go', write), act('close', t('sit.closeTitle'), 'plain', write)]
          : minutes.state === 'draft'
            ? [
                act('circulate', t('min.circulate'), 'go', write),
                act('minute', t('sessionPage.minute'), 'plain', write),
              ]
            : minutes.state === 'circulated'
              ? [
                  act('finalise', t('min.finalise'), 'go', write),
                  act('minute', t('sessionPage.minute'), 'plain', write),
                ]
              : minutes.state === 'final'
                ? [act('addendum', t('min.addendum'), 'plain', write)]
                : [act('minute', t('sessionPage.minute'), 'go', write)]
  const more: MenuItem[] =
    session.may.call !== true
      ? []
      : state === 'planned'
        ? [
            { label: t('callChange.title'), onChoose: () => setOpen('change') },
            { label: t('sessionPage.hold'), note: t('sit.holdNote'), onChoose: () => setOpen('hold') },
            { label: t('callOff.title'), onChoose: () => setOpen('cancel'), apart: true },
          ]
        : state === 'sitting'
          ? [{ label: t('sit.again'), onChoose: () => setOpen('again') }]
          : state === 'held' && minutes.state === null
            ? [
                {
                  label: t('min.begin'),
                  onChoose: () =>
                    void begin.send(() => api.post(`/api/sessions/${session.id}/minutes`, { begin: true })),
                },
              ]
            : []
  const close = () => setOpen(null)
  const of = { session, sitting, onClose: close }
  return (
    <>
      {acts}
      {more.length > 0 && (
        <Menu items={more}>
          <Btn tone="quiet">{t('sit.more')}</Btn>
        </Menu>
      )}
      {open === 'open' && <OpenDialog {...of} />}
      {open === 'hold' && (
        <HoldDialog sessionId={session.id} day={session.heldOn} place={session.place} onClose={close} />
      )}
      {open === 'change' && <ChangeCallDialog session={session} onClose={close} />}
      {open === 'cancel' && <CallOffDialog session={session} onClose={close} />}
      {open === 'minute' && <MinuteDialog {...of} />}
      {open === 'close' && <CloseDialog {...of} />}
      {open === 'again' && <CallAgainDialog session={session} onClose={close} />}
      {open === 'circulate' && <CirculateDialog sessionId={session.id} onClose={close} />}
      {open === 'finalise' && <FinaliseDialog sessionId={session.id} minutes={minutes} onClose={close} />}
      {open === 'addendum' && <AddendumDialog sessionId={session.id} onClose={close} />}
    </>
  )
}
