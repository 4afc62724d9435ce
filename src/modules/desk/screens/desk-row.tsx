import { type ReactNode, useState } from 'react'
import { Btn, BtnLink, Link, Menu, Task, useWords } from '../../../ui/index.ts'
import type { DeskRow } from '../desk.schema.ts'
import { useAct } from './data.ts'
import { daysBetween, leftWords, shownDetails, useDeskWords, useRoleName } from './desk-words.ts'
import { AnswerDialog, PostponeDialog } from './item-dialogs.tsx'
import { ReferDialog } from './refer-dialog.tsx'

interface RowProps {
  row: DeskRow
  today: string
  mayRefer: boolean
  /** Somebody else's work: shown without acts. */
  watch?: boolean
}

type Open = 'refer' | 'answer' | 'postpone' | null

/** Words of the item as its room says them: what, why, the act on the button. */
function useItemWords(row: DeskRow) {
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
export function DeskItem({ row, today, mayRefer, watch = false }: RowProps) {
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
  const more = [
    ...(mayRefer && !toKnow ? [{ label: t('act.refer'), onChoose: () => setOpen('refer') }] : []),
    ...(row.asked.role && !row.takenBy
      ? [{ label: t('act.take'), onChoose: () => act('/api/desk/takings', item) }]
      : []),
    ...(row.takenByMe ? [{ label: t('act.putBack'), onChoose: () => act('/api/desk/put-backs', item) }] : []),
    ...(late || toKnow ? [] : [{ label: t('act.postpone'), onChoose: () => setOpen('postpone') }]),
  ]
  return (
    <>
      <Task
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
              <MainAct row={row} late={late} label={words.act} onAnswer={() => setOpen('answer')} />
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
      {open === 'refer' && (
        <ReferDialog record={row.record} item={item} title={words.title} onClose={() => setOpen(null)} />
      )}
      {open === 'answer' && (
        <AnswerDialog id={row.subjectId} note={row.referral?.note ?? ''} onClose={() => setOpen(null)} />
      )}
      {open === 'postpone' && <PostponeDialog item={item} due={row.due} today={today} onClose={() => setOpen(null)} />}
    </>
  )
}

function MainAct({ row, late, label, onAnswer }: { row: DeskRow; late: boolean; label: string; onAnswer(): void }) {
  const { t } = useDeskWords()
  const act = useAct()
  const tone = late ? 'go' : 'plain'
  if (row.what === 'desk.referral')
    return (
      <>
        {row.referral?.about && row.href && (
          <BtnLink small tone={tone} href={row.href}>
            {label}
          </BtnLink>
        )}
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
  return row.href ? (
    <BtnLink small tone={tone} href={row.href}>
      {label}
    </BtnLink>
  ) : null
}
