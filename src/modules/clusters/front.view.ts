import { covers } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { gapsOf, lateOf, whyLateOf } from '../commitments/index.ts'
import { bodiesOf } from './clusters.bodies.ts'
import { withFigures, yearsOnDay } from './clusters.figures.ts'
import { clustersPolicy } from './clusters.policy.ts'
import type { When } from './clusters.rules.ts'
import type { ClusterLine } from './clusters.schema.ts'
import { type ClusterRow, listClusters } from './clusters.store.ts'
import { clusterLines, countStages, onRegister, stagesOn, whenOf } from './clusters.view.ts'
import type { Furthest, LateItem, NationLate, NationView, ProvinceFront } from './front.schema.ts'
import { placeNames } from './places.ts'
import { spreadOfUnits } from './units.read.ts'

type Asked = { asOf?: string | undefined; knownAt?: string | undefined }

const inOrder = new Intl.Collator('fa').compare
/** A front page names the longest late; the desk and the plans have them all. */
const shownLate = 30

/** The front page of a province, from what the reader may see of it. @throws 404 for a code that is no province */
export async function provinceFront(ctx: Ctx, code: string, asked: Asked): Promise<ProvinceFront> {
  const when = whenOf(ctx, asked)
  const places = await placeNames(ctx.db)
  if (!places.knows(code)) throw notFound()
  const [{ staged, lines, late, lateTotal, units, spread }, bodies] = await Promise.all([
    clustersOfFront(ctx, code, when),
    bodiesOf(ctx, { provinceId: code }, when),
  ])
  const register = clustersPolicy['clusters.register']
  return {
    ...when,
    province: places.provinceOf(code),
    clusters: lines,
    byStage: countStages(staged),
    late,
    lateTotal,
    bodies,
    units,
    spread,
    may: {
      register: when.isPast ? 'clusters.pastDate' : may(register, ctx.actor, { provinceId: code }, null),
      seeTargets: ctx.actor.grants.some((grant) => covers(grant, { provinceId: code })) || 'kernel.notYourRole',
    },
  }
}

/** What a front page says of its clusters: their lines by name, what is late in them, and how many units belong to them. */
async function clustersOfFront(ctx: Ctx, code: string, when: When) {
  const staged = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor, { province: code }), when)
  const { lines, inside } = await clusterLines(
    ctx,
    staged.toSorted((one, other) => inOrder(one.row.title, other.row.title)),
    when,
  )
  const [{ late, lateTotal }, { units, spread }] = await Promise.all([
    lateItems(ctx, lines, when),
    spreadOfUnits(ctx, code, [...inside], when),
  ])
  return { staged, lines, late, lateTotal, units, spread }
}

/** All late activities of a province, longest first. @throws 404 for a code that is no province */
export async function lateOfProvince(ctx: Ctx, code: string, asked: Asked): Promise<LateItem[]> {
  const when = whenOf(ctx, asked)
  if (!(await placeNames(ctx.db)).knows(code)) throw notFound()
  const staged = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor, { province: code }), when)
  const { lines } = await clusterLines(ctx, staged, when)
  return (await lateItems(ctx, lines, when, Number.POSITIVE_INFINITY)).late
}

/** Late activities of the current plan years, longest first; who and why are asked for those that are shown. */
async function lateItems(
  ctx: Ctx,
  lines: readonly ClusterLine[],
  when: When,
  most = shownLate,
): Promise<{
  late: LateItem[]
  lateTotal: number
  byCluster: Map<string, { count: number; longest: number }>
}> {
  const open = new Map(
    lines.flatMap((line) =>
      line.year && !line.year.closed ? [[line.year.recordId, { ...line, year: line.year }]] : [],
    ),
  )
  const all = await lateOf(ctx.db, ctx, [...open.keys()], when)
  const shown = all.toSorted((one, other) => other.days - one.days || inOrder(one.title, other.title)).slice(0, most)
  const [nameOf, whyOf] = await Promise.all([
    namesOf(
      ctx.db,
      shown.map((late) => late.ownerId),
    ),
    whyLateOf(
      ctx.db,
      shown.map((late) => late.itemId),
      when,
    ),
  ])
  const late = shown.map(({ ownerId, ...one }) => {
    const line = open.get(one.recordId)!
    return {
      ...one,
      ...whyOf(one.itemId),
      clusterId: line.id,
      cluster: line.title,
      provinceId: line.provinceId,
      example: line.year.example,
      owner: nameOf(ownerId),
    }
  })
  const byCluster = new Map<string, { count: number; longest: number }>()
  for (const one of all) {
    const { id } = open.get(one.recordId)!
    const { count = 0, longest = 0 } = byCluster.get(id) ?? {}
    byCluster.set(id, { count: count + 1, longest: Math.max(longest, one.days) })
  }
  return { late, lateTotal: all.length, byCluster }
}

/** What is late in the whole country as far as the reader sees its plans: by province, longest first, and the longest activities. */
export async function nationLate(ctx: Ctx, asked: Asked, most = shownLate): Promise<NationLate> {
  const when = whenOf(ctx, asked)
  const staged = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor), when)
  const [places, { lines }] = [await placeNames(ctx.db), await clusterLines(ctx, staged, when)]
  const { late, lateTotal, byCluster } = await lateItems(ctx, lines, when, most)
  const withPlan = lines.filter((line) => line.year?.frozen)
  return {
    ...when,
    total: lateTotal,
    provinces: [...Map.groupBy(withPlan, (line) => line.provinceId)]
      .map(([code, own]) => ({
        ...places.provinceOf(code),
        count: own.reduce((sum, line) => sum + (byCluster.get(line.id)?.count ?? 0), 0),
        longest: Math.max(0, ...own.map((line) => byCluster.get(line.id)?.longest ?? 0)),
        example: own.some((line) => line.year!.example),
      }))
      .toSorted((one, other) => other.longest - one.longest || inOrder(one.fa, other.fa)),
    late,
  }
}

/** Lines of these clusters, or of all, with how many of their activities are late and by how many days at most; for comparing. */
export async function comparedClusters(
  ctx: Ctx,
  when: When,
  filter: { provinces?: readonly string[] | undefined; q?: string | undefined; isic?: string | undefined },
): Promise<ComparedCluster[]> {
  const rows = (await listClusters(ctx.db, ctx.actor, filter.q ? { q: filter.q } : {})).filter(
    (row) =>
      (!filter.provinces || filter.provinces.includes(row.provinceId)) &&
      (!filter.isic || (row.isicCode?.startsWith(filter.isic) ?? false)),
  )
  const staged = await stagesOn(ctx, rows, when)
  const { lines, inside } = await clusterLines(ctx, staged, when)
  const { byCluster } = await lateItems(ctx, lines, when, 0)
  const isic = new Map(rows.map((row) => [row.id, row.isicCode]))
  return lines.map((line) => ({
    ...line,
    isicCode: isic.get(line.id) ?? null,
    inside: inside.has(line.id),
    late: line.year?.frozen ? (byCluster.get(line.id)?.count ?? 0) : null,
  }))
}
export interface ComparedCluster extends ClusterLine {
  isicCode: string | null
  /** Does the reader see more of it than that it exists. */
  inside: boolean
  /** Late activities of its plan year; null where none is in reach. */
  late: number | null
}

/** Clusters by province for the map of the country. A province without a record is in no row: a gap, not a zero. */
export async function nationView(ctx: Ctx, asked: Asked): Promise<NationView> {
  const when = whenOf(ctx, asked)
  const rows = await listClusters(ctx.db, ctx.actor)
  const [staged, places, furthest] = await Promise.all([
    stagesOn(ctx, rows, when),
    placeNames(ctx.db),
    furthestBehind(ctx, onRegister(rows, when), when),
  ])
  return {
    ...when,
    total: staged.length,
    byStage: countStages(staged),
    provinces: [...Map.groupBy(staged, (one) => one.row.provinceId)]
      .map(([code, own]) => ({
        ...places.provinceOf(code),
        count: own.length,
        byStage: countStages(own)
          .filter((stage) => stage.parent === null && stage.count > 0)
          .map(({ code, count }) => ({ code, count })),
        furthest: furthest.get(code) ?? null,
      }))
      .toSorted((one, other) => inOrder(one.fa, other.fa)),
  }
}

/** By province the cluster with the greatest distance from planned to approved, also where all are ahead. */
async function furthestBehind(ctx: Ctx, rows: readonly ClusterRow[], when: When): Promise<Map<string, Furthest>> {
  const years = await yearsOnDay(
    ctx,
    rows.map((row) => row.id),
    when.asOf,
  )
  const current = rows.flatMap((row) => {
    const year = years.get(row.id)
    return year ? [{ row, year }] : []
  })
  const gaps = await gapsOf(
    ctx.db,
    ctx,
    current.map(({ year }) => year.id),
    when,
  )
  const gapOf = (one: (typeof current)[number]) => gaps.get(one.year.id) ?? Number.NEGATIVE_INFINITY
  const chosen = [...Map.groupBy(current, ({ row }) => row.provinceId).values()].flatMap(
    (own) => own.toSorted((one, other) => gapOf(other) - gapOf(one))[0] ?? [],
  )
  const figures = await withFigures(
    ctx,
    chosen.map(({ year }) => year),
    when,
  )
  return new Map(
    chosen.flatMap(({ row }, place): [string, Furthest][] => {
      const { recordId, approved, planned, example } = figures[place]!
      if (approved === null || planned === null) return []
      return [[row.provinceId, { clusterId: row.id, cluster: row.title, recordId, approved, planned, example }]]
    }),
  )
}
