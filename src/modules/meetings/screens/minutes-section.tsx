import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Problem, Section, Tag, useSend, useWords } from '../../../ui/index.ts'
import type { Minutes } from '../minutes/minutes.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'
import { AnswerRemarkDialog, RemarkDialog } from './minutes-dialogs.tsx'

type Remark = Minutes['remarks'][number]
const tones = { draft: 'off', circulated: 'info', final: 'ok' } as const

/** Where the minutes stand: who has still to speak, remarks with their answers, what resolutions bring about, addenda. */
export function MinutesSection({ session, minutes }: { session: Session; minutes: Minutes }) {
  const { t, f } = useMeetingWords()
  const [open, setOpen] = useState<'remark' | Remark | null>(null)
  const nothing = useSend({ renew: changed })
  if (session.state === 'cancelled' || minutes.state === null || (minutes.state === 'draft' && !minutes.readable))
    return null
  const remarks = minutes.remarks.filter((one) => one.text !== null)
  const quiet = minutes.remarks.filter((one) => one.text === null)
  const titleOf = (id: string | null) => session.agenda.find((item) => item.id === id)?.title
  return (
    <Section
      title={t('min.heading')}
      mark={<Tag tone={tones[minutes.state]}>{t(`minutes.${minutes.state}`)}</Tag>}
      end={
        minutes.may.remark === true && (
          <>
            <Btn small onClick={() => setOpen('remark')}>
              {t('min.remark')}
            </Btn>{' '}
            <Btn
              small
              tone="quiet"
              busy={nothing.busy}
              onClick={() => void nothing.send(() => api.post(`/api/sessions/${session.id}/minutes/remarks`, {}))}
            >
              {t('min.noRemark')}
            </Btn>
          </>
        )
      }
    >
      <Problem of={nothing.problem} />
      {minutes.state !== 'final' && (
        <p className="row tight">
          {(['docx', 'pdf'] as const).map((as) => (
            <a key={as} className="btn quiet sm" href={`/api/sessions/${session.id}/minutes.${as}?locale=${f.locale}`}>
              {t('min.file', { kind: as === 'docx' ? 'Word' : 'PDF' })}
            </a>
          ))}
        </p>
      )}
      <p>
        {minutes.state === 'draft' && t('min.isDraft')}
        {minutes.state === 'circulated' && t('min.isCirculated', { day: f.date(minutes.remarksDue!) })}
        {minutes.state === 'final' &&
          t('min.isFinal', { day: f.date(String(minutes.finalAt)), name: minutes.finalBy?.name ?? '—' })}
      </p>
      {minutes.outstanding.length > 0 && (
        <p className="small dim">
          {t('min.outstanding', {
            names: minutes.outstanding.map((one) => one.name).join(f.locale === 'fa' ? '، ' : ', '),
          })}
        </p>
      )}
      {quiet.length > 0 && (
        <p className="small dim">
          {t('min.quiet', { names: quiet.map((one) => one.person?.name ?? '').join(f.locale === 'fa' ? '، ' : ', ') })}
        </p>
      )}
      {remarks.length > 0 && (
        <ul className="list">
          {remarks.map((one) => (
            <li key={one.id}>
              <b className="strong">{one.person?.name}</b>{' '}
              <Tag tone={one.answer ? (one.answer.how === 'taken' ? 'ok' : 'off') : 'risk'}>
                {t(one.answer ? `min.${one.answer.how}` : 'min.unanswered')}
              </Tag>
              {titleOf(one.itemId) && <span className="sub">{titleOf(one.itemId)}</span>}
              <p className="minutes-text">{one.text}</p>
              {one.answer ? (
                <p className="small dim">{t('min.answered', { text: one.answer.text })}</p>
              ) : (
                minutes.may.write === true && (
                  <Btn small onClick={() => setOpen(one)}>
                    {t('min.answerRemark')}
                  </Btn>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {minutes.effects.length > 0 && (
        <>
          <h3 className="minutes-part">{t('min.effects')}</h3>
          <ul className="list">
            {minutes.effects.map((one) => (
              <li key={one.resolutionId}>
                <Effect effect={one} may={minutes.may.write === true} />
              </li>
            ))}
          </ul>
        </>
      )}
      {minutes.addenda.length > 0 && (
        <>
          <h3 className="minutes-part">{t('min.addenda')}</h3>
          <ul className="list">
            {minutes.addenda.map((one) => (
              <li key={one.id}>
                <p className="minutes-text">{one.text}</p>
                <span className="sub">
                  {t('min.addendumBy', { name: one.by?.name ?? '—', day: f.date(String(one.at)) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {open === 'remark' && <RemarkDialog session={session} onClose={() => setOpen(null)} />}
      {open !== null && typeof open === 'object' && <AnswerRemarkDialog remark={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

/** What a resolution brings about, and why it could not now. */
function Effect({ effect, may }: { effect: Minutes['effects'][number]; may: boolean }) {
  const { t, f } = useMeetingWords()
  const [module = 'meetings', code = ''] = (effect.problem?.code ?? '').split('.')
  const words = useWords<Record<string, string>>(effect.problem ? module : 'meetings')
  const drop = useSend({ renew: changed })
  return (
    <>
      {t('min.effectOf', { number: effect.number })} {effect.says[f.locale]}{' '}
      <Tag tone={effect.appliedAt ? 'ok' : effect.problem ? 'risk' : 'info'}>
        {t(effect.appliedAt ? 'min.applied' : effect.problem ? 'min.refused' : 'min.waits')}
      </Tag>
      {effect.problem && (
        <p className="risk-t small">
          {words.maybe(`errors.${code}`, effect.problem.details as Record<string, string | number>) ??
            effect.problem.code}
        </p>
      )}
      {may && !effect.appliedAt && effect.problem && (
        <Btn
          small
          busy={drop.busy}
          onClick={() =>
            void drop.send(() => api.put(`/api/resolutions/${effect.resolutionId}/effect`, { effect: null }))
          }
        >
          {t('min.dropEffect')}
        </Btn>
      )}
      <Problem of={drop.problem} />
    </>
  )
}
