import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Btn, BtnLink, Cols, DueGroup, Empty, ExcelButton, Link, Matn, PageHead, Task } from '../../../ui/index.ts'
import type { AskedRow, Desk, DeskRow } from '../desk.schema.ts'
import { deskQuery, type Tab, useAct } from './data.ts'
import { AskedMeta, AskedTitle, DeskMargin, EventLog } from './desk-margin.tsx'
import { DeskItem } from './desk-row.tsx'
import { counted, leftWords, useDeskWords } from './desk-words.ts'

/** A page of this person's own, to go to when nothing waits. */
export interface Way {
  href: string
  label: string
}

const tabs: readonly Tab[] = ['mine', 'askedByMe', 'done', 'unattended']

/** کارتابل, the home page: what waits for me, by deadline, each with its act; `after` it what this person answers for besides. */
export function DeskPage({ ways = [], after }: { ways?: readonly Way[]; after?: ReactNode }) {
  const { t } = useDeskWords()
  const { query } = useAddress()
  const asked = query.get('tab') as Tab | null
  const tab = asked && tabs.includes(asked) ? asked : 'mine'
  const { data } = useSuspenseQuery(deskQuery(tab))
  useRowKeys()
  return (
    <>
      <PageHead
        title={t('title')}
        lead={<State desk={data} tab={tab} />}
        tabs={tabs
          .filter((one) => one !== 'unattended' || data.may.unattended)
          .map((one) => ({
            href: one === 'mine' ? '/' : `/?tab=${one}`,
            label: t(`tab.${one}`),
            current: one === tab,
            ...(one === 'mine' ? { count: data.counts.waiting } : {}),
          }))}
        acts={
          tab === 'mine' && data.counts.waiting > 0 ? (
            <ExcelButton list="desk" />
          ) : tab === 'askedByMe' && data.total > 0 ? (
            <ExcelButton list="referrals" />
          ) : undefined
        }
      />
      <Cols>
        <Matn>
          <Rows desk={data} tab={tab} ways={ways} />
          {tab === 'mine' && after}
        </Matn>
        <DeskMargin />
      </Cols>
    </>
  )
}

/** The sentence a manager could read out. */
function State({ desk, tab }: { desk: Desk; tab: Tab }) {
  const { t, f } = useDeskWords()
  if (tab === 'unattended')
    return desk.total === 0 ? t('state.unattendedNone') : t('state.unattended', { count: counted(desk.total, f) })
  if (tab === 'askedByMe')
    return desk.total === 0 ? t('empty.askedByMe') : t('state.asked', { count: counted(desk.total, f) })
  const { waiting, overdue, week, later } = desk.counts
  if (waiting === 0) return t('state.none')
  const parts: ReactNode[] = []
  const add = (count: number, key: 'state.overdue' | 'state.week' | 'state.later', late = false) => {
    if (count === 0) return
    const text = t(key, { count: counted(count, f) })
    if (parts.length > 0) parts.push(t('list.join'))
    parts.push(
      late ? (
        <b key={key} className="late-t nowrap">
          {text}
        </b>
      ) : (
        <span key={key} className="nowrap">
          {text}
        </span>
      ),
    )
  }
  add(overdue, 'state.overdue', true)
  add(week, 'state.week')
  add(later, 'state.later')
  const whole = <b className="nowrap">{t('state.count', { count: counted(waiting, f) })}</b>
  return (
    <>
      {whole} {t('state.waits')} {parts}
      {t('list.end')}
    </>
  )
}

function Rows({ desk, tab, ways }: { desk: Desk; tab: Tab; ways: readonly Way[] }) {
  const { t } = useDeskWords()
  const rows = { mine: desk.mine, askedByMe: desk.askedByMe, done: desk.done, unattended: desk.unattended }[tab] ?? []
  if (rows.length === 0)
    return (
      <Empty
        title={t(`empty.${tab}`)}
        text={t(`empty.${tab}.way`)}
        acts={
          tab === 'mine' &&
          ways.map((way, place) => (
            <BtnLink key={way.href} href={way.href} tone={place === 0 ? 'go' : 'plain'}>
              {way.label}
            </BtnLink>
          ))
        }
      />
    )
  if (tab === 'done') return <EventLog rows={desk.done ?? []} />
  if (tab === 'askedByMe') return <Asked rows={desk.askedByMe ?? []} today={desk.today} />
  return <Groups rows={rows as DeskRow[]} desk={desk} watch={tab === 'unattended'} />
}

function Groups({ rows, desk, watch }: { rows: readonly DeskRow[]; desk: Desk; watch: boolean }) {
  const { t, f } = useDeskWords()
  return (['overdue', 'week', 'later'] as const).map((group) => {
    const members = rows.filter((row) => row.group === group)
    if (members.length === 0) return null
    return (
      <DueGroup
        key={group}
        title={t(`group.${group}`)}
        count={t('group.count', { count: f.number(members.length) })}
        late={group === 'overdue'}
      >
        {members.map((row) => (
          <DeskItem
            key={`${row.what} ${row.subjectId}`}
            row={row}
            today={desk.today}
            mayRefer={desk.may.refer}
            watch={watch}
          />
        ))}
      </DueGroup>
    )
  })
}

function Asked({ rows, today }: { rows: readonly AskedRow[]; today: string }) {
  const { t, f } = useDeskWords()
  const act = useAct()
  return (
    <ul>
      {rows.map((row) => (
        <Task
          key={row.id}
          state={row.answer ? 'ok' : row.group === 'overdue' ? 'late' : 'calm'}
          late={!row.answer && row.group === 'overdue'}
          title={
            row.href ? (
              <Link href={row.href}>
                <AskedTitle row={row} />
              </Link>
            ) : (
              <AskedTitle row={row} />
            )
          }
          why={row.answer ? t('asked.answered', { name: row.answer.by?.name ?? '—' }) : row.note}
          quote={row.answer?.text}
          meta={row.answer ? [] : [<AskedMeta key="meta" row={row} />]}
          due={row.due && !row.answer ? f.date(row.due) : undefined}
          left={row.due && !row.answer ? leftWords(row.due, today, t) : undefined}
          acts={
            row.answer ? (
              <Btn small onClick={() => act('/api/desk/seen-marks', { what: 'desk.answer', subjectId: row.id })}>
                {t('act.seen')}
              </Btn>
            ) : (
              <Btn small tone="quiet" onClick={() => act(`/api/desk/referrals/${row.id}/withdrawal`, {})}>
                {t('act.withdraw')}
              </Btn>
            )
          }
        />
      ))}
    </ul>
  )
}

/** J and K walk over the items, wherever no text is being typed; Enter then follows the link as always. */
function useRowKeys() {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key.toLowerCase()] ?? { KeyJ: 1, KeyK: -1 }[event.code]
      const target = event.target as HTMLElement
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input, textarea, select, [role="dialog"]')) return
      const titles = [...document.querySelectorAll<HTMLElement>('.task h3 a')]
      const now = titles.indexOf(document.activeElement as HTMLElement)
      titles[Math.min(titles.length - 1, Math.max(0, now + step))]?.focus()
      event.preventDefault()
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [])
}
