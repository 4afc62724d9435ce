import type { Ctx } from '../../kernel/context.ts'
import { conflict, type FieldProblem } from '../../kernel/errors.ts'
import { foldKey } from '../../kernel/fa/index.ts'
import { cellsOf } from '../../kernel/lists/list.sheet.ts'
import { differing, problemsOf } from '../../kernel/lists/list.take-in.ts'
import type { AnyList, Cells, ListOutcome, NumberedCells } from '../../kernel/lists/list.ts'
import { writeActivities } from './activities.verbs.ts'
import { readMoney } from './money-lines.rules.ts'
import { type Column, columns, MONEY, type PastedActivity, readPasted } from './pasted.rules.ts'
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

const money: ReadonlySet<string> = new Set(MONEY)
const heads = (Object.keys(columns) as Column[]).filter((column) => !money.has(column))

/** The row of an activity, and those under it that hold nothing but a further source of its money. */
interface Group {
  code: string
  /** Places of its rows in the file. */
  at: number[]
}

/**
 * Rows by activity, each with its code: its own, that of the activity with its title, else the next free number. A row belongs to the one
 * above it where it holds nothing but money and says no other code.
 */
function grouped(list: AnyList, rows: readonly NumberedCells[], { activities }: Draft): Group[] {
  const taken = new Set([...activities.map((one) => one.code), ...rows.flatMap(({ cells }) => cells.code ?? [])])
  let next = 0
  const free = () => {
    do next++
    while (taken.has(String(next)))
    return String(next)
  }
  const same = (one: string, other: string | undefined) => foldKey(one) === foldKey(other ?? '')
  const own = list.columns.filter(({ key, outOnly }) => !outOnly && !money.has(key) && key !== 'code')
  const groups: Group[] = []
  for (const [at, { cells }] of rows.entries()) {
    const last = groups.at(-1)
    if (last && own.every(({ key }) => !cells[key]) && (!cells.code || same(last.code, cells.code))) {
      last.at.push(at)
      continue
    }
    const known = activities.find((one) => (cells.code ? same(one.code, cells.code) : same(one.title, cells.title)))
    groups.push({ code: known?.code ?? cells.code ?? free(), at: [at] })
  }
  return groups
}

/** What stands, with what the row says of it; what a row says nothing of stays. */
function merged(
  read: PastedActivity,
  said: Cells,
  old: ActivityInput | undefined,
  strategyId: string | null,
  shares: ActivityInput['shares'],
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
    shares,
    measure: old && said.target === undefined ? old.measure : own.measure,
    after: own.after.map((one) => kept.get(one.code) ?? one),
  }
}

/** A refused row refuses the others of its activity with it: half an activity is never written. */
const together: FieldProblem = { path: '', code: 'plans.rowTogether', details: {} }
const refuseAll = (problems: readonly FieldProblem[][]): Taken[] =>
  problems.map((own) => ({ outcome: 'refuse', problems: own.length > 0 ? own : [together] }))

/** What each row of the file does, by its place. */
function readRows(
  list: AnyList,
  rows: readonly NumberedCells[],
  groups: readonly Group[],
  draft: Draft,
  standing: readonly { code: string }[],
): Taken[] {
  const taken: Taken[] = []
  // of an activity with several sources the first row is its own
  const stands = new Map(standing.toReversed().map((row) => [row.code, row]))
  const said = groups.map(({ code, at }): Cells => ({ ...rows[at[0]!]!.cells, code }))
  const whole = said.map((cells) => {
    const old = stands.get(cells.code!)
    return old ? { ...cellsOf(list, old, 'fa'), ...cells } : cells
  })
  const table = [heads.map((key) => columns[key][0]), ...whole.map((cells) => heads.map((key) => cells[key] ?? ''))]
  const catalogue = { typeCode, sourceCode }
  const { rows: read } = readPasted(table, draft.year, [], catalogue)
  const codes = new Set(draft.activities.map((one) => one.code))
  const others = { columns: list.columns.filter(({ key }) => !money.has(key)) }
  for (const [place, { activity, problems }] of read.entries()) {
    const { code, at } = groups[place]!
    const old = stands.get(code)
    const before = draft.activities.find((one) => one.code === code)
    const left: FieldProblem[] = problems
      .filter((one) => one.code !== 'plans.afterUnknown' || !codes.has(String(one.details.code)))
      .map(({ column, code, details }) => ({ path: column, code, details }))
    const strategyId =
      activity.strategy === null ? null : (draft.strategies.get(foldKey(activity.strategy)) ?? undefined)
    if (strategyId === undefined)
      left.push({ path: 'strategy', code: 'kernel.listNotFound', details: { value: activity.strategy! } })
    const paid = readMoney(
      code,
      at.map((one) => rows[one]!.cells),
      before?.shares ?? [],
      catalogue,
    )
    const found = paid.lines.map(({ problems }, line) => [
      ...(line === 0 ? left : []),
      ...problems.map(({ column, code, details }) => ({ path: column, code, details })),
    ])
    const differs = paid.lines.map(
      (line, own) => line.differs || (own === 0 && (!old || differing(others, rows[at[0]!]!.cells, old).length > 0)),
    )
    const outcomes: Taken[] = found.some((own) => own.length > 0)
      ? refuseAll(found)
      : differs.map((one) => ({ outcome: one ? (old ? 'change' : 'create') : 'same', problems: [] }))
    if (outcomes.some(({ outcome }) => outcome === 'change' || outcome === 'create'))
      outcomes[0]!.activity = merged(activity, said[place]!, before, strategyId ?? null, paid.shares)
    for (const [line, own] of at.entries()) taken[own] = outcomes[line]!
  }
  return taken
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
  const groups = grouped(list, rows, draft)
  const taken = readRows(list, rows, groups, draft, standing)
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
      for (const { at } of groups) {
        const found = own.get(at[0]!) ?? (general && taken[at[0]!]!.activity ? general : undefined)
        if (found)
          for (const [line, row] of refuseAll(at.map((_, one) => (one === 0 ? found : []))).entries())
            taken[at[line]!] = row
      }
    }
  }
  return taken.map(({ outcome, problems }) => ({ outcome, problems }))
}
