import type { Ctx } from '../../../kernel/context.ts'
import { conflict, notFound, refuse } from '../../../kernel/errors.ts'
import { authorize } from '../../../kernel/policy.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { keeps } from '../accounts/accounts.keeping.ts'
import { entryOf, findAccountOfPerson } from '../accounts/accounts.store.ts'
import { identityPolicy } from '../identity.policy.ts'
import { hasSubstitute, insertSubstitution, lockSubstitution, setSubstitutionEnded } from './substitutions.store.ts'

export interface SubstituteInput {
  /** Who is away; oneself when left out. */
  fromPersonId?: string
  toPersonId: string
  from: string
  /** Last day: a substitution always has one. */
  until: string
  note?: string
}

/**
 * Lets another act in one's place for a term: one's own grants count for them on those days, and they stay themselves in every entry.
 * Needs an account on the other side; one substitute at a time.
 */
export const substitute = (ctx: Ctx, input: SubstituteInput): Promise<string> =>
  runVerb(ctx, 'identity.substitute', async (tx, entry) => {
    const fromPersonId = input.fromPersonId ?? ctx.actor.personId
    const own = fromPersonId === ctx.actor.personId
    const kept = !own && (await keeps(tx, ctx, fromPersonId))
    authorize(identityPolicy['identity.substitute'], ctx.actor, {}, { own, kept })
    if (!fromPersonId) throw notFound()
    const problem =
      fromPersonId === input.toPersonId
        ? { path: 'toPersonId', code: 'identity.ownSubstitute' }
        : input.until < input.from
          ? { path: 'until', code: 'identity.untilBeforeFrom' }
          : input.until < ctx.clock.today()
            ? { path: 'until', code: 'identity.termPassed' }
            : null
    if (problem) throw refuse(problem.code, {}, [problem])
    const standing = await findAccountOfPerson(tx, input.toPersonId)
    if (!standing || standing.disabledAt)
      throw refuse('identity.substituteWithoutAccount', {}, [
        { path: 'toPersonId', code: 'identity.substituteWithoutAccount' },
      ])
    if (await hasSubstitute(tx, fromPersonId, input.from, input.until)) throw conflict('identity.substituteNamed')
    const term = {
      fromPersonId,
      toPersonId: input.toPersonId,
      from: input.from,
      until: input.until,
      note: input.note ?? '',
    }
    const id = await insertSubstitution(tx, ctx.clock.now(), ctx.actor.personId || null, term)
    entry(await entryOf(tx, fromPersonId, { after: { substitutionId: id, ...term } }))
    return id
  })

/** Ends a substitution at once: by either side, or by who keeps the account of the one who was away. */
export const endSubstitution = (ctx: Ctx, id: string): Promise<void> =>
  runVerb(ctx, 'identity.endSubstitution', async (tx, entry) => {
    const term = await lockSubstitution(tx, id)
    const own = [term.fromPersonId, term.toPersonId].includes(ctx.actor.personId)
    const kept = !own && (await keeps(tx, ctx, term.fromPersonId))
    if (!own && !kept) throw notFound()
    authorize(identityPolicy['identity.endSubstitution'], ctx.actor, {}, { own, kept })
    if (term.endedAt) throw conflict('identity.substitutionEnded')
    await setSubstitutionEnded(tx, id, ctx.clock.now(), ctx.actor.personId || null)
    entry(
      await entryOf(tx, term.fromPersonId, {
        before: { substitutionId: id, toPersonId: term.toPersonId, until: term.until },
        after: { substitutionId: id, ended: true },
      }),
    )
  })
