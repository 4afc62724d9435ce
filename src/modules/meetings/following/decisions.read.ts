import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { getRecord, visible } from '../../../kernel/records.ts'
import { type Branch, branchesFrom, inTime, type Step } from './decisions.rules.ts'
import type { DecisionNode, Decisions } from './decisions.schema.ts'
import { livesOf } from './following.store.ts'

const deepest = 3
const most = 60

/** Links and minutings that touch one of these records; as links they stand whether or not their other end is seen. */
async function stepsAt(ctx: Ctx, ids: readonly string[]): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select from_id as "from", to_id as "to", kind from links where from_id = any(${[...ids]}::uuid[]) or to_id = any(${[...ids]}::uuid[])
    union
    select session_id, id, 'minuted' from resolutions
      where session_id is not null and (id = any(${[...ids]}::uuid[]) or session_id = any(${[...ids]}::uuid[]))
    order by 1, 2`.execute(ctx.db)
  return rows
}

/**
 * Both questions about a record: who decided this, and what became of it; as far as the actor sees the records on the way.
 *
 * @throws 404
 */
export async function decisionsOf(ctx: Ctx, recordId: string): Promise<Decisions> {
  await getRecord(ctx.db, ctx.actor, recordId)
  const seen = new Map<string, { id: string; kind: string; title: string }>()
  const steps = new Map<string, Step>()
  let wave = [recordId]
  // both ways at once: what lies within reach of the deepest branch either way
  for (let depth = 0; depth < deepest && wave.length > 0 && seen.size < most; depth += 1) {
    const found = await stepsAt(ctx, wave)
    const ends = [...new Set(found.flatMap((step) => [step.from, step.to]))].filter(
      (id) => id !== recordId && !seen.has(id),
    )
    const rows = await ctx.db
      .selectFrom('records')
      .select(['id', 'kind', 'title'])
      .where('id', '=', sql<string>`any(${ends}::uuid[])`)
      .where(visible(ctx.actor))
      .orderBy('id')
      .limit(most - seen.size)
      .execute()
    for (const row of rows) seen.set(row.id, row)
    for (const step of found)
      if ([step.from, step.to].every((id) => id === recordId || seen.has(id)))
        steps.set(`${step.from} ${step.kind} ${step.to}`, step)
    wave = rows.map((row) => row.id)
  }
  const resolutions = [...seen.values()].filter((one) => one.kind === 'resolution').map((one) => one.id)
  const sessions = [...seen.values()].filter((one) => one.kind === 'session').map((one) => one.id)
  const [lives, days] = await Promise.all([
    livesOf(ctx.db, resolutions, ctx.clock.today()),
    ctx.db
      .selectFrom('sessions')
      .select(['id', 'held_on'])
      .where('id', '=', sql<string>`any(${sessions}::uuid[])`)
      .execute(),
  ])
  const dayOf = new Map(days.map((row) => [row.id, row.held_on]))
  const shown = ({ id, kind: by, branches }: Branch): DecisionNode => {
    const { kind, title } = seen.get(id)!
    const life = lives.get(id)
    return {
      id,
      kind,
      title,
      by,
      state: life?.state ?? null,
      percent: life?.notice_id ? life.approved : null,
      day: dayOf.get(id) ?? null,
      branches: branches.map(shown),
    }
  }
  const way = (which: 'earlier' | 'later') =>
    branchesFrom(recordId, sorted([...steps.values()], which), which, deepest).map(shown)
  return { earlier: way('earlier'), later: way('later') }
}

/** In the order of making: ids are made in time. */
const sorted = (steps: readonly Step[], way: 'earlier' | 'later') =>
  steps.toSorted((one, other) => (inTime(one)[way] < inTime(other)[way] ? -1 : 1))
