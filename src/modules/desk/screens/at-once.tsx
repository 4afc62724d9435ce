import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Problem, useSend, useToast } from '../../../ui/index.ts'
import { type ActAtOnce, actsAtOnce, atOnceOf } from '../desk.rules.ts'
import type { DeskRow, DoneAtOnce } from '../desk.schema.ts'
import { useDeskWords } from './desk-words.ts'

export const keyOf = (row: Pick<DeskRow, 'what' | 'subjectId'>) => `${row.what} ${row.subjectId}`

/** The small acts that this row allows together with others. */
export const actsOf = (row: DeskRow): ActAtOnce[] =>
  atOnceOf({
    what: row.what,
    role: row.asked.role,
    taken: row.takenByMe ? 'mine' : row.takenBy ? 'another' : 'nobody',
  })

/** Which items are ticked; what has left the desk is ticked no more. */
export function usePicked(rows: readonly DeskRow[]) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const working = useRef(false)
  const picked = rows.filter((row) => keys.has(keyOf(row)))
  return {
    picked,
    /** The house is at work on them. */
    working,
    has: (row: DeskRow) => keys.has(keyOf(row)),
    put: (row: DeskRow, on: boolean) =>
      setKeys((now) => new Set(on ? [...now, keyOf(row)] : [...now].filter((key) => key !== keyOf(row)))),
    choose: (some: readonly DeskRow[]) => setKeys(new Set(some.map(keyOf))),
  }
}
export type Picked = ReturnType<typeof usePicked>

/** What can be done with all that is ticked, and after it what was not done, each with its reason. */
export function AtOnceBar({
  rows,
  picks,
  nameOf,
}: {
  rows: readonly DeskRow[]
  picks: Picked
  nameOf(row: Pick<DeskRow, 'what' | 'subjectId'>): string
}) {
  const { t, f } = useDeskWords()
  const say = useToast()
  const client = useQueryClient()
  const { send, busy, problem } = useSend()
  const [told, setTold] = useState<{ done: number; lines: readonly { key: string; text: string }[] } | null>(null)
  const { picked } = picks
  const kinds = new Set(picked.map((row) => row.what))
  const same = rows.filter((row) => kinds.has(row.what) && actsOf(row).length > 0)
  const act = async (what: ActAtOnce, some: readonly DeskRow[]) => {
    picks.working.current = true
    await send(async () => {
      const items = some.map((row) => ({ what: row.what, subjectId: row.subjectId }))
      const reply = await api.post<DoneAtOnce>('/api/desk/at-once', { act: what, items })
      const lines = reply.refused.map((one) => ({
        key: keyOf(one),
        text: `${nameOf(one)}: ${one.message[f.locale]}`,
      }))
      setTold(lines.length > 0 ? { done: reply.done, lines } : null)
      if (lines.length === 0) say({ title: t('pick.done', { count: f.number(reply.done) }) })
      const left = new Set(lines.map((line) => line.key))
      picks.choose(some.filter((row) => left.has(keyOf(row))))
      await client.invalidateQueries({ queryKey: ['desk'] })
    })
    picks.working.current = false
  }
  return (
    <>
      {told && (
        <div className="at-once-refused" role="alert">
          <p className="strong">
            {t('pick.refused', { done: f.number(told.done), count: f.number(told.lines.length) })}
          </p>
          <ul>
            {told.lines.map((line) => (
              <li key={line.key}>{line.text}</li>
            ))}
          </ul>
          <Btn small tone="quiet" onClick={() => setTold(null)}>
            {t('pick.close')}
          </Btn>
        </div>
      )}
      {picked.length > 0 && (
        <section className="at-once" aria-label={t('pick.bar')}>
          <b className="strong" role="status">
            {t('pick.count', { count: f.number(picked.length) })}
          </b>
          {actsAtOnce.map((what) => {
            const some = picked.filter((row) => actsOf(row).includes(what))
            return (
              some.length > 0 && (
                <Btn
                  key={what}
                  small
                  tone={what === 'putBack' ? 'plain' : 'go'}
                  busy={busy}
                  onClick={() => void act(what, some)}
                >
                  {t(`pick.act.${what}`, { count: f.number(some.length) })}
                </Btn>
              )
            )
          })}
          {same.length > picked.length && (
            <Btn small onClick={() => picks.choose(same)}>
              {t('pick.same')}
            </Btn>
          )}
          <span className="end">
            <Btn small tone="quiet" onClick={() => picks.choose([])}>
              {t('pick.none')}
            </Btn>
          </span>
          <Problem of={problem} />
        </section>
      )}
    </>
  )
}
