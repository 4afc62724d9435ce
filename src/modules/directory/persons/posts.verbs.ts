import type { Ctx } from '../../../kernel/context.ts'
import { forbidden, notFound, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord, type RecordRow } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { enteredFor } from '../directory.entry.ts'
import { policy } from '../directory.policy.ts'
import { cleanName } from '../directory.rules.ts'
import { getLiving, placeRecord } from '../directory.store.ts'
import type { EndTerm } from '../organisations/organisations.schema.ts'
import type { Appoint } from './persons.schema.ts'
import { findPost, insertPost, setPostEnd } from './posts.store.ts'

/** Whoever keeps the person or the office may say who holds it; only who keeps the office may call the post public. */
function authorizePost(ctx: Ctx, person: RecordRow, office: RecordRow, isPublic: boolean): void {
  const rule = policy['directory.appoint']
  const overOffice = may(rule, ctx.actor, office, null)
  const answer = isPublic || overOffice === true ? overOffice : may(rule, ctx.actor, person, null)
  if (answer !== true) throw forbidden(answer)
}

/** Enters a post with its term; an unknown day stays null. The first post gives a person without a home its province. */
export function appoint(ctx: Ctx, personId: string, input: Appoint): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.appoint', async (tx, entry) => {
    const { record: person } = await getLiving(tx, ctx.actor, 'person', personId)
    const office = await getRecord(tx, ctx.actor, input.organisationId)
    if (office.kind !== 'organisation' && office.kind !== 'unit')
      throw refuse('directory.notAnOffice', {}, [{ path: 'organisationId', code: 'directory.notAnOffice' }])
    authorizePost(ctx, person, office, input.isPublic)
    const { from = null, until = null } = input
    if (from && until && until < from)
      throw refuse('directory.endsBeforeStart', {}, [{ path: 'until', code: 'directory.endsBeforeStart' }])
    const id = newId()
    const title = cleanName(input.title)
    await insertPost(tx, {
      id,
      person_id: person.id,
      organisation_id: office.id,
      title,
      is_public: input.isPublic,
      from_day: from,
      until_day: until,
      source: input.source ?? null,
      created_at: ctx.clock.now(),
    })
    if (!person.provinceId && !person.organisationId)
      await placeRecord(tx, person.id, { provinceId: office.provinceId, organisationId: office.id })
    const after = { postId: id, organisationId: office.id, title, isPublic: input.isPublic, from, until }
    entry(
      enteredFor(
        { recordId: person.id, provinceId: person.provinceId ?? office.provinceId ?? null, after },
        input.onBehalf,
      ),
    )
    return { id }
  })
}

/** Says on which day a post ended (its last day); a day entered before is corrected, and the journal keeps it. */
export function endPost(ctx: Ctx, postId: string, input: EndTerm): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.endPost', async (tx, entry) => {
    const post = await findPost(tx, postId)
    if (!post) throw notFound()
    const person = await getRecord(tx, ctx.actor, post.person_id)
    const office = await getRecord(tx, ctx.actor, post.organisation_id)
    authorizePost(ctx, person, office, post.is_public)
    if (post.from_day && input.until < post.from_day)
      throw refuse('directory.endsBeforeStart', {}, [{ path: 'until', code: 'directory.endsBeforeStart' }])
    await setPostEnd(tx, postId, input.until)
    const line = {
      recordId: person.id,
      provinceId: person.provinceId ?? null,
      before: { postId, until: post.until_day },
      after: { postId, title: post.title, until: input.until },
      reason: input.reason,
    }
    entry(enteredFor(line, input.onBehalf))
    return { id: postId }
  })
}
