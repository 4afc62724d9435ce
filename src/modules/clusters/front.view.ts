import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { progressAt, versionAt } from '../commitments/index.ts'
import { bodiesOf } from './clusters.bodies.ts'
import { type OpenYears, openYears, yearOn } from './clusters.figures.ts'
import { clustersPolicy } from './clusters.policy.ts'
import type { When } from './clusters.rules.ts'
import type { ClusterLine, Furthest, LateItem, NationView, ProvinceFront } from './clusters.schema.ts'
import { listClusters } from './clusters.store.ts'
import { clusterLines, countStages, type Staged, stagesOn, whenOf } from './clusters.view.ts'
import { lateItems } from './late.rules.ts'
import { placeNames } from './places.ts'
import { unitsByState } from './units.read.ts'

type Asked = { asOf?: string | undefined; knownAt?: string | undefined }

const inOrder = new Intl.Collator('fa').compare
/** A front page names the longest late; the desk and the plans have them all. */
const shownLate = 30

/** The front page of a province, from what the reader may see of it. @throws 404 for a code that is no province */
export async function provinceFront(ctx: Ctx, code: string, asked: Asked): Promise<ProvinceFront> {
  const when = whenOf(ctx, asked)
  const places = await placeNames(ctx.db)
  if (!places.knows(code)) throw notFound()
  const staged = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor, { province: code }), when)
  const { lines, years } = await clusterLines(
    ctx,
    staged.toSorted((one, other) => inOrder(one.row.title, other.row.title)),
    when,
  )
  const late = await lateOf(ctx, lines, years, when)
  const [bodies, units] = await Promise.all([
    bodiesOf(ctx, { provinceId: code }, when.asOf),
    unitsByState(ctx, code, when.asOf),
  ])
  const register = clustersPolicy['clusters.register']
  return {
    ...when,
    province: places.provinceOf(code),
    clusters: lines,
    byStage: countStages(staged),
    late: late.slice(0, shownLate),
    lateTotal: late.length,
    bodies,
    units,
    may: { register: when.isPast ? 'clusters.pastDate' : may(register, ctx.actor, { provinceId: code }, null) },
  }
}

/** Late activities of the current plan years, longest first. */
async function lateOf(ctx: Ctx, lines: readonly ClusterLine[], years: OpenYears, when: When): Promise<LateItem[]> {
  const { byRecord, forest } = years.opened
  const found = lines.flatMap((line) => {
    const tree = line.year && !line.year.closed ? byRecord.get(line.year.recordId) : undefined
    const version = tree && versionAt(tree.versions, when.asOf, when.knownAt)
    if (!line.year || !tree || !version) return []
    const approvedOf = (itemId: string) =>
      progressAt(forest, { treeId: tree.id, itemId, line: 'approved', ...when })?.percent ?? null
    return lateItems(tree, version.id, approvedOf, when).map((late) => ({
      ...late,
      line,
      recordId: line.year!.recordId,
      example: line.year!.example,
    }))
  })
  const nameOf = await namesOf(
    ctx.db,
    found.map((late) => late.ownerId),
  )
  return found
    .toSorted((one, other) => other.days - one.days || inOrder(one.title, other.title))
    .map(({ line, ownerId, ...late }) => ({
      ...late,
      clusterId: line.id,
      cluster: line.title,
      owner: nameOf(ownerId),
    }))
}

/** Clusters by province for the map of the country. A province without a record is in no row: a gap, not a zero. */
export async function nationView(ctx: Ctx, asked: Asked): Promise<NationView> {
  const when = whenOf(ctx, asked)
  const staged = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor), when)
  const byProvince = Map.groupBy(staged, (one) => one.row.provinceId)
  const [places, years] = await Promise.all([
    placeNames(ctx.db),
    openYears(
      ctx,
      staged.map((one) => one.row.id),
      when,
    ),
  ])
  return {
    ...when,
    total: staged.length,
    byStage: countStages(staged),
    provinces: [...byProvince]
      .map(([code, own]) => ({
        ...places.provinceOf(code),
        count: own.length,
        byStage: countStages(own)
          .filter((stage) => stage.parent === null && stage.count > 0)
          .map(({ code, count }) => ({ code, count })),
        furthest: furthestBehind(own, years, when.asOf),
      }))
      .toSorted((one, other) => inOrder(one.fa, other.fa)),
  }
}

/** The one with the greatest distance from planned to approved, also where all are ahead. */
function furthestBehind(own: readonly Staged[], years: OpenYears, day: string): Furthest | null {
  const figures = own.flatMap(({ row }) => {
    const year = yearOn(years.byCluster.get(row.id) ?? [], day)
    if (!year || year.approved === null || year.planned === null) return []
    const { recordId, approved, planned } = year
    return [{ clusterId: row.id, cluster: row.title, recordId, approved, planned }]
  })
  // only for choosing one: the figures themselves stay exact
  const gap = (one: Furthest) => Number(one.planned) - Number(one.approved)
  return figures.toSorted((one, other) => gap(other) - gap(one))[0] ?? null
}
