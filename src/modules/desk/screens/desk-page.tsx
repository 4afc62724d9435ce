import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, startTransition, useRef, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import {
  Btn,
  BtnLink,
  Cols,
  DueGroup,
  Empty,
  ExcelButton,
  Link,
  Matn,
  PageHead,
  Task,
  useToast,
} from '../../../ui/index.ts'
import type { AskedRow, Desk, DeskRow } from '../desk.schema.ts'
import type { DeskActs } from './act-window.tsx'
import { AtOnceBar, keyOf, usePicked } from './at-once.tsx'
import { deskQuery, rowsAtFirst, type Tab, useAct } from './data.ts'
import { AskedMeta, AskedTitle, DeskMargin, EventLog } from './desk-margin.tsx'
import { DeskItem } from './desk-row.tsx'
import { counted, leftWords, useDeskWords } from './desk-words.ts'
import { useNextFocus, useRowKeys } from './row-keys.ts'

/** A page of this person's own, to go to when nothing waits. */
export interface Way {
  href: string
  label: string
}

const tabs: readonly Tab[] = ['mine', 'askedByMe', 'done', 'unattended']

/** کارتابل, the home page: what waits for me, by deadline, each with its act; `after` it what this person answers for besides. */
export function DeskPage({
  ways = [],
  acts = {},
  margin,
  after,
}: {
  ways?: readonly Way[]
  acts?: DeskActs
  /** What other rooms put beside it: who stands in while one is away. */
  margin?: ReactNode
  after?: ReactNode
}) {
  const { t } = useDeskWords()
  const { query } = useAddress()
  const asked = query.get('tab') as Tab | null
  const tab = asked && tabs.includes(asked) ? asked : 'mine'
  const [limit, setLimit] = useState(rowsAtFirst)
  const { data } = useSuspenseQuery(deskQuery(tab, limit))
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
          <Rows
            desk={data}
            tab={tab}
            ways={ways}
            acts={acts}
            onMore={() => startTransition(() => setLimit((now) => now + rowsAtFirst))}
          />
          {tab === 'mine' && after}
        </Matn>
        <DeskMargin>{margin}</DeskMargin>
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

interface RowsProps {
  desk: Desk
  tab: Tab
  ways: readonly Way[]
  acts: DeskActs
  onMore(): void
}

function Rows({ desk, tab, ways, acts, onMore }: RowsProps) {
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
  return <Groups rows={rows as DeskRow[]} desk={desk} acts={acts} watch={tab === 'unattended'} onMore={onMore} />
}

interface GroupsProps {
  rows: readonly DeskRow[]
  desk: Desk
  acts: DeskActs
  watch: boolean
  onMore(): void
}

/** Names of items, also of those that have just left. */
function useRowName(rows: readonly DeskRow[]): (key: string) => string {
  const { f } = useDeskWords()
  const names = useRef(new Map<string, string>())
  for (const row of rows) names.current.set(keyOf(row), row.record.title)
  return (key) => f.digits(names.current.get(key) ?? '')
}

function Groups({ rows, desk, acts, watch, onMore }: GroupsProps) {
  const { t, f } = useDeskWords()
  const say = useToast()
  const picks = usePicked(rows)
  const nameOf = useRowName(rows)
  useNextFocus(rows.map(keyOf), (key) => {
    // what is done together is told together
    if (!picks.working.current) say({ title: t('done.item', { title: nameOf(key) }) })
  })
  const left = desk.total - rows.length
  const countOf = (group: DeskRow['group'], shown: number) => (watch ? shown : desk.counts[group])
  return (
    <>
      {(['overdue', 'week', 'later'] as const).map((group) => {
        const members = rows.filter((row) => row.group === group)
        if (members.length === 0) return null
        return (
          <DueGroup
            key={group}
            title={t(`group.${group}`)}
            count={t('group.count', { count: f.number(countOf(group, members.length)) })}
            late={group === 'overdue'}
          >
            {members.map((row) => (
              <DeskItem
                key={keyOf(row)}
                row={row}
                today={desk.today}
                mayRefer={desk.may.refer}
                watch={watch}
                acts={acts}
                {...(watch ? {} : { picks })}
              />
            ))}
          </DueGroup>
        )
      })}
      {left > 0 && (
        <p className="desk-more">
          <Btn block onClick={onMore}>
            {t('more.rows', { count: f.number(left) })}
          </Btn>
        </p>
      )}
      {!watch && <AtOnceBar rows={rows} picks={picks} nameOf={(row) => nameOf(keyOf(row))} />}
    </>
  )
}

function Asked({ rows, today }: { rows: readonly AskedRow[]; today: string }) {
  const { t, f } = useDeskWords()
  const act = useAct()
  return (
    <ul>
      {rows.map((row) => (
        <Task
          key={`${row.what} ${row.id}`}
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
            ) : row.referral ? (
              <Btn small tone="quiet" onClick={() => act(`/api/desk/referrals/${row.id}/withdrawal`, {})}>
                {t('act.withdraw')}
              </Btn>
            ) : (
              row.href && (
                <BtnLink small href={row.href}>
                  {t('act.open')}
                </BtnLink>
              )
            )
          }
        />
      ))}
    </ul>
  )
}
