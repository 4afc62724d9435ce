import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { knownOn, lateOf } from '../commitments/index.ts'
import type { When } from './clusters.rules.ts'
import type { ClusterLine } from './clusters.schema.ts'
import { listClusters } from './clusters.store.ts'
import { clusterLines, stagesOn } from './clusters.view.ts'
import type { ProvinceMoved } from './front.schema.ts'
import { placeNames } from './places.ts'
import { unitsByState } from './units.read.ts'

const inOrder = new Intl.Collator('fa').compare

/** Lines and counts of a province as of a day and as known at an instant. */
async function provinceThen(ctx: Ctx, code: string, when: When) {
  const staged = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor, { province: code }), when)
  const { lines } = await clusterLines(ctx, staged, when)
  const open = lines.flatMap((line) => (line.year && !line.year.closed ? [line.year.recordId] : []))
  const [late, units] = await Promise.all([lateOf(ctx.db, ctx, open, when), unitsByState(ctx, code, when)])
  return {
    byId: new Map(lines.map((line) => [line.id, line])),
    clusters: lines.length,
    late: lines.some((line) => line.year) ? late.length : null,
    units: units?.total ?? null,
  }
}

/**
 * A province on a past day and today: what was known then, what is known now of the same day, and how it stands today, with the very
 * figures of its front page. @throws 404 for a code that is no province
 */
export async function provinceMoved(
  ctx: Ctx,
  code: string,
  asked: { asOf: string; knownAt?: string | undefined },
): Promise<ProvinceMoved> {
  if (!(await placeNames(ctx.db)).knows(code)) throw notFound()
  const { asOf } = asked
  const knownAt = asked.knownAt ? new Date(asked.knownAt).toISOString() : knownOn(ctx, asOf)
  const today = ctx.clock.today()
  const known = ctx.clock.now().toISOString()
  const [past, revised, now] = [
    await provinceThen(ctx, code, { asOf, knownAt }),
    await provinceThen(ctx, code, { asOf, knownAt: known }),
    await provinceThen(ctx, code, { asOf: today, knownAt: known }),
  ]
  const approved = (line: ClusterLine | undefined) => line?.year?.approved ?? null
  return {
    asOf,
    knownAt,
    today,
    counts: (['clusters', 'late', 'units'] as const).map((what) => ({
      what,
      past: past[what],
      revised: revised[what],
      now: now[what],
    })),
    clusters: [...now.byId.values()]
      .map((line) => {
        const [before, same] = [past.byId.get(line.id), revised.byId.get(line.id)]
        const year = (same ?? before)?.year ?? null
        return {
          id: line.id,
          title: line.title,
          recordId: year?.recordId ?? line.year?.recordId ?? null,
          sameYear: year === null || year.recordId === line.year?.recordId,
          example: (line.year ?? year)?.example ?? false,
          approved: { past: approved(before), revised: approved(same), now: approved(line) },
          stage: {
            past: before?.stage ?? null,
            now: line.stage,
            learned: before?.stage?.code !== same?.stage?.code,
          },
        }
      })
      .toSorted((one, other) => inOrder(one.title, other.title)),
  }
}
