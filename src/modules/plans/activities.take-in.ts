import type { Ctx } from '../../kernel/context.ts'
import { conflict, type FieldProblem } from '../../kernel/errors.ts'
import { foldKey } from '../../kernel/fa/index.ts'
import { cellsOf } from '../../kernel/lists/list.sheet.ts'
import { differing, problemsOf } from '../../kernel/lists/list.take-in.ts'
import type { AnyList, Cells, ListOutcome, NumberedCells } from '../../kernel/lists/list.ts'
import { writeActivities } from './activities.verbs.ts'
import { type Column, columns, type PastedActivity, readPasted } from './pasted.rules.ts'
import { sourceCode, typeCode } from './plans.catalogue.ts'
import type { ActivityInput } from './plans.schema.ts'
import { getYear } from './plans.store.ts'
import { planYearView } from './plans.view.ts'

interface Taken {
  outcome: ListOutcome
  problems: FieldProblem[]
  activity?: ActivityInput
}
type Draft = { activities: ActivityInput[]; strategies: ReadonlyMap<string, string>; version: number; year: number }

async function openDraft(ctx: Ctx, planYearId: string): Promise<Draft> {
  // of the page's view only the draft is read; its messages are for the page
  const view = await planYearView(ctx, planYearId, {}, () => ({ fa: '', en: '' }))
  if (!view.draft) throw conflict('commitments.noDraft')
  return {
    activities: view.draft.activities,
    strategies: new Map(view.strategies.map((one) => [foldKey(one.title), one.id])),
    version: view.version,
    year: (await getYear(ctx.db, planYearId)).fiscal_year,
  }
}

const heads = Object.keys(columns) as Column[]

/** Each row with its code: its own, that of the activity with its title, else the next free number. */
function coded(rows: readonly NumberedCells[], { activities }: Draft): Cells[] {
  const taken = new Set([...activities.map((one) => one.code), ...rows.flatMap(({ cells }) => cells.code ?? [])])
  let next = 0
  const free = () => {
    do next++
    while (taken.has(String(next)))
    return String(next)
  }
  const same = (one: string, other: string | undefined) => foldKey(one) === foldKey(other ?? '')
  return rows.map(({ cells }) => {
    const known = activities.find((one) => (cells.code ? same(one.code, cells.code) : same(one.title, cells.title)))
    return { ...cells, code: known?.code ?? cells.code ?? free() }
  })
}

/** What stands, with what the row says of it; what a row says nothing of stays. */
function merged(
  read: PastedActivity,
  said: Cells,
  old: ActivityInput | undefined,
  strategyId: string | null,
): ActivityInput {
  const kept = new Map(old?.after.map((one) => [one.code, one]))
  const { strategy: _, ...own } = read
  return {
    ...own,
    ...(old?.itemId ? { itemId: old.itemId } : {}),
    ...(old?.progress ? { progress: old.progress } : {}),
    strategyId,
    ownerPersonId: old?.ownerPersonId ?? null,
    ownerOrganisationId: old?.ownerOrganisationId ?? null,
    shares: old?.shares ?? [],
    measure: old && said.target === undefined ? old.measure : own.measure,
    after: own.after.map((one) => kept.get(one.code) ?? one),
  }
}

function readRows(
  list: AnyList,
  rows: readonly NumberedCells[],
  draft: Draft,
  standing: readonly { code: string }[],
): Taken[] {
  const own = coded(rows, draft)
  const stands = new Map(standing.map((row) => [row.code, row]))
  const whole = own.map((cells) => {
    const old = stands.get(cells.code!)
    return old ? { ...cellsOf(list, old, 'fa'), ...cells } : cells
  })
  const table = [heads.map((key) => columns[key][0]), ...whole.map((cells) => heads.map((key) => cells[key] ?? ''))]
  const { rows: read } = readPasted(table, draft.year, [], { typeCode, sourceCode })
  const codes = new Set(draft.activities.map((one) => one.code))
  return read.map(({ activity, problems }, at): Taken => {
    const said = own[at]!
    const old = stands.get(said.code!)
    const left: FieldProblem[] = problems
      .filter((one) => one.code !== 'plans.afterUnknown' || !codes.has(String(one.details.code)))
      .map(({ column, code, details }) => ({ path: column, code, details }))
    const strategyId =
      activity.strategy === null ? null : (draft.strategies.get(foldKey(activity.strategy)) ?? undefined)
    if (strategyId === undefined)
      left.push({ path: 'strategy', code: 'kernel.listNotFound', details: { value: activity.strategy! } })
    if (left.length > 0) return { outcome: 'refuse', problems: left }
    if (old && differing(list, rows[at]!.cells, old).length === 0) return { outcome: 'same', problems: [] }
    const before = draft.activities.find((one) => one.code === said.code)
    return {
      outcome: old ? 'change' : 'create',
      problems: [],
      activity: merged(activity, said, before, strategyId!),
    }
  })
}

/** The draft with what the rows make of it, and which row each activity comes from. */
function drafted(draft: Draft, taken: readonly Taken[]) {
  const came = taken.flatMap(({ activity }, at) => (activity ? [{ activity, at }] : []))
  const byCode = new Map(came.map((one) => [one.activity.code, one]))
  const stood = draft.activities.map((activity) => byCode.get(activity.code) ?? { activity, at: null })
  const codes = new Set(draft.activities.map((one) => one.code))
  return [...stood, ...came.filter((one) => !codes.has(one.activity.code))]
}

/**
 * Takes rows into the open draft of a plan year with the one verb that writes it as a whole; activities that the file does not name stay.
 * What the verb refuses in a row is that row's refusal, and the others are tried again without it.
 *
 * @param standing rows of the list as they went out
 */
export async function takeActivities(
  list: AnyList,
  ctx: Ctx,
  rows: readonly NumberedCells[],
  planYearId: string,
  standing: readonly { code: string }[],
): Promise<readonly { outcome: ListOutcome; problems: FieldProblem[] }[]> {
  const draft = await openDraft(ctx, planYearId)
  let taken = readRows(list, rows, draft, standing)
  while (taken.some((one) => one.activity)) {
    const all = drafted(draft, taken)
    try {
      await writeActivities(ctx, planYearId, { version: draft.version, activities: all.map((one) => one.activity) })
      break
    } catch (error) {
      const problems = problemsOf(error)
      if (!problems) throw error
      const own = new Map<number | null, FieldProblem[]>()
      for (const problem of problems) {
        const [, place, field] = /^activities\.(\d+)\.(\w+)/.exec(problem.path) ?? []
        const at = place === undefined ? null : (all[Number(place)]?.at ?? null)
        own.set(at, [...(own.get(at) ?? []), { ...problem, path: field ?? '' }])
      }
      // what is wrong with no row of the file is wrong with every one of them
      const general = own.get(null)
      taken = taken.map((one, at) => {
        const found = own.get(at) ?? (general && one.activity ? general : undefined)
        return found ? { outcome: 'refuse', problems: found } : one
      })
    }
  }
  return taken.map(({ outcome, problems }) => ({ outcome, problems }))
}
