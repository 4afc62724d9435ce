import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Btn,
  JalaliDateInput,
  Problem,
  TextArea,
  TextInput,
  useFormat,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { VisitsView } from '../ranking.schema.ts'
import { changed } from './queries.ts'

type Visit = VisitsView['rows'][number]

/** The questions by topic: fields on screen, ruled lines on paper. Only what was answered is sent. */
export function VisitForm({ view, old, off }: { view: VisitsView; old: Visit | undefined; off: string | undefined }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale, today } = useLooks()
  const answerOf = (code: string) => old?.answers.find((one) => one.question === code)
  const [visitedOn, setVisitedOn] = useState<string | null>(old?.visitedOn ?? null)
  const [visitors, setVisitors] = useState(old?.visitors ?? '')
  const [note, setNote] = useState(old?.note ?? '')
  const [answers, setAnswers] = useState<Record<string, string>>(() =>
    Object.fromEntries(view.questions.map(({ code }) => [code, answerOf(code)?.answer ?? ''])),
  )
  const [by, setBy] = useState<Record<string, string>>(() =>
    Object.fromEntries(view.questions.map(({ code }) => [code, answerOf(code)?.by ?? ''])),
  )
  const given = view.questions.filter(({ code }) => answers[code]?.trim())
  const place = new Map(given.map(({ code }, at) => [code, at]))
  const deed = useSend({
    fields: ['visitedOn', 'visitors', ...given.map((_, at) => `answers.${at}.by`)],
    done: t('done.visit'),
    renew: changed,
  })
  const save = () =>
    deed.send(() =>
      api.post(`/api/prioritisations/${view.round.id}/clusters/${view.cluster.id}/visits`, {
        visitedOn,
        visitors,
        answers: given.map(({ code }) => ({ question: code, answer: answers[code], by: by[code] ?? '' })),
        ...(note.trim() ? { note } : {}),
        ...(old ? { replaces: old.id } : {}),
      }),
    )
  const asked = (one: VisitsView['questions'][number]) => `${f.number(view.questions.indexOf(one) + 1)}. ${one[locale]}`
  const topics = [...Map.groupBy(view.questions, (one) => one.topic[locale])]
  return (
    <form
      ref={deed.form}
      className="visit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Problem of={deed.problem} />
      <div className="fields pairs">
        <div>
          <span className="print-only">{t('form.visitedOn')}</span>
          <JalaliDateInput
            label={t('form.visitedOn')}
            hint={t('form.visitedOnHint')}
            value={visitedOn}
            onChange={setVisitedOn}
            max={today}
            error={deed.field('visitedOn')}
          />
          <span className="visit-rule" />
        </div>
        <div>
          <span className="print-only">{t('form.visitors')}</span>
          <TextInput
            label={t('form.visitors')}
            hint={t('form.visitorsHint')}
            value={visitors}
            onChange={setVisitors}
            error={deed.field('visitors')}
          />
          <span className="visit-rule" />
        </div>
      </div>
      {topics.map(([topic, questions]) => (
        <section key={topic}>
          <h3 className="rank-after">{topic}</h3>
          {questions.map((one) => {
            const at = place.get(one.code)
            return (
              <div key={one.code} className="visit-q">
                <p className={off ? 'visit-ask' : 'visit-ask print-only'}>{asked(one)}</p>
                {!off && (
                  <>
                    <TextArea
                      label={asked(one)}
                      optional
                      {...(one.criterion ? { hint: t('visits.informs', { criterion: one.criterion[locale] }) } : {})}
                      rows={2}
                      value={answers[one.code] ?? ''}
                      onChange={(text) => setAnswers((now) => ({ ...now, [one.code]: text }))}
                    />
                    {at !== undefined && (
                      <TextInput
                        label={t('form.by')}
                        hint={t('form.byHint')}
                        value={by[one.code] ?? ''}
                        onChange={(text) => setBy((now) => ({ ...now, [one.code]: text }))}
                        error={deed.field(`answers.${at}.by`)}
                      />
                    )}
                  </>
                )}
                <span className="visit-rule" />
                <span className="visit-rule" />
              </div>
            )
          })}
        </section>
      ))}
      {!off && (
        <div className="fields rank-after">
          <TextArea label={t('form.note')} optional value={note} onChange={setNote} error={deed.field('note')} />
          <div className="row">
            <Btn
              tone="go"
              type="submit"
              busy={deed.busy}
              {...(given.length === 0 ? { why: t('errors.noAnswer') } : {})}
            >
              {t('do.visit')}
            </Btn>
          </div>
        </div>
      )}
    </form>
  )
}
