import type { Selectable } from 'kysely'
import type { Ctx, Entry } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, forbidden, type Refusal, refuse } from '../../../kernel/errors.ts'
import { findRecord, getRecord, linkRecords, type RecordRow, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { endPromise, loadTreeStates, stepPromise } from '../../commitments/index.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import type { ResolutionsTable } from '../meetings.tables.ts'
import { lockResolution } from '../resolutions/resolutions.store.ts'
import { type followingPolicy, isResponsible, mayFollowUp, type ResponsibleFacts } from './following.policy.ts'
import type {
  AcceptResolution,
  AnswerObjection,
  CancelResolution,
  ConfirmExecution,
  EndUndone,
  ObjectToResolution,
  PutOffResolution,
} from './following.schema.ts'
import { insertAnswer, insertEnding, type LifeRow, livesOf, madeOf, setNotification } from './following.store.ts'
import type { AnswerKind } from './following.tables.ts'
import { isLater, type Why, whyNotAccept, whyNotEnd, whyNotObject, whyNotPutOff } from './life.rules.ts'
import { putInForce, workOf } from './notice.ts'

interface Deed {
  version: number
  onBehalf?: { personId?: string; organisationId?: string; how: string }
  reason?: string | undefined
}

/** A resolution opened for a change: locked, of the version on screen, permitted. */
interface Followed {
  record: RecordRow
  row: Selectable<ResolutionsTable>
  life: LifeRow
  facts: ResponsibleFacts
}

/** What a rule says against it: at a field it is wrong input, else it clashes with what stands. */
const refusalOf = ({ code, details = {}, path }: Why, number: number): Refusal =>
  path
    ? refuse(code, { number, ...details }, [{ path, code, details: { number, ...details } }])
    : conflict(code, { number, ...details })

/** @throws 404 where it is not visible, 403 with the reason, 409 `kernel.stale` */
async function openFollowed(
  tx: Tx,
  ctx: Ctx,
  id: string,
  permission: keyof typeof followingPolicy,
  deed: Deed,
): Promise<Followed> {
  const record = await getRecord(tx, ctx.actor, id, 'resolution')
  const row = await lockResolution(tx, id)
  const today = ctx.clock.today()
  const life = (await livesOf(tx, [id], today)).get(id)!
  const secretaryIds = await secretariesOf(tx, row.body_id, today)
  const { person_id: personId, organisation_id: organisationId, asked_role: askedRole } = life
  const facts = { where: record, secretaryIds, personId, organisationId, askedRole }
  const answer = mayFollowUp(permission, ctx.actor, record, facts)
  if (answer !== true) throw forbidden(answer)
  await touchRecord(tx, record, deed.version)
  return { record, row, life, facts }
}

/** For whom it is said: what stands in the form, else the notified body where somebody else types. */
function forWhom(ctx: Ctx, { row, facts }: Followed, { onBehalf }: Deed) {
  if (onBehalf)
    return {
      for_person_id: onBehalf.personId ?? null,
      for_organisation_id: onBehalf.organisationId ?? null,
      how: onBehalf.how,
    }
  if (isResponsible(ctx.actor, facts)) return { for_person_id: null, for_organisation_id: null, how: null }
  throw refuse('meetings.forWhomMissing', { number: row.number }, [
    { path: 'onBehalf', code: 'meetings.forWhomMissing' },
  ])
}

const entryOf = (
  { record }: Followed,
  deed: Deed,
  said: { before?: Entry['before']; after: NonNullable<Entry['after']> },
  whom?: { for_person_id: string | null; for_organisation_id: string | null; how: string | null },
): Entry => ({
  recordId: record.id,
  provinceId: record.provinceId,
  before: said.before ?? null,
  after: { ...said.after, ...(deed.onBehalf || whom?.how ? { how: deed.onBehalf?.how ?? whom?.how ?? null } : {}) },
  reason: deed.reason ?? null,
  forPersonId: whom?.for_person_id ?? deed.onBehalf?.personId ?? null,
  forOrganisationId: whom?.for_organisation_id ?? deed.onBehalf?.organisationId ?? null,
})

const behalfOf = (deed: Deed) => ({
  for_person_id: deed.onBehalf?.personId ?? null,
  for_organisation_id: deed.onBehalf?.organisationId ?? null,
  how: deed.onBehalf?.how ?? null,
})

function answer(
  ctx: Ctx,
  id: string,
  kind: AnswerKind & ('accept' | 'object'),
  input: AcceptResolution | ObjectToResolution,
  by?: string,
): Promise<void> {
  const verb = kind === 'accept' ? 'meetings.accept' : 'meetings.object'
  return runVerb(ctx, verb, async (tx, entry) => {
    const deed = input as Deed
    const open = await openFollowed(tx, ctx, id, verb, deed)
    const { life, row } = open
    const today = ctx.clock.today()
    const saidOn = input.on ?? today
    const why = (kind === 'accept' ? whyNotAccept : whyNotObject)({
      state: life.state,
      notification: life.notice_id ? { notifiedOn: life.notified_on!, objectionUntil: life.objection_until } : null,
      answered: life.accepted || life.objected,
      saidOn,
      today,
    })
    if (why) throw refusalOf(why, row.number)
    const whom = forWhom(ctx, open, deed)
    // what was said earlier is what somebody else's letter says
    if (saidOn !== today && whom.how === null)
      throw refuse('meetings.saidToday', { day: saidOn }, [{ path: 'on', code: 'meetings.saidToday' }])
    await insertAnswer(tx, {
      notification_id: life.notice_id!,
      kind,
      said_on: saidOn,
      reason: input.reason || null,
      record_id: by ?? null,
      made_by: ctx.actor.personId || null,
      ...whom,
      made_at: ctx.clock.now(),
    })
    entry(entryOf(open, deed, { after: { number: row.number, notification: life.notice_id, on: saidOn } }, whom))
  })
}

/**
 * The notified body takes the resolution on, in writing.
 *
 * @param by the letter that brought it, where its register calls
 * @throws 403 `meetings.notSecretary`; 409 `kernel.stale`, `meetings.notNotified`, `meetings.alreadyAnswered`, `meetings.resolutionOver`;
 *   422 `meetings.forWhomMissing` where somebody else types it without saying for whom
 */
export const acceptResolution = (ctx: Ctx, id: string, input: AcceptResolution, by?: string): Promise<void> =>
  answer(ctx, id, 'accept', input, by)

/**
 * The notified body objects, with its reason, until the last day that the body's rules allow (days in Tehran).
 *
 * @throws as `acceptResolution`; 409 `meetings.objectionLate`, `meetings.nothingToObject`
 */
export const objectToResolution = (ctx: Ctx, id: string, input: ObjectToResolution, by?: string): Promise<void> =>
  answer(ctx, id, 'object', input, by)

/**
 * The secretariat answers an objection. Upheld: the notification is out of force, and the resolution waits to be put right and notified
 * anew. Rejected, with words: the execution goes on.
 *
 * @throws 409 `kernel.stale`, `meetings.noObjection`
 */
export const answerObjection = (ctx: Ctx, id: string, input: AnswerObjection): Promise<void> =>
  runVerb(ctx, 'meetings.answerObjection', async (tx, entry) => {
    const open = await openFollowed(tx, ctx, id, 'meetings.answerObjection', input as Deed)
    const { life, row } = open
    if (life.state !== 'objected') throw conflict('meetings.noObjection', { number: row.number })
    await insertAnswer(tx, {
      notification_id: life.notice_id!,
      kind: input.verdict,
      said_on: ctx.clock.today(),
      reason: input.reason,
      record_id: null,
      made_by: ctx.actor.personId || null,
      ...behalfOf(input as Deed),
      made_at: ctx.clock.now(),
    })
    if (input.verdict === 'uphold') await setNotification(tx, id, null)
    entry(
      entryOf(open, input as Deed, {
        after: { number: row.number, verdict: input.verdict, notification: life.notice_id },
      }),
    )
  })

/**
 * The secretariat confirms what was claimed of the execution, or sends it back. Whoever claimed it does not confirm it.
 *
 * @throws 404 no such claim of it; 409 `kernel.stale`; 422 `commitments.samePerson` and the other reasons of a step
 */
export const confirmExecution = (ctx: Ctx, id: string, input: ConfirmExecution): Promise<void> =>
  runVerb(ctx, 'meetings.confirm', async (tx, entry) => {
    const open = await openFollowed(tx, ctx, id, 'meetings.confirm', input as Deed)
    const { claimed } = await stepPromise(workOf(ctx, tx), id, input.claimId, {
      kind: input.verdict,
      ...(input.value ? { value: input.value } : {}),
      ...(input.reason ? { reason: input.reason } : {}),
    })
    const { number } = open.row
    // confirmed to the end it is done: the promise is kept, and nothing more is claimed on it
    if (input.verdict === 'approve' && Number(input.value ?? claimed) >= 100)
      await end(
        tx,
        ctx,
        open,
        { ...(input as Deed), reason: undefined },
        { kind: 'done', cause: null, decisionId: null },
      )
    const after = { number, verdict: input.verdict, claim: input.claimId, claimed, value: input.value ?? null }
    entry(entryOf(open, input as Deed, { after }))
  })

/**
 * Puts the deadline off by a notification anew, which takes the place of the one in force. What was accepted stays accepted; while one may
 * still object, one may until the same day.
 *
 * @throws 409 `kernel.stale`, `meetings.notNotified`, `meetings.answerObjectionFirst`, `meetings.resolutionOver`; 422 `meetings.deadlineNotLater`
 */
export const putOffResolution = (ctx: Ctx, id: string, input: PutOffResolution): Promise<void> =>
  runVerb(ctx, 'meetings.putOff', async (tx, entry) => {
    const open = await openFollowed(tx, ctx, id, 'meetings.putOff', input as Deed)
    const { life, row, record } = open
    const deadline = life.deadline ?? row.deadline ?? ''
    const why = whyNotPutOff({ state: life.state, deadline, to: input.deadline, today: ctx.clock.today() })
    if (why) throw refusalOf(why, row.number)
    const notification = await putInForce(tx, ctx, record, row, {
      deadline: input.deadline,
      objectionUntil: life.state === 'notified' ? life.objection_until : null,
      renewsId: life.notice_id!,
      reason: input.reason,
    })
    entry(
      entryOf(open, input as Deed, {
        before: { deadline },
        after: { number: row.number, deadline: input.deadline, notification },
      }),
    )
  })

async function end(
  tx: Tx,
  ctx: Ctx,
  open: Followed,
  deed: Deed,
  ending: { kind: 'done' | 'notDone' | 'cancelled'; cause: string | null; decisionId: string | null },
): Promise<void> {
  const { row, life } = open
  const why = whyNotEnd(life.state)
  if (why) throw refusalOf(why, row.number)
  await insertEnding(tx, {
    resolution_id: row.id,
    kind: ending.kind,
    cause: ending.cause,
    reason: deed.reason || null,
    decision_id: ending.decisionId,
    made_by: ctx.actor.personId || null,
    ...behalfOf(deed),
    made_at: ctx.clock.now(),
  })
  if (!(await loadTreeStates(tx, [row.id])).has(row.id)) return
  await endPromise(workOf(ctx, tx), row.id, {
    outcome: ending.kind === 'cancelled' ? 'dropped' : ending.kind,
    ...(ending.cause ? { cause: ending.cause } : {}),
    ...(ending.decisionId ? { decisionId: ending.decisionId } : {}),
  })
}

/**
 * Ends a resolution that is not carried out, with its cause; the figure it has reached stays.
 *
 * @throws 409 `kernel.stale`, `meetings.resolutionOver`; 422 `meetings.causeMissing`, `commitments.claimWaits`
 */
export const endUndone = (ctx: Ctx, id: string, input: EndUndone): Promise<void> =>
  runVerb(ctx, 'meetings.endUndone', async (tx, entry) => {
    const open = await openFollowed(tx, ctx, id, 'meetings.endUndone', input as Deed)
    await end(tx, ctx, open, input as Deed, { kind: 'notDone', cause: input.cause, decisionId: null })
    entry(entryOf(open, input as Deed, { after: { number: open.row.number, cause: input.cause } }))
  })

/**
 * Ends a resolution by a later one that names it.
 *
 * @throws 409 `kernel.stale`, `meetings.resolutionOver`; 422 `meetings.noSuchResolution`, `meetings.cancelNotLater`
 */
export const cancelResolution = (ctx: Ctx, id: string, input: CancelResolution): Promise<void> =>
  runVerb(ctx, 'meetings.cancel', async (tx, entry) => {
    const open = await openFollowed(tx, ctx, id, 'meetings.cancel', input as Deed)
    const path = 'byResolutionId'
    const by = await findRecord(tx, ctx.actor, input.byResolutionId, 'resolution')
    if (!by || by.id === id)
      throw refuse('meetings.noSuchResolution', {}, [{ path, code: 'meetings.noSuchResolution' }])
    if (!isLater(await madeOf(tx, by.id), await madeOf(tx, id)))
      throw refuse('meetings.cancelNotLater', {}, [{ path, code: 'meetings.cancelNotLater' }])
    await end(tx, ctx, open, input as Deed, { kind: 'cancelled', cause: null, decisionId: by.id })
    await linkRecords(tx, ctx.clock.now(), by.id, id, 'decides')
    entry(entryOf(open, input as Deed, { after: { number: open.row.number, decision: by.id } }))
  })
