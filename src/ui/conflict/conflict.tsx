import { type ReactNode, useEffect, useState } from 'react'
import { Btn } from '../forms/btn.tsx'
import { Radios } from '../forms/choices.tsx'
import { Icon } from '../icons.tsx'
import type { Draft } from '../kept/draft.ts'
import { Problem } from '../say/answer.tsx'
import type { Sending } from '../send.ts'
import { useUiWords } from '../words.tsx'
import { type Choice, standing, together } from './conflict.rules.ts'

export interface ConflictField<Values> {
  name: keyof Values & string
  label: ReactNode
  /** How a value of it reads; without it, the value itself. */
  show?(value: never): ReactNode
}

export interface ConflictProps<Values extends object> {
  draft: Draft<Values>
  sending: Sending
  /** Every field that is sent, but a reason for the change: one left out would be overwritten unasked. */
  fields: readonly ConflictField<Values>[]
  /** The record as it stands now, in the shape of the form. */
  read(): Promise<{ version: number; values: Values }>
}

/**
 * Another has saved since this form was opened: per field what it was, what they wrote and what I wrote, with the choice where both
 * changed it. Nothing typed is lost; with the choices made the form stands on their version and is sent as usual.
 */
export function Conflict<Values extends object>({ draft, sending, fields, read }: ConflictProps<Values>) {
  const t = useUiWords()
  const stale = sending.refused?.code === 'kernel.stale'
  const [theirs, setTheirs] = useState<{ version: number; values: Values } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [chosen, setChosen] = useState<Partial<Record<string, Choice>>>({})
  const refusal = sending.refused
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each refusal
  useEffect(() => {
    setTheirs(null)
    setChosen({})
    setProblem(null)
    if (stale) read().then(setTheirs, setProblem)
  }, [refusal])
  if (!stale) return null
  if (problem) return <Problem of={problem} />
  if (!theirs) return null
  const { was, value: mine } = draft
  const stands = (name: keyof Values & string) => standing(was[name], mine[name], theirs.values[name])
  const meeting = fields.filter(({ name }) => stands(name) === 'both')
  const taken = fields.filter(({ name }) => stands(name) === 'theirs')
  const result = together(
    fields.map(({ name }) => name),
    { was, mine, theirs: theirs.values },
    chosen,
  )
  const say = ({ show }: ConflictField<Values>, value: unknown): ReactNode => {
    if (value === null || value === undefined || value === '') return <span className="dim">{t('conflict.empty')}</span>
    if (typeof value === 'boolean') return t(value ? 'conflict.yes' : 'conflict.no')
    return show ? show(value as never) : String(value)
  }
  const side = (key: 'conflict.mine' | 'conflict.theirs', field: ConflictField<Values>, value: unknown) => (
    <>
      {t(key)}: <b className="strong">{say(field, value)}</b>
    </>
  )
  return (
    <section className="conflict" role="alert" aria-label={t('conflict.title')}>
      <p>
        <Icon name="warning" /> <b className="strong">{t('conflict.title')}</b>{' '}
        {t(meeting.length > 0 ? 'conflict.choose' : 'conflict.apart')}
      </p>
      {meeting.map((field) => (
        <div key={field.name} className="conflict-field">
          <Radios
            label={field.label}
            value={chosen[field.name] ?? null}
            onChange={(side) => setChosen({ ...chosen, [field.name]: side })}
            options={[
              { value: 'mine', label: side('conflict.mine', field, mine[field.name]) },
              { value: 'theirs', label: side('conflict.theirs', field, theirs.values[field.name]) },
            ]}
          />
          <p className="small dim">
            {t('conflict.was')} {say(field, was[field.name])}
          </p>
        </div>
      ))}
      {taken.length > 0 && (
        <>
          <p className="small">{t('conflict.taken')}</p>
          <ul className="missing">
            {taken.map((field) => (
              <li key={field.name}>
                {field.label}: {say(field, was[field.name])} {t('conflict.to')}{' '}
                <b className="strong">{say(field, theirs.values[field.name])}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row tight">
        <Btn
          small
          {...(result ? {} : { why: t('conflict.chooseFirst') })}
          onClick={() => {
            if (!result) return
            draft.rebase(result, theirs)
            sending.clear()
          }}
        >
          {t('conflict.go')}
        </Btn>
      </div>
    </section>
  )
}
