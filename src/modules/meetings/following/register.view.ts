import content from '../../../../content/catalogues.json' with { type: 'json' }
import type { Ctx } from '../../../kernel/context.ts'
import { namesOf } from '../../../kernel/names.ts'
import { bodyKindOf, bodyKinds } from '../meetings.kinds.ts'
import { categories } from '../resolutions/categories.ts'
import { resolutionsByIds } from '../resolutions/resolutions.read.ts'
import { ageBands, lifeStates } from './life.rules.ts'
import type { Execution, Register, RegisterFilter, RegisterLine, RegisterSummary } from './register.schema.ts'
import { countRegister, pageOfRegister } from './register.store.ts'

const subjects = new Map(content.resolution_categories.map(({ code, fa, en }) => [code, { fa, en }]))
const subjectTitle = (code: string | null) => (code === null ? null : (subjects.get(code) ?? { fa: code, en: code }))

const kindTitle = (code: string) => {
  const kind = bodyKindOf(code)
  return { fa: kind?.fa ?? code, en: kind?.en ?? code }
}

/** A page of all resolutions that one may see and that the filters name, newest minuted first. */
export async function registerRows(
  ctx: Ctx,
  filter: RegisterFilter,
  page: { limit: number; offset: number },
): Promise<RegisterLine[]> {
  const ids = await pageOfRegister(ctx.db, ctx.actor, filter, ctx.clock.today(), page)
  const rows = await resolutionsByIds(ctx, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ ...row, kindTitle: kindTitle(row.kind), categoryTitle: subjectTitle(row.category) }] : []
  })
}

export const registerView = async (
  ctx: Ctx,
  filter: RegisterFilter,
  page: { limit: number; offset: number },
): Promise<Register> => ({ today: ctx.clock.today(), rows: await registerRows(ctx, filter, page) })

/** How many stand where, how late, and how far the notified ones are carried out: by body and by subject. */
export async function registerSummary(ctx: Ctx, filter: RegisterFilter): Promise<RegisterSummary> {
  const today = ctx.clock.today()
  const groups = await countRegister(ctx.db, ctx.actor, filter, today)
  const of = (what: (typeof groups)[number]['what']) => groups.filter((group) => group.what === what)
  const executed = (group: (typeof groups)[number]): Execution => ({
    total: Number(group.total),
    done: Number(group.done),
    running: Number(group.running),
    notDone: Number(group.not_done),
    overdue: Number(group.overdue),
    mean: group.mean,
  })
  const count = (what: 'state' | 'age', key: string) => Number(of(what).find((group) => group.key === key)?.total ?? 0)
  const nameOf = await namesOf(
    ctx.db,
    [...of('body'), ...of('responsible')].map((group) => group.key),
  )
  const inOrder = (some: typeof groups) =>
    some.toSorted(
      (one, other) => Number(other.total) - Number(one.total) || (one.key ?? '').localeCompare(other.key ?? ''),
    )
  return {
    today,
    whole: executed(of('whole')[0]!),
    byState: lifeStates.flatMap((state) => {
      const found = count('state', state)
      return found > 0 ? [{ state, count: found }] : []
    }),
    byAge: ageBands.map(({ code }) => ({ age: code, count: count('age', code) })),
    byBody: inOrder(of('body')).flatMap((group) => {
      const body = nameOf(group.key)
      return body ? [{ ...executed(group), body, kind: group.kind ?? '' }] : []
    }),
    bySubject: inOrder(of('subject')).map((group) => ({
      ...executed(group),
      subject: group.key,
      title: subjectTitle(group.key),
    })),
    responsible: of('responsible').flatMap((group) => {
      const who = nameOf(group.key)
      return who ? [{ ...who, count: Number(group.total) }] : []
    }),
    kinds: bodyKinds.map(({ code, fa, en }) => ({ code, fa, en })),
    subjects: [...categories],
  }
}
