import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Btn, Cols, Hashieh, Link, Matn, Note, PageHead, Section } from '../../../ui/index.ts'
import { ReferDialog } from '../../desk/screens/index.ts'
import { RecordPapers } from '../../papers/screens/index.ts'
import type { ResolutionShown } from '../resolutions/resolutions.schema.ts'
import { resolutionQuery, useMeetingWords, useWhy } from './data.ts'
import { Open, Sources, useResolutionNumber } from './marks.tsx'
import { CompleteDialog, NotifyDialog } from './resolution-dialogs.tsx'

type Act = 'complete' | 'notify' | 'refer'

/** A resolution: its text, who answers for it until when (open where the minutes leave it open), what it is about, where it was decided. */
export function ResolutionPage({ id }: { id: string }) {
  const { t, f } = useMeetingWords()
  const why = useWhy()
  const numberOf = useResolutionNumber()
  const { data: resolution } = useSuspenseQuery(resolutionQuery(id))
  // the desk leads here with the act asked for; it opens only where it is still allowed
  const { query, change } = useAddress()
  const asked = query.get('act')
  const wanted = (asked === 'complete' || asked === 'notify') && resolution.may[asked] === true ? asked : null
  const [chosen, setChosen] = useState<Act | null>(null)
  const open = chosen ?? wanted
  const close = () => {
    setChosen(null)
    change({ act: null, subject: null })
  }
  const { session, body } = resolution
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bodies', label: t('bodies') },
          { href: `/bodies/${body.id}`, label: body.name },
          ...(session
            ? [
                {
                  href: `/sessions/${session.id}`,
                  label: t('bodyPage.sessionNumber', { number: String(session.number) }),
                },
              ]
            : []),
        ]}
        title={
          <>
            {t('resolutionPage.name', { number: numberOf(resolution) })}
            <Sources marks={resolution.provenance} />
          </>
        }
        lead={<State resolution={resolution} />}
        acts={
          <>
            <Btn onClick={() => setChosen('refer')}>{t('resolutionPage.refer')}</Btn>
            {resolution.state === 'minuted' && (
              <>
                <Btn
                  tone={resolution.gaps.length > 0 ? 'go' : 'plain'}
                  onClick={() => setChosen('complete')}
                  why={why(resolution.may.complete)}
                >
                  {t('resolutionPage.complete')}
                </Btn>
                <Btn
                  tone={resolution.gaps.length > 0 ? 'plain' : 'go'}
                  onClick={() => setChosen('notify')}
                  why={why(resolution.may.notify)}
                >
                  {t('resolutionPage.notify')}
                </Btn>
              </>
            )}
          </>
        }
      />
      <Cols>
        <Matn>
          <Section title={t('resolutionPage.text')}>
            <div className="minutes">
              <p>{resolution.text}</p>
            </div>
          </Section>
          <Section title={t('resolutionPage.duty')}>
            <Duty resolution={resolution} />
          </Section>
          <Section title={t('resolutionPage.concerns')}>
            {resolution.concerns.length === 0 ? (
              <p className="dim">{t('resolutionPage.concernsNone')}</p>
            ) : (
              <ul className="list">
                {resolution.concerns.map((record) => (
                  <li key={record.id}>
                    <Link href={`/records/${record.id}`}>{record.title}</Link>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <RecordPapers recordId={id} why={why} />
        </Matn>
        <Hashieh>
          <Note title={t('resolutionPage.decidedIn')}>
            {session ? (
              <p>
                <Link href={`/sessions/${session.id}`}>{session.title}</Link>
                <br />
                <span className="dim small">
                  {session.heldOn ? (
                    f.date(session.heldOn, 'weekdayYear')
                  ) : (
                    <Open>{`${t('fact.day')}: ${t('open.day')}`}</Open>
                  )}
                </span>
              </p>
            ) : (
              <p>
                <Link href={`/bodies/${body.id}`}>{body.name}</Link>
                <br />
                <Open>{t('resolutionPage.noSession')}</Open>
              </p>
            )}
          </Note>
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open === 'complete' && <CompleteDialog resolution={resolution} onClose={close} />}
      {open === 'notify' && <NotifyDialog resolution={resolution} onClose={close} />}
      {open === 'refer' && (
        <ReferDialog record={{ id, title: resolution.text }} title={resolution.text} onClose={close} />
      )}
    </>
  )
}

function State({ resolution }: { resolution: ResolutionShown }) {
  const { t, f } = useMeetingWords()
  const { state, gaps, notifiedAt } = resolution
  const said =
    state === 'notified'
      ? t('resolutionPage.notified', { day: f.date(String(notifiedAt)) })
      : t(state === 'decided' ? 'resolutionPage.decided' : 'resolutionPage.minuted')
  const [one, other] = gaps.map((gap) => t(`resolutionPage.missing.${gap}`))
  const missing = one && other ? t('resolutionPage.missing.and', { one, other }) : one
  return (
    <>
      {said} {missing && <Open>{t('resolutionPage.missing', { gaps: missing })}</Open>}
    </>
  )
}

/** Owner and deadline; what the minutes leave open stands here as open. */
function Duty({ resolution }: { resolution: ResolutionShown }) {
  const { t, f } = useMeetingWords()
  const { responsibleOrganisation: organisation, responsiblePerson: person, deadline } = resolution
  const none = <span className="dim">—</span>
  const gap = (name: 'responsible' | 'deadline') =>
    resolution.gaps.includes(name) ? <Open>{t(`open.${name}`)}</Open> : none
  const facts = [
    ...(organisation || !person
      ? [[t('complete.organisation'), organisation?.name ?? gap('responsible')] as const]
      : []),
    ...(person ? [[t('complete.person'), person.name] as const] : []),
    [t('column.deadline'), deadline ? f.date(deadline, 'weekdayYear') : gap('deadline')] as const,
  ]
  return (
    <ul className="list">
      {facts.map(([name, value]) => (
        <li key={name}>
          <span className="dim small">{name}</span>
          <br />
          <b className="strong">{value}</b>
        </li>
      ))}
    </ul>
  )
}
