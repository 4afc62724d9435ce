import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { textChanges } from '../../../kernel/text-changes.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, DraftNote, TextArea, useDraft, useLooks } from '../../../ui/index.ts'
import type { Minutes } from '../minutes/minutes.schema.ts'
import { useMeetingWords } from './data.ts'
import { minutesQuery } from './sitting.data.ts'

interface Props {
  sessionId: string
  itemId: string | null
  title: string
  minutes: Minutes
}

/** What was said under an item: written in its place while the minutes are open, else read, with what was amended since it went out. */
export function SectionText({ sessionId, itemId, title, minutes }: Props) {
  const section = minutes.sections.find((one) => one.itemId === itemId)
  if (minutes.may.write === true)
    return (
      <>
        <Write sessionId={sessionId} itemId={itemId} title={title} section={section} />
        {section?.circulated !== null && section?.circulated !== undefined && (
          <Changed before={section.circulated} after={section.text} />
        )}
      </>
    )
  if (!section?.text) return null
  // final minutes are read as they are; what was amended on the way stands in the history
  return section.circulated === null || minutes.state === 'final' ? (
    <p className="minutes-text">{section.text}</p>
  ) : (
    <Changed before={section.circulated} after={section.text} />
  )
}

/** The text with what went struck through and what came underlined. */
export function Changed({ before, after }: { before: string; after: string }) {
  const { t } = useMeetingWords()
  return (
    <div className="minutes">
      <p className="small dim">{t('text.changed')}</p>
      <p className="minutes-text">
        {textChanges(before, after).map((piece, place) => {
          const key = `${place} ${piece.what}`
          if (piece.what === 'added') return <ins key={key} className="add">{`${piece.text} `}</ins>
          if (piece.what === 'removed') return <del key={key} className="del">{`${piece.text} `}</del>
          return <span key={key}>{`${piece.text} `}</span>
        })}
      </p>
    </div>
  )
}

interface Theirs {
  text: string
  version: number
  by: string
}

/** Saved a moment after typing stops. Upon another's newer text both stand, with their difference, until the writer chooses. */
function Write({
  sessionId,
  itemId,
  title,
  section,
}: Omit<Props, 'minutes'> & { section: Minutes['sections'][number] | undefined }) {
  const { t } = useMeetingWords()
  const { locale } = useLooks()
  const client = useQueryClient()
  // until the house has it, it lies on this device too: a line may be cut in the middle of a session
  const kept = useDraft(`minutes.${sessionId}.${itemId ?? 'whole'}`, () => ({ text: section?.text ?? '' }), {
    version: section?.version ?? 0,
  })
  const [base, setBase] = useState({ text: kept.was.text, version: kept.version ?? 0 })
  const { text } = kept.value
  const setText = (next: string) => kept.change({ text: next })
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | { problem: string }>('idle')
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const dirty = text !== base.text
  // what came from elsewhere is shown where nothing is being written here
  const incoming = section?.version ?? 0
  useEffect(() => {
    if (incoming > base.version && !dirty) {
      const now = { text: section?.text ?? '' }
      setBase({ ...now, version: incoming })
      kept.rebase(now, { version: incoming, values: now })
      kept.done()
    }
  }, [incoming, base.version, dirty, section?.text, kept.rebase, kept.done])

  const save = async (wanted: string, version: number) => {
    setState('saving')
    try {
      const reply = await api.put<{ version: number }>(`/api/sessions/${sessionId}/minutes/section`, {
        itemId,
        version,
        text: wanted,
      })
      setBase({ text: wanted, version: reply.version })
      kept.rebase((now) => now, { version: reply.version, values: { text: wanted } })
      // what was typed on meanwhile stays kept
      if (newest.current === wanted) kept.done()
      setTheirs(null)
      setState('saved')
      await client.invalidateQueries({ queryKey: minutesQuery(sessionId).queryKey })
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'meetings.sectionStale') {
        const { text: other, version: newer, by } = problem.details as unknown as Theirs
        setTheirs({ text: other, version: newer, by })
        setState('idle')
      } else setState({ problem: problem instanceof ApiProblem ? problem.text[locale] : t('text.failed') })
    }
  }
  const newest = useRef(text)
  newest.current = text
  const latest = useRef(save)
  latest.current = save
  const held = theirs !== null
  useEffect(() => {
    // one saving at a time: the next one needs the version of this
    if (!dirty || held || state === 'saving') return
    const wait = setTimeout(() => void latest.current(text, base.version), 1500)
    return () => clearTimeout(wait)
  }, [text, dirty, held, base.version, state])

  const discard = () => {
    kept.discard()
    setBase({ text: section?.text ?? '', version: incoming })
  }
  const take = (wanted: string) => {
    setText(wanted)
    void save(wanted, theirs!.version)
  }
  return (
    <div className="section-write">
      {!kept.touched && <DraftNote of={{ ...kept, discard }} />}
      <TextArea
        label={itemId === null ? title : t('text.short')}
        aria-label={itemId === null ? undefined : t('text.label', { title })}
        rows={3}
        value={text}
        onChange={(next) => {
          setText(next)
          if (state !== 'saving') setState('idle')
        }}
        onBlur={() => {
          if (dirty && !held && state !== 'saving') void save(text, base.version)
        }}
      />
      <p className="small dim" aria-live="polite">
        {typeof state === 'object' ? (
          <span className="risk-t">{state.problem}</span>
        ) : state === 'idle' ? (
          dirty && !held ? (
            t('text.unsaved')
          ) : null
        ) : (
          t(`text.${state}`)
        )}
      </p>
      {theirs && (
        <div className="stale" role="alert">
          <p className="risk-t small">{t('text.stale', { name: theirs.by })}</p>
          <Changed before={theirs.text} after={text} />
          <div className="row tight">
            <Btn small onClick={() => take(text)}>
              {t('text.keepMine')}
            </Btn>
            <Btn small onClick={() => take(theirs.text)}>
              {t('text.takeTheirs')}
            </Btn>
            <Btn small onClick={() => take(`${theirs.text}\n${text}`)}>
              {t('text.both')}
            </Btn>
          </div>
        </div>
      )}
    </div>
  )
}
