import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Btn, BtnLink, Cols, Hashieh, Link, Matn, Menu, Note, PageHead, Section } from '../../../ui/index.ts'
import { type ProgressView, ReceiptsPanel, useProgress } from '../../commitments/screens/index.ts'
import { ReferDialog } from '../../desk/screens/index.ts'
import { RecordPapers } from '../../papers/screens/index.ts'
import type { ResolutionShown } from '../resolutions/resolutions.schema.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { resolutionQuery, useMeetingWords, useWhy } from './data.ts'
import { DecisionNotes } from './decision-graph.tsx'
import { AnswerDialog, CancelDialog, EndDialog, PutOffDialog, SettleDialog } from './following-dialogs.tsx'
import { Open, ResolutionState, Sources, useResolutionNumber } from './marks.tsx'
import { AmendDialog, CompleteDialog, NotifyDialog } from './resolution-dialogs.tsx'
import { claimWaits, Execution, reportHref } from './resolution-execution.tsx'
import { ResolutionStory } from './resolution-story.tsx'
import { Changed } from './section-text.tsx'

const acts = [
  'complete',
  'notify',
  'amend',
  'answer',
  'answerObjection',
  'confirm',
  'putOff',
  'endUndone',
  'cancel',
  'refer',
] as const
type Act = (typeof acts)[number]

/** An act that stands alone on the page's head, by the state; the rest lies in the menu. */
const dialogs = {
  complete: CompleteDialog,
  amend: AmendDialog,
  answer: AnswerDialog,
  answerObjection: SettleDialog,
  confirm: ConfirmDialog,
  putOff: PutOffDialog,
  endUndone: EndDialog,
  cancel: CancelDialog,
}

/** The answer about an act: an answer is open where one may accept or object. */
const mayOf = (resolution: ResolutionShown, act: Act): true | string | undefined =>
  act === 'answer' ? resolution.may.accept : act === 'refer' ? true : resolution.may[act]

/** What is incomplete may be tried to notify: the refusal names what is missing and leads to it. */
const isOffered = (resolution: ResolutionShown, act: Act): boolean =>
  mayOf(resolution, act) === true ||
  (act === 'notify' && resolution.may.notify === 'meetings.notComplete' && resolution.may.complete === true)

/** A resolution: its text, who answers for it until when, how far it is, what happened to it, what it is about, where it was decided. */
export function ResolutionPage({ id, margin }: { id: string /** What other rooms say of it. */; margin?: ReactNode }) {
  const { t, f } = useMeetingWords()
  const numberOf = useResolutionNumber()
  const whyNot = useWhy()
  const { data: resolution } = useSuspenseQuery(resolutionQuery(id))
  const progress = useProgress(resolution.percent === null ? undefined : id)
  // the desk leads here with the act asked for; it opens only where it is still allowed
  const { query, change } = useAddress()
  const asked = acts.find((act) => act === query.get('act'))
  const wanted = asked && mayOf(resolution, asked) === true ? asked : null
  const [chosen, setChosen] = useState<Act | null>(null)
  const [why, setWhy] = useState(false)
  const open = chosen ?? wanted
  const close = () => {
    setChosen(null)
    change({ act: null, subject: null })
  }
  const { session, body } = resolution
  const Asked = open && open !== 'refer' && open !== 'notify' ? dialogs[open] : null
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/resolutions', label: t('register.title') },
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
        note={<ResolutionState resolution={resolution} />}
        acts={<Acts resolution={resolution} tree={progress.data} onChoose={setChosen} />}
      />
      <Cols>
        <Matn>
          <Section title={t('resolutionPage.text')}>
            <div className="minutes">
              <p>{resolution.text}</p>
            </div>
            {resolution.circulated !== null && resolution.minutesOpen && (
              <Changed before={resolution.circulated} after={resolution.text} />
            )}
          </Section>
          <Section title={t('resolutionPage.duty')}>
            <Duty resolution={resolution} />
          </Section>
          {progress.data && resolution.percent !== null && (
            <Execution resolution={resolution} tree={progress.data} onWhy={() => setWhy(true)} />
          )}
          {(resolution.story.length > 0 || resolution.state !== 'decided') && (
            <ResolutionStory lines={resolution.story} />
          )}
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
          <RecordPapers recordId={id} why={whyNot} />
        </Matn>
        <Hashieh>
          {why && progress.data && (
            <ReceiptsPanel
              recordId={id}
              leafId={progress.data.items[0]?.itemId ?? null}
              onLeaf={() => {}}
              onClose={() => setWhy(false)}
            />
          )}
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
                {resolution.writtenId ? (
                  <Link href={`/written-decisions/${resolution.writtenId}`}>{t('written.decidedIn')}</Link>
                ) : (
                  <Open>{t('resolutionPage.noSession')}</Open>
                )}
              </p>
            )}
          </Note>
          <DecisionNotes recordId={id} told={session?.id} />
          {margin}
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {Asked && <Asked resolution={resolution} onClose={close} />}
      {open === 'notify' && (
        <NotifyDialog resolution={resolution} onClose={close} onComplete={() => setChosen('complete')} />
      )}
      {open === 'refer' && (
        <ReferDialog record={{ id, title: resolution.text }} title={resolution.text} onClose={close} />
      )}
    </>
  )
}

/** At most one filled: what this state waits for from this reader. The others lie in the menu, with the reason where they are off. */
function Acts({
  resolution,
  tree,
  onChoose,
}: {
  resolution: ResolutionShown
  tree: ProgressView | undefined
  onChoose(act: Act): void
}) {
  const { t } = useMeetingWords()
  const why = useWhy()
  const { state } = resolution
  const waits = claimWaits(tree)
  const report = reportHref(tree)
  const mine = state === 'notified' && resolution.may.accept === true ? 'answer' : null
  const first: Act | null =
    state === 'incomplete'
      ? 'complete'
      : state === 'minuted'
        ? 'notify'
        : state === 'objected'
          ? 'answerObjection'
          : waits && resolution.may.confirm === true
            ? 'confirm'
            : mine
  const labels: Record<Act, string> = {
    complete: t('resolutionPage.complete'),
    notify: t('resolutionPage.notify'),
    amend: t('amend.title'),
    answer: t('answer.title'),
    answerObjection: t('follow.answerObjection'),
    confirm: t('follow.confirm'),
    putOff: t('follow.putOff'),
    endUndone: t('follow.endUndone'),
    cancel: t('follow.cancel'),
    refer: t('resolutionPage.refer'),
  }
  const rest = acts.filter((act) => act !== first && act !== 'refer' && act !== 'confirm' && isOffered(resolution, act))
  return (
    <>
      <Btn onClick={() => onChoose('refer')}>{labels.refer}</Btn>
      {rest.length > 0 && (
        <Menu items={rest.map((act) => ({ label: labels[act], onChoose: () => onChoose(act) }))}>
          <Btn>{t('follow.more')}</Btn>
        </Menu>
      )}
      {first && (
        <Btn tone="go" onClick={() => onChoose(first)} why={why(mayOf(resolution, first))}>
          {labels[first]}
        </Btn>
      )}
      {report && (
        <BtnLink tone={first ? 'plain' : 'go'} href={report}>
          {t('follow.report')}
        </BtnLink>
      )}
    </>
  )
}

/** Where it stands in one sentence that could be read out. */
function State({ resolution }: { resolution: ResolutionShown }) {
  const { t, f, percent: percentOf } = useMeetingWords()
  const { state, gaps, deadline, objectionUntil, daysLate, percent } = resolution
  const [one, other] = gaps.map((gap) => t(`resolutionPage.missing.${gap}`))
  const missing = one && other ? t('resolutionPage.missing.and', { one, other }) : one
  return (
    <>
      {t(`life.${state}`, {
        deadline: deadline ? f.date(deadline) : '',
        until: objectionUntil ? f.date(objectionUntil) : '',
        days: f.number(daysLate),
      })}{' '}
      {percent !== null && Number(percent) > 0 && state !== 'done' && (
        <span className="nowrap">{t('life.percent', { percent: percentOf(percent) })}</span>
      )}
      {resolution.minutesOpen && <>{t('life.minutesOpen')} </>}
      {missing && <Open>{t('resolutionPage.missing', { gaps: missing })}</Open>}
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
    ...(resolution.categoryTitle ? [[t('fact.category'), resolution.categoryTitle[f.locale]] as const] : []),
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
