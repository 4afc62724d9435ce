import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, useSend } from '../../../ui/index.ts'
import { changed, useMeetingWords } from './data.ts'
import { candidatesQuery } from './sitting.data.ts'

const keyOf = (row: { what: string; subjectId: string }) => `${row.what} ${row.subjectId}`

/** What the rooms propose for the agenda: all chosen at first, those left out stay proposed. */
export function FillDialog({ sessionId, onClose }: { sessionId: string; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const { data } = useSuspenseQuery(candidatesQuery(sessionId))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const sending = useSend({ renew: changed })
  const chosen = data.rows.filter((row) => !left.has(keyOf(row)))
  const toggle = (key: string, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(key)
    else next.add(key)
    setLeft(next)
  }
  return (
    <FormDialog
      wide
      title={t('fill.title')}
      lead={data.rows.length > 0 ? t('fill.lead') : t('fill.none')}
      verb={t('fill.submit', { count: chosen.length })}
      disabled={chosen.length === 0}
      onSend={() =>
        sending.send(() =>
          api.post(`/api/sessions/${sessionId}/agenda/filling`, {
            items: chosen.map(({ what, subjectId }) => ({ what, subjectId })),
          }),
        )
      }
      onClose={onClose}
      sending={sending}
    >
      <ul className="list">
        {data.rows.map((row) => (
          <li key={keyOf(row)}>
            <Checkbox
              label={
                <>
                  {row.title}
                  <span className="sub">
                    {[
                      row.carriedFrom !== null &&
                        t(row.calledOff ? 'fill.calledOff' : 'fill.carried', { number: String(row.carriedFrom) }),
                      row.due && t('fill.due', { day: f.date(row.due) }),
                      !row.title.includes(row.record.title) && row.record.title,
                    ]
                      .filter(Boolean)
                      .join('، ')}
                  </span>
                </>
              }
              checked={!left.has(keyOf(row))}
              onChange={(on) => toggle(keyOf(row), on)}
            />
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}
