import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, api } from '../../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Checkbox,
  Cols,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Problem,
  Refusal,
  Section,
  useLooks,
  useSend,
} from '../../../../ui/index.ts'
import { reviewHref, useValues } from '../../../commitments/screens/index.ts'
import type { TurnView } from '../../turn/turn.schema.ts'
import { draftHref, planHref, yearHref } from '../addresses.ts'
import { usePlanWords } from '../words.ts'
import { CloseDialog } from './close-dialog.tsx'
import { type Choice, decided, noChoice } from './turn.rules.ts'
import { TurnEnded } from './turn-ended.tsx'
import { TurnRow } from './turn-row.tsx'
import '../plans.css'
import './turn.css'

/** Closes a plan year: what is finished, what becomes of the rest, which claims wait. `/plan-years/$id/turn` */
export function TurnPage({ id }: { id: string }) {
  const { t } = usePlanWords()
  const turn = useQuery({
    queryKey: ['plans', 'turn', id],
    retry: false,
    queryFn: ({ signal }) => api.get<TurnView>(`/api/plan-years/${id}/turn`, undefined, signal),
  })
  if (turn.error instanceof ApiProblem && turn.error.status === 403)
    return (
      <>
        <PageHead title={t('act.turn')} />
        <Cols wide>
          <Matn>
            <Refusal title={t('turn.refused')} way={<Link href={yearHref(id)}>{t('draft.backToYear')}</Link>} />
          </Matn>
        </Cols>
      </>
    )
  return <Answer of={turn}>{(view) => <Turn view={view} />}</Answer>
}

function Turn({ view }: { view: TurnView }) {
  const { t, f, yearName, counted } = usePlanWords()
  const { today } = useLooks()
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [accepted, setAccepted] = useState(false)
  const [asked, setAsked] = useState(false)
  const [closing, setClosing] = useState(false)
  const next = view.later.find((year) => !year.closed)
  const closed = view.may.close === 'commitments.treeClosed'
  const open = view.activities.filter((activity) => activity.state === 'open')
  const ended = view.activities.filter((activity) => activity.state !== 'open')
  const claims = open.flatMap((activity) => activity.waiting.map((claim) => ({ ...claim, activity })))
  const result = decided(view.activities, choices)
  const put = (itemId: string, part: Partial<Choice>) =>
    setChoices((now) => new Map(now).set(itemId, { ...noChoice, ...now.get(itemId), ...part }))
  const name = yearName(view.year.n)
  const nextName = yearName(view.year.n + 1)
  const ready = result.open.length === 0 && (claims.length === 0 || accepted)
  const ask = () => {
    setAsked(true)
    if (ready) setClosing(true)
    else document.querySelector('[data-open="true"]')?.scrollIntoView({ block: 'center' })
  }
  return (
    <>
      <PageHead
        crumbs={[
          { href: `/clusters/${view.cluster.id}`, label: view.cluster.title },
          { href: planHref(view.cluster.id, 'strategies'), label: t('title') },
          { href: yearHref(view.id), label: name },
        ]}
        title={t('turn.title', { year: name })}
        lead={
          closed
            ? t('turn.leadClosed')
            : open.length === 0
              ? t('turn.leadReady', { count: counted(view.activities.length) })
              : t.rich('turn.lead', {
                  count: counted(view.activities.length),
                  done: <b className="strong">{counted(ended.length)}</b>,
                  open: <b className="strong">{counted(open.length)}</b>,
                })
        }
        note={!closed && today <= view.year.to ? t('turn.early', { date: f.date(view.year.to, 'dayYear') }) : undefined}
      />
      <Cols>
        <Matn>
          {!closed && <NextYear view={view} next={next} name={nextName} needed={open.length > 0} />}
          <Section title={t('turn.unfinished')}>
            {open.length === 0 ? (
              <p className="muted">{t('turn.none')}</p>
            ) : (
              <ul className="turn-list">
                {open.map((activity) => (
                  <TurnRow
                    key={activity.itemId}
                    activity={activity}
                    next={next}
                    nextName={next ? yearName(next.n) : nextName}
                    closed={closed}
                    choice={choices.get(activity.itemId) ?? noChoice}
                    missing={asked ? result.open.find((one) => one.itemId === activity.itemId)?.missing : undefined}
                    onPut={(part) => put(activity.itemId, part)}
                  />
                ))}
              </ul>
            )}
          </Section>
          {claims.length > 0 && !closed && (
            <Claims
              claims={claims}
              accepted={accepted}
              onAccept={setAccepted}
              error={asked && !accepted ? t('turn.claimsNeeded') : undefined}
            />
          )}
          {ended.length > 0 && (
            <Section title={t('turn.finished')}>
              <TurnEnded activities={ended} />
            </Section>
          )}
          {view.toNote > 0 && <p className="muted turn-note">{t('turn.toNote', { count: view.toNote })}</p>}
          {closed ? (
            <CarryLeft view={view} next={next} carry={result.carry} name={next ? yearName(next.n) : nextName} />
          ) : (
            <p className="turn-end">
              <Btn tone="danger" onClick={ask}>
                {t('turn.close', { year: name })}
              </Btn>
            </p>
          )}
        </Matn>
        <Hashieh>
          <Note title={t('turn.summary')}>
            <dl className="kv leaf-facts">
              {(
                [
                  ['carry', result.carry.length],
                  ['later', result.later.length],
                  ['leave', result.left.length],
                  ['open', result.open.length],
                  ['claims', claims.length],
                ] as const
              ).map(([key, count]) => (
                <div className="kv-row" key={key}>
                  <dt>{t(`turn.sum.${key}`)}</dt>
                  <dd className={(key === 'open' || key === 'claims') && count > 0 ? 'risk-t' : undefined}>
                    {f.number(count)}
                  </dd>
                </div>
              ))}
            </dl>
          </Note>
        </Hashieh>
      </Cols>
      {closing && (
        <CloseDialog
          view={view}
          next={next}
          result={result}
          waiting={claims.map((claim) => claim.claimId)}
          onClose={() => setClosing(false)}
        />
      )}
    </>
  )
}

/** The next year must have an open draft to take up what is carried; where it has none, the way there. */
function NextYear({
  view,
  next,
  name,
  needed,
}: {
  view: TurnView
  next: TurnView['later'][number] | undefined
  name: string
  needed: boolean
}) {
  const { t, yearName } = usePlanWords()
  const sending = useSend({ done: t('turn.opened', { year: name }), renew: 'all' })
  if (!needed || next?.draft) return null
  if (next)
    return (
      <Refusal
        title={t('turn.nextFrozen', { year: yearName(next.n) })}
        way={<Link href={yearHref(next.id)}>{t('draft.backToYear')}</Link>}
      />
    )
  const open = () =>
    sending.send(() =>
      api.post(`/api/plans/${view.planId}/years`, { n: view.year.n + 1, fiscalYear: view.year.fiscalYear + 1 }),
    )
  return (
    <div className="turn-next">
      <p>
        <b className="strong">{t('turn.noNext', { year: name })}</b> {t('turn.noNextText')}
      </p>
      <Problem of={sending.problem} />
      {view.may.openYear === true && (
        <Btn busy={sending.busy} onClick={() => void open()}>
          {t('turn.openNext', { year: name })}
        </Btn>
      )}
    </div>
  )
}

type WaitingLine = TurnView['activities'][number]['waiting'][number] & { activity: TurnView['activities'][number] }

function Claims({
  claims,
  accepted,
  onAccept,
  error,
}: {
  claims: readonly WaitingLine[]
  accepted: boolean
  onAccept(on: boolean): void
  error: string | undefined
}) {
  const { t, f } = usePlanWords()
  const { inUnit } = useValues()
  return (
    <Section title={t('turn.claims')}>
      <p className="turn-say">{t('turn.claimsText', { count: claims.length })}</p>
      <ul className="turn-claims">
        {claims.map((claim) => (
          <li key={claim.claimId}>
            <span>
              {t('turn.claimLine', {
                title: claim.activity.title,
                value: inUnit(claim.activity, claim.value),
                date: f.date(claim.since),
                awaits: t(`turn.awaits.${claim.awaits}`),
              })}
            </span>
            <Link href={reviewHref(claim.claimId)}>{t('turn.seeClaim')}</Link>
          </li>
        ))}
      </ul>
      <div data-open={error ? 'true' : undefined}>
        <Checkbox label={t('turn.acceptClaims', { count: claims.length })} checked={accepted} onChange={onAccept} />
        {error && <p className="late-t small">{error}</p>}
      </div>
    </Section>
  )
}

/** On a year that is closed already: what was put off goes into the next year's draft. */
function CarryLeft({
  view,
  next,
  carry,
  name,
}: {
  view: TurnView
  next: TurnView['later'][number] | undefined
  carry: { code: string; cause: string }[]
  name: string
}) {
  const { t } = usePlanWords()
  const sending = useSend({ done: t('turn.carriedDone', { count: carry.length, year: name }), renew: 'all' })
  const send = () =>
    sending.send(() => api.post(`/api/plan-years/${view.id}/carrying`, { into: next?.id, items: carry }))
  return (
    <div className="turn-end">
      <Problem of={sending.problem} />
      {carry.length > 0 && next && (
        <Btn tone="go" busy={sending.busy} onClick={() => void send()}>
          {t('turn.carryOnly', { count: carry.length, year: name })}
        </Btn>
      )}
      {next && <BtnLink href={draftHref(next.id)}>{t('turn.seeNext', { year: name })}</BtnLink>}
    </div>
  )
}
