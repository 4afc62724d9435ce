import type { Ctx } from '../../kernel/context.ts'
import { conflict } from '../../kernel/errors.ts'
import { authorize } from '../../kernel/policy.ts'
import { runVerb } from '../../kernel/verb.ts'
import { upkeepPolicy } from './upkeep.policy.ts'
import type { Keeping, Work } from './upkeep.port.ts'
import { nextOf } from './upkeep.rules.ts'
import type { UpkeepView } from './upkeep.schema.ts'

const verbs = { backup: 'upkeep.backUp', drill: 'upkeep.drill' } as const

/** What is kept and how it stands. @throws 403; 409 `upkeep.notKept` where this server keeps nothing */
export async function upkeepView(ctx: Ctx, keeping: Keeping | null): Promise<UpkeepView> {
  authorize(upkeepPolicy['upkeep.see'], ctx.actor, {}, null)
  if (!keeping) throw conflict('upkeep.notKept')
  const [notes, archives, free] = await Promise.all([keeping.notes(), keeping.archives(), keeping.free()])
  return {
    folder: keeping.folder,
    byItself: keeping.byItself,
    next: keeping.byItself ? nextOf(notes, keeping.now()).toISOString() : null,
    free,
    ...notes,
    archives,
    busy: keeping.busy(),
  }
}

/** Begins a backup or a drill. @throws 403; 409 `upkeep.notKept`, `upkeep.busy` while one runs, `upkeep.nothingToDrill` */
export async function askFor(ctx: Ctx, keeping: Keeping | null, what: Work): Promise<void> {
  await runVerb(ctx, verbs[what], async (_tx, entry) => {
    authorize(upkeepPolicy[verbs[what]], ctx.actor, {}, null)
    if (!keeping) throw conflict('upkeep.notKept')
    if (keeping.busy()) throw conflict('upkeep.busy')
    if (what === 'drill' && (await keeping.archives()).length === 0) throw conflict('upkeep.nothingToDrill')
    entry({ recordId: null, provinceId: null, after: { what } })
  })
  // only now: the backup holds the entry that says who asked for it
  keeping?.begin(what)
}
