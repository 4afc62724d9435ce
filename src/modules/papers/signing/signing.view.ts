import type { Ctx } from '../../../kernel/context.ts'
import { authorize } from '../../../kernel/policy.ts'
import { papersPolicy } from '../papers.policy.ts'
import type { OfficeStamps, OwnPictures } from './signing.schema.ts'
import { picturesOf, stampsIn } from './signing.store.ts'

/** The reader's own signature and the stamps held; nobody reads another's, by whatever role. */
export async function ownPictures(ctx: Ctx): Promise<OwnPictures> {
  const rows = ctx.actor.personId ? await picturesOf(ctx.db, ctx.actor.personId) : []
  const shown = (row: (typeof rows)[number]) => `data:${row.media_type};base64,${row.bytes!.toString('base64')}`
  const signature = rows.find((row) => row.kind === 'signature')
  return {
    signature: signature ? { shown: shown(signature), keptAt: signature.kept_at } : null,
    stamps: rows.flatMap((row) =>
      row.kind === 'stamp'
        ? [
            {
              organisationId: row.organisation_id!,
              organisation: row.organisation ?? '',
              shown: shown(row),
              keptAt: row.kept_at,
            },
          ]
        : [],
    ),
  }
}

/** Which offices of a place keep a stamp, and who holds each. @throws 403 for a place that is not one's own */
export async function officeStamps(ctx: Ctx, province: string | undefined): Promise<OfficeStamps> {
  const provinceId = province ?? null
  authorize(papersPolicy['papers.arrange'], ctx.actor, { provinceId }, { provinceId })
  return { stamps: await stampsIn(ctx.db, ctx.actor, provinceId) }
}
