import { useState } from 'react'
import { systemClock } from '../../../kernel/clock.ts'
import { ApiProblem } from '../../../ui/api.ts'
import {
  Btn,
  DraftNote,
  focusFirstError,
  Icon,
  JalaliDateInput,
  newKey,
  Problem,
  TextArea,
  useDraft,
  useLooks,
  usePersonId,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ItemView, ProgressView } from '../commitments.schema.ts'
import { type ClaimDraft, falls, firstDraft, keptName, missing } from './claim.form.ts'
import { ClaimEvidence } from './claim-evidence.tsx'
import { ClaimNumber } from './claim-number.tsx'
import { useRefresh } from './data.ts'
import { approvedValue, percentAt } from './figures.rules.ts'
import { OnBehalfFields } from './on-behalf.tsx'
import { useValues } from './values.ts'
import { deliver } from './waiting/deliver.ts'
import { dropWaiting, keepWaiting } from './waiting/waiting.device.ts'
import { afterRefusal, newWaiting, type Waiting } from './waiting/waiting.rules.ts'

export interface SentClaim {
  itemId: string
  title: string
  /** Null: it is kept on this device and sent when the network is back. */
  claimId: string | null
  /** Percent before and as claimed. */
  before: number
  percent: number
}

const fields = ['value', 'quantity', 'reason', 'result', 'fileIds', 'asOf', 'onBehalf', 'onBehalf.personId'] as const
const REASONS = ['wrongBefore', 'scopeChanged', 'undone'] as const

/** One claim on one screen: number, words, evidence, send. */
export function ClaimForm({
  tree,
  item,
  again,
  onSent,
}: {
  tree: ProgressView
  item: ItemView
  /** A claim that waits on this device and is taken up again. */
  again?: Waiting
  onSent(sent: SentClaim): void
}) {
  const t = useWords<typeof fa>('commitments')
  const { f, inUnit, weight } = useValues()
  const { today } = useLooks()
  const refresh = useRefresh()
  const person = usePersonId()
  const kept = useDraft<ClaimDraft>(keptName(item.itemId, again?.key), () =>
    again ? takenUp(again) : firstDraft(item),
  )
  const { value: draft, touched, change } = kept
  const [asked, setAsked] = useState(false)
  const [uploads, setUploads] = useState(0)

  const gaps = asked ? missing(item, draft) : {}
  const low = falls(item, draft.number)
  const approved = approvedValue(item)
  const { send, busy, form, field, refused, problem, clear } = useSend({ fields })
  const failed = refused !== null || Boolean(problem)
  const askReason = low || field('reason') !== undefined || draft.reason !== ''
  const put = (part: Partial<ClaimDraft>) => {
    // What was sent and may have arrived is one claim; a changed text is another.
    change(failed ? { ...part, key: newKey() } : part)
    if (failed) clear()
  }
  const day = draft.asOf === null || draft.asOf === today ? t('claim.today') : f.date(draft.asOf)

  const submit = async () => {
    setAsked(true)
    if (Object.keys(missing(item, draft)).length > 0 || uploads > 0) {
      requestAnimationFrame(() => focusFirstError(form.current ?? document))
      return
    }
    await send(async () => {
      const entry = newWaiting(
        { personId: person ?? '', recordId: tree.recordId, item, draft },
        today,
        systemClock().now(),
      )
      const claimId = await reach(entry)
      // the form is left for good: nothing of it comes back
      kept.done()
      if (again && (again.key !== entry.key || claimId !== null))
        await dropWaiting(again, claimId === null ? entry.draft.files : [])
      onSent({
        itemId: item.itemId,
        title: item.title,
        claimId,
        before: Number(item.lines.approved ?? 0),
        percent: percentAt(item, draft.number!),
      })
      if (claimId !== null) void refresh()
    })
  }
  /** Sends it; where the house cannot be reached, it waits on this device and null is given. */
  const reach = async (entry: Waiting): Promise<string | null> => {
    let now = entry
    try {
      if (!navigator.onLine) throw new ApiProblem(0, {})
      const { claimId } = await deliver(entry, async (next) => {
        now = next
      })
      return claimId
    } catch (problem) {
      // files that have been sent are not sent again
      if (now !== entry) change({ files: now.draft.files })
      const waits = problem instanceof ApiProblem && (problem.status === 0 || problem.status === 401)
      if (!waits || person === undefined) throw problem
      // a browser that keeps nothing: the text stays in the form with what was wrong
      await keepWaiting(afterRefusal(now, problem)).catch(() => {
        throw problem
      })
      return null
    }
  }

  const reasonGap = low
    ? t('claim.reasonNeeded', { value: inUnit(item, draft.number!), approved: inUnit(item, approved ?? '0') })
    : undefined
  return (
    <form
      ref={form}
      className="claim-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="claim-pad">
        <h1>{item.title}</h1>
        <p className="small dim">
          {item.finish
            ? t('claim.about', { weight: weight(item.weight), date: f.date(item.finish) })
            : t('claim.weight', { weight: weight(item.weight) })}
        </p>
        {item.lastClaim?.state === 'returned' && <Returned item={item} />}
        {!touched && <DraftNote of={kept} />}
        <ClaimNumber
          item={item}
          value={draft.number}
          onChange={(number) => put({ number })}
          bad={low}
          day={day}
          error={field('value') ?? field('quantity') ?? (gaps.number ? t('claim.numberNeeded') : undefined)}
        />
        {askReason && (
          <div className="stack claim-reason">
            <TextArea
              label={t('claim.whyLess')}
              value={draft.reason}
              onChange={(reason) => put({ reason })}
              rows={2}
              error={field('reason') ?? (draft.reason.trim() === '' ? reasonGap : undefined)}
            />
            {draft.reason === '' && (
              <div className="row tight">
                {REASONS.map((reason) => (
                  <Btn key={reason} small onClick={() => put({ reason: t(`claim.reason.${reason}`) })}>
                    {t(`claim.reason.${reason}`)}
                  </Btn>
                ))}
              </div>
            )}
          </div>
        )}
        <TextArea
          label={t('claim.result')}
          hint={draft.result === '' ? t('claim.resultHint') : undefined}
          rows={2}
          value={draft.result}
          onChange={(result) => put({ result })}
          error={field('result') ?? (gaps.result ? t('claim.resultNeeded') : undefined)}
        />
        <ClaimEvidence
          files={draft.files}
          onFiles={(edit) => change((now) => ({ files: edit(now.files) }))}
          onBusy={setUploads}
          error={field('fileIds')}
        />
        <details className="claim-more" open={draft.behalf.who !== 'self' || draft.asOf !== null || undefined}>
          <summary>
            {draft.behalf.who === 'self'
              ? t('claim.whenSelf', { date: f.date(draft.asOf ?? today, 'weekday') })
              : t('claim.whenFor', { date: f.date(draft.asOf ?? today, 'weekday'), name: draft.behalf.name || '…' })}
          </summary>
          <div className="stack">
            <JalaliDateInput
              label={t('claim.asOf')}
              hint={t('claim.asOfHint')}
              max={today}
              value={draft.asOf ?? today}
              onChange={(asOf) => put({ asOf })}
              error={field('asOf')}
            />
            <OnBehalfFields
              value={draft.behalf}
              onChange={(behalf) => put({ behalf })}
              error={field('onBehalf') ?? field('onBehalf.personId') ?? (gaps.behalf ? t('behalf.needed') : undefined)}
            />
          </div>
        </details>
        <Problem of={problem} />
      </div>
      <div className="claim-foot">
        <Btn tone="go" block type="submit" busy={busy} why={uploads > 0 ? t('evidence.sending') : undefined}>
          {t(tree.ladder[0] === 'approve' ? 'claim.sendApprove' : 'claim.send')}
        </Btn>
        <p className="micro dim" role="status">
          {uploads > 0 ? t('evidence.sending') : t(touched ? 'claim.kept' : 'claim.keptHere')}
        </p>
      </div>
    </form>
  )
}

/** A claim that arrived with another text stands as it arrived: this one is sent as another. */
const takenUp = ({ draft, refused }: Waiting): ClaimDraft =>
  refused?.code === 'commitments.keySentOtherwise' ? { ...draft, key: newKey() } : draft

/** The claim that came back, in the words of whoever returned it. */
function Returned({ item }: { item: ItemView }) {
  const t = useWords<typeof fa>('commitments')
  const { f, inUnit } = useValues()
  const back = item.lastClaim?.steps.find((step) => step.kind === 'return')
  if (!back) return null
  return (
    <p className="small claim-returned">
      <Icon name="warning" />
      <span>
        {t('claim.returned', {
          value: inUnit(item, item.lastClaim!.value),
          name: back.by?.name ?? '—',
          date: f.date(back.at),
        })}{' '}
        {back.reason && `«${back.reason}»`}
      </span>
    </p>
  )
}
