import { type ReactNode, Suspense, useState } from 'react'
import { Btn, BtnLink, Link, Menu, Task, useWords } from '../../../ui/index.ts'
import type { DeskRow } from '../desk.schema.ts'
import type { DeskActs } from './act-window.tsx'
import { actsOf, keyOf, type Picked } from './at-once.tsx'
import { useAct } from './data.ts'
import { daysBetween, leftWords, shownDetails, useDeskWords, useRoleName } from './desk-words.ts'
import { AnswerDialog, PostponeDialog } from './item-dialogs.tsx'
import { ReferDialog } from './refer-dialog.tsx'
import { returnToRow } from './row-keys.ts'

interface RowProps {
  row: DeskRow
  today: string
  mayRefer: boolean
  /** Somebody else's work: shown without acts. */
  watch?: boolean
  /** Acts that can be done here, in a window over the desk. */
  acts: DeskActs
  picks?: Picked
}

type Open = 'act' | 'refer' | 'answer' | 'postpone' | null

/** Words of the item as its room says them: what, why, the act on the button. */
export function useItemWords(row: DeskRow) {
  const { t, f } = useDeskWords()
  const about = row.referral?.about ?? null
  const [module = 'desk', act = ''] = (about?.what ?? row.what).split('.')
  const words = useWords<Record<string, string>>(module)
  const details = shownDetails(about?.details ?? row.details, f)
  const said = (suffix: string) =>
    module === 'desk' ? null : words.maybe(`waiting.${act}${suffix}`, { title: row.record.title, ...details })
  const quote = typeof details.quote === 'string' ? details.quote : null
  const { referral } = row
  const own = row.what.split('.')[1] as 'referral' | 'information' | 'copy'
  const why = referral
    ? t(`waiting.${own}.${referral.note ? 'why' : 'bare'}`, { name: referral.from?.name ?? '—' })
    : said('.why')
  return {
    title: f.digits(said('') ?? row.record.title),
    why,
    quote: referral ? referral.note || null : quote,
    act: said('.do') ?? t('act.goTo'),
  }
}

/** One item: what, why in the other's words, since when, until when, and the act. */
export function DeskItem({ row, today, mayRefer, watch = false, acts, picks }: RowProps) {
  const { t, f } = useDeskWords()
  const roleName = useRoleName()
  const words = useItemWords(row)
  const act = useAct()
  const [open, setOpen] = useState<Open>(null)
  const item = { what: row.what, subjectId: row.subjectId }
  const late = row.group === 'overdue'
  const see = () => {
    if (!watch && !row.seen) act('/api/desk/seen-marks', item)
  }
  const recordTitle = f.digits(row.record.title)
  const meta: ReactNode[] = [
    words.title.includes(recordTitle) ? null : recordTitle,
    t(watch ? 'row.waitsSince' : 'row.since', { day: f.date(String(row.since)) }),
    row.insteadOf && t('row.insteadOf', { name: row.insteadOf.name }),
    row.takenByMe ? t('row.takenByYou') : row.takenBy && t('row.takenBy', { name: row.takenBy.name }),
    watch && row.asked.role && t('row.forRole', { role: roleName(row.asked.role) }),
    watch && row.asked.person && t('row.forPerson', { name: row.asked.person.name }),
  ].filter(Boolean)
  const soon = row.due !== null && daysBetween(today, row.due) <= 2
  const toKnow = row.what === 'desk.information' || row.what === 'desk.copy'
  // what was referred is done where it began
  const about = row.referral?.about ?? { what: row.what, subjectId: row.subjectId }
  const Act = watch ? undefined : acts[about.what]
  const tick = picks && actsOf(row).length > 0
  const begin = () => {
    see()
    setOpen('act')
  }
  const more = [
    ...(mayRefer && !toKnow ? [{ label: t('act.refer'), onChoose: () => setOpen('refer') }] : []),
    ...(row.asked.role && !row.takenBy
      ? [{ label: t('act.take'), onChoose: () => act('/api/desk/takings', item) }]
      : []),
    ...(row.takenByMe ? [{ label: t('act.putBack'), onChoose: () => act('/api/desk/put-backs', item) }] : []),
    ...(late || toKnow ? [] : [{ label: t('act.postpone'), onChoose: () => setOpen('postpone') }]),
  ]
  const over = (
    <>
      {open === 'act' && Act && (
        <Suspense>
          <Act
            recordId={row.record.id}
            subjectId={about.subjectId}
            title={words.title}
            onClose={() => {
              setOpen(null)
              returnToRow(keyOf(row))
            }}
          />
        </Suspense>
      )}
      {open === 'refer' && (
        <ReferDialog record={row.record} item={item} title={words.title} onClose={() => setOpen(null)} />
      )}
      {open === 'answer' && (
        <AnswerDialog id={row.subjectId} note={row.referral?.note ?? ''} onClose={() => setOpen(null)} />
      )}
      {open === 'postpone' && <PostponeDialog item={item} due={row.due} today={today} onClose={() => setOpen(null)} />}
    </>
  )
  return (
    <Task
      over={over}
      item={keyOf(row)}
      pick={
        tick && (
          <label className="task-pick">
            <input
              type="checkbox"
              checked={picks.has(row)}
              onChange={(event) => picks.put(row, event.target.checked)}
              aria-label={t('pick.one', { title: words.title })}
            />
          </label>
        )
      }
      state={late ? 'late' : soon ? 'risk' : 'calm'}
      late={late}
      title={
        row.href ? (
          <Link href={row.href} onClick={see}>
            {words.title}
          </Link>
        ) : (
          words.title
        )
      }
      why={words.why}
      quote={words.quote && <span dir="auto">{words.quote}</span>}
      meta={meta}
      due={row.due ? f.date(row.due, row.group === 'week' ? 'weekday' : undefined) : undefined}
      left={row.due ? leftWords(row.due, today, t) : t('due.none')}
      acts={
        watch ? (
          row.href && (
            <BtnLink small href={row.href}>
              {t('act.open')}
            </BtnLink>
          )
        ) : (
          <>
            <MainAct
              row={row}
              late={late}
              label={words.act}
              {...(Act ? { onAct: begin } : {})}
              onAnswer={() => setOpen('answer')}
            />
            {more.length > 0 && (
              <Menu items={more}>
                <Btn small tone="quiet">
                  {t('act.more')}
                </Btn>
              </Menu>
            )}
          </>
        )
      }
    />
  )
}

interface MainActProps {
  row: DeskRow
  late: boolean
  label: string
  /** Opens the act over the desk, where the room brings it; else its page is opened. */
  onAct?(): void
  onAnswer(): void
}

function MainAct({ row, late, label, onAct, onAnswer }: MainActProps) {
  const { t } = useDeskWords()
  const act = useAct()
  const tone = late ? 'go' : 'plain'
  const work = onAct ? (
    <Btn small tone={tone} aria-haspopup="dialog" onClick={onAct}>
      {label}
    </Btn>
  ) : (
    row.href && (
      <BtnLink small tone={tone} href={row.href}>
        {label}
      </BtnLink>
    )
  )
  if (row.what === 'desk.referral')
    return (
      <>
        {row.referral?.about && work}
        <Btn small tone={row.referral?.about ? 'plain' : tone} onClick={onAnswer}>
          {t('act.answer')}
        </Btn>
      </>
    )
  if (row.what.startsWith('desk.'))
    return (
      <Btn small onClick={() => act('/api/desk/seen-marks', { what: row.what, subjectId: row.subjectId })}>
        {t('act.seen')}
      </Btn>
    )
  return work || null
}
