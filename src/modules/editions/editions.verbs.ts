import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import type { EditionSubject, EditionSubjects } from '../../kernel/manifest.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, getRecord, insertRecord, linkRecords, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { editionsPolicy } from './editions.policy.ts'
import type { AdoptBody, DiscardBody, DraftBody, WriteBody } from './editions.schema.ts'
import { findInForce, getEdition, insertEdition, publish, updateEdition } from './editions.store.ts'

const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()

/** The subject of that code. @throws 422 `editions.unknownSubject` */
export function subjectOf(subjects: EditionSubjects, code: string): EditionSubject {
  const found = subjects[code]
  if (!found) throw refuse('editions.unknownSubject', {}, [{ path: 'subject', code: 'editions.unknownSubject' }])
  return found
}

/** The content in the shape of its subject; what does not fit is named at its place below `content`. */
const shaped = (subject: EditionSubject, content: unknown): unknown =>
  z.object({ content: subject.shape }).parse({ content }).content

/**
 * Begins a new edition for a place as a copy of what is in force there today. A place has one draft of a subject at a time.
 *
 * @throws 409 `editions.draftExists`; 422 `editions.unknownSubject`
 */
export const draftEdition = (ctx: Ctx, subjects: EditionSubjects, input: DraftBody): Promise<{ id: string }> =>
  runVerb(ctx, 'editions.draft', async (tx, entry) => {
    const subject = subjectOf(subjects, input.subject)
    const provinceId = input.provinceId ?? null
    authorize(editionsPolicy['editions.draft'], ctx.actor, { provinceId }, { provinceId })
    const base = await findInForce(tx, { subject: input.subject, provinceId, day: ctx.clock.today() })
    const title = clean(input.title ?? base?.title ?? subject.sample.title.fa)
    const code = clean(input.code ?? base?.code ?? subject.sample.fa)
    const id = newId()
    await insertRecord(tx, ctx.clock.now(), { id, kind: 'edition', title, provinceId })
    await insertEdition(tx, {
      id,
      subject: input.subject,
      province_id: provinceId,
      code,
      title,
      content: base?.content ?? subject.sample.content,
      state: 'draft',
      based_on: base?.id ?? null,
      valid_from: null,
      adopted_at: null,
      decision_id: null,
    })
    entry({ recordId: id, provinceId, after: { subject: input.subject, code, title, basedOn: base?.id ?? null } })
    return { id }
  })

/** The draft, visible, permitted, of the version on screen, moved on one. @throws 404, 403, 409 `kernel.stale`, `editions.notDraft` */
async function openDraft(
  tx: Tx,
  ctx: Ctx,
  id: string,
  permission: keyof typeof editionsPolicy,
  version: number,
  title?: string,
) {
  const record = await getRecord(tx, ctx.actor, id, 'edition')
  authorize(editionsPolicy[permission], ctx.actor, record, record)
  await touchRecord(tx, record, version, title)
  const edition = await getEdition(tx, id)
  if (edition.state !== 'draft') throw conflict('editions.notDraft', { code: edition.code })
  return edition
}

/** Writes the draft whole. @throws 409 `kernel.stale`, `editions.notDraft`; 422 at the place of the content that does not fit */
export const writeEdition = (ctx: Ctx, subjects: EditionSubjects, id: string, input: WriteBody): Promise<void> =>
  runVerb(ctx, 'editions.write', async (tx, entry) => {
    const title = input.title === undefined ? undefined : clean(input.title)
    const edition = await openDraft(tx, ctx, id, 'editions.draft', input.version, title)
    const content = shaped(subjectOf(subjects, edition.subject), input.content)
    const code = input.code === undefined ? edition.code : clean(input.code)
    await updateEdition(tx, id, { content, code, ...(title === undefined ? {} : { title }) })
    entry({
      recordId: id,
      provinceId: edition.province_id,
      before: { code: edition.code, title: edition.title },
      after: { code, title: title ?? edition.title },
    })
  })

/**
 * Puts a draft into force from a day on; from then it never changes. The day is not in the past: what was decided under the earlier
 * edition stays decided.
 *
 * @throws 409 `kernel.stale`, `editions.notDraft`, `editions.codeUsed`; 422 `editions.validFromPast`, `editions.noSuchResolution`
 */
export const adoptEdition = (ctx: Ctx, subjects: EditionSubjects, id: string, input: AdoptBody): Promise<void> =>
  runVerb(ctx, 'editions.adopt', async (tx, entry) => {
    const edition = await openDraft(tx, ctx, id, 'editions.adopt', input.version)
    // the shape may have grown since the draft was written
    shaped(subjectOf(subjects, edition.subject), edition.content)
    if (input.validFrom < ctx.clock.today())
      throw refuse('editions.validFromPast', { day: input.validFrom }, [
        { path: 'validFrom', code: 'editions.validFromPast', details: { day: input.validFrom } },
      ])
    if (input.decisionId) {
      if (!(await findRecord(tx, ctx.actor, input.decisionId, 'resolution')))
        throw refuse('editions.noSuchResolution', {}, [{ path: 'decisionId', code: 'editions.noSuchResolution' }])
      await linkRecords(tx, ctx.clock.now(), input.decisionId, id, 'decides')
    }
    await updateEdition(tx, id, {
      state: 'adopted',
      valid_from: input.validFrom,
      adopted_at: ctx.clock.now(),
      decision_id: input.decisionId ?? null,
    })
    await publish(tx, id)
    entry({
      recordId: id,
      provinceId: edition.province_id,
      after: { code: edition.code, validFrom: input.validFrom, decision: input.decisionId ?? null },
    })
  })

/** Lays a draft aside, with the reason. */
export const discardEdition = (ctx: Ctx, id: string, input: DiscardBody): Promise<void> =>
  runVerb(ctx, 'editions.discard', async (tx, entry) => {
    const edition = await openDraft(tx, ctx, id, 'editions.draft', input.version)
    await updateEdition(tx, id, { state: 'discarded' })
    entry({ recordId: id, provinceId: edition.province_id, after: { code: edition.code }, reason: input.reason })
  })
