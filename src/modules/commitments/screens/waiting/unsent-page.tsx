import { useEffect, useState } from 'react'
import {
  Btn,
  BtnLink,
  Cols,
  ConfirmDialog,
  Empty,
  Matn,
  PageHead,
  Section,
  useFormat,
  useLooks,
  usePersonId,
  useToast,
  useWords,
} from '../../../../ui/index.ts'
import { device, onDevice } from '../../../../ui/kept/device.ts'
import type { KeptRead } from '../../../../ui/kept/reads.ts'
import type { ProgressView } from '../../commitments.schema.ts'
import type { fa } from '../../unsent.fa.ts'
import { againHref, claimHref } from '../addresses.ts'
import { claimable } from '../claim-pick.tsx'
import { useRefresh } from '../data.ts'
import { useValues } from '../values.ts'
import { sendWaiting } from './deliver.ts'
import { useOnLine, useWaiting } from './use-waiting.ts'
import { dropWaiting, keepWaiting } from './waiting.device.ts'
import { toSend, type Waiting } from './waiting.rules.ts'
import '../commitments.css'

/** «فرستاده‌نشده‌ها»: every claim that waits on this device, to be changed or thrown away; and the plans that can be claimed on without the network. */
export function UnsentPage({
  leaving: asked,
  onLeave,
  onStay,
}: {
  leaving: boolean
  onLeave(): Promise<void>
  onStay(): void
}) {
  const t = useWords<typeof fa>('unsent')
  const person = usePersonId()
  const onLine = useOnLine()
  const entries = useWaiting()
  const say = useToast()
  const refresh = useRefresh()
  const [leaving, setLeaving] = useState<Waiting | null>(null)
  const f = useFormat()
  const send = async () => {
    if (person === undefined) return
    const sent = await sendWaiting(person)
    if (sent.length === 0) return
    say({ title: t('sent.many', { count: sent.length }) })
    void refresh()
  }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Cols wide>
        <Matn>
          {entries?.length === 0 && <Empty title={t('none')} text={t('noneText')} />}
          {entries && entries.length > 0 && (
            <ul className="unsent">
              {entries.map((entry) => (
                <Entry
                  key={entry.key}
                  entry={entry}
                  onDrop={() => setLeaving(entry)}
                  onSend={async () => {
                    await keepWaiting({ ...entry, state: 'network', refused: null })
                    await send()
                  }}
                />
              ))}
            </ul>
          )}
          {onLine && entries && toSend(entries).length > 0 && (
            <div className="row">
              <Btn tone="go" onClick={() => void send()}>
                {t('sendAll')}
              </Btn>
            </div>
          )}
          <KeptPlans />
        </Matn>
      </Cols>
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('drop.title')}
        verb={t('drop.verb')}
        danger
        onConfirm={() => (leaving ? dropWaiting(leaving) : undefined)}
      >
        {leaving && t('drop.text', { title: leaving.item.title, date: f.date(leaving.draft.asOf) })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked}
        onClose={onStay}
        title={t('leave.title')}
        verb={t('leave.verb')}
        danger
        onConfirm={onLeave}
      >
        {t('leave.text', { count: entries?.length ?? 0 })}
      </ConfirmDialog>
    </>
  )
}

function Entry({ entry, onDrop, onSend }: { entry: Waiting; onDrop(): void; onSend(): Promise<void> }) {
  const t = useWords<typeof fa>('unsent')
  const { f, inUnit } = useValues()
  const { locale } = useLooks()
  const { draft, item, refused, state } = entry
  const files = draft.files.length
  return (
    <li className="stack">
      <div className="claim-line">
        <h2 className="h3">{item.title}</h2>
        <b className="strong nowrap">{draft.number !== null && inUnit(item, draft.number)}</b>
      </div>
      <p className="small">
        {t('asOf', { date: f.date(draft.asOf, 'dayYear') })}
        {files > 0 && `، ${t(files === 1 ? 'files.one' : 'files.many', { count: files })}`}
      </p>
      <p>{draft.result}</p>
      {refused && (
        <div className="problem" role="note">
          <div>
            <p>{refused.text[locale]}</p>
            {refused.fields
              .filter((field) => field[locale] !== refused.text[locale])
              .map((field) => (
                <p key={field[locale]}>{field[locale]}</p>
              ))}
            <p>{t('wayOut')}</p>
          </div>
        </div>
      )}
      <p className="micro dim">
        <span className={state === 'refused' ? 'late-t' : undefined}>{t(`state.${state}`)}</span>؛{' '}
        {t('written', { date: f.date(entry.at), time: f.time(entry.at) })}
      </p>
      <div className="row tight">
        <BtnLink small href={againHref(entry.recordId, item.itemId, entry.key)}>
          {t('edit')}
        </BtnLink>
        {(state === 'open' || state === 'refused') && (
          <Btn small onClick={() => void onSend()}>
            {t('send')}
          </Btn>
        )}
        <Btn small tone="quiet" onClick={onDrop}>
          {t('drop')}
        </Btn>
      </div>
    </li>
  )
}

/** The plans that this device can read without the network. */
function KeptPlans() {
  const t = useWords<typeof fa>('unsent')
  const f = useFormat()
  const person = usePersonId()
  const [kept, setKept] = useState<readonly { read: KeptRead<ProgressView>; title: string | undefined }[]>([])
  useEffect(() => {
    if (person === undefined) return
    const list = async () => {
      const reads = await device.all<KeptRead<ProgressView>>('read', `${person}/progress/`)
      const open = reads.filter(({ answer }) => answer.items.some(claimable))
      const titles = await Promise.all(
        open.map(({ answer }) => device.get<KeptRead<{ title: string }>>('read', `${person}/title/${answer.recordId}`)),
      )
      setKept(open.map((read, place) => ({ read, title: titles[place]?.answer.title })))
    }
    void list().catch(() => {})
    return onDevice((shelf) => shelf === 'read' && void list().catch(() => {}))
  }, [person])
  return (
    <Section title={t('kept.title')}>
      <p className="muted small">{t(kept.length === 0 ? 'kept.none' : 'kept.text')}</p>
      <ul className="unsent">
        {kept.map(({ read: { at, answer }, title }) => (
          <li key={answer.recordId} className="claim-line">
            <span>
              <b className="strong">{title ?? answer.items[0]?.title}</b>
              <span className="small dim">
                {' '}
                {t('kept.read', { date: f.date(at), time: f.time(at), count: answer.items.filter(claimable).length })}
              </span>
            </span>
            <BtnLink small tone="go" href={claimHref(answer.recordId)}>
              {t('kept.claim')}
            </BtnLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
