import { groupEdges, orderGraph } from '../graph.ts'
import { type ActivityId, type Network, ScheduleRefused } from './network.ts'
import { scaleFor } from './wholeNumbers.ts'

export type Times = {
  readonly id: ActivityId
  readonly earlyStart: number
  readonly earlyFinish: number
  readonly lateStart: number
  readonly lateFinish: number
  /** By how much the activity may slip without moving the finish of the whole. */
  readonly totalFloat: number
  readonly isCritical: boolean
}

export type CriticalPath = {
  /** From the earliest early start to the latest early finish. */
  readonly duration: number
  /** In the order given. */
  readonly activities: readonly Times[]
  /** Critical ids by early start, then as given. */
  readonly critical: readonly ActivityId[]
}

export type Options = {
  /** Nothing starts before 0 (usual). False lets a lead, an FF or an SF pull a start below it. */
  readonly clampStarts?: boolean
  /**
   * Where late dates come from. `'relations'`: from the successors; only activities without any are held to the finish
   * of the whole, so an activity that nothing waits to *finish* may show a late finish beyond it. `'finish'`: every
   * activity is held to the finish of the whole. Float and criticality always follow `'finish'`.
   */
  readonly lateDates?: 'relations' | 'finish'
}

/**
 * Critical path of activities joined by FS, SS, FF, SF with lags (negative: leads). With d the duration and l the lag,
 * a relation bounds the successor's start from below:
 * FS: EF + l · SS: ES + l · FF: EF + l − d(to) · SF: ES + l − d(to), and the predecessor's dates from above alike.
 * Time grows with activities plus relations. Refuses circles (named), unknown and repeated ids.
 */
export function criticalPath(network: Network, options: Options = {}): CriticalPath {
  const { clampStarts = true, lateDates = 'finish' } = options
  const { activities } = network
  const graph = readGraph(network)
  const early = earlyStarts(graph, clampStarts)
  let first = Number.POSITIVE_INFINITY
  let finish = Number.NEGATIVE_INFINITY
  early.forEach((start, i) => {
    first = Math.min(first, start)
    finish = Math.max(finish, start + graph.duration[i]!)
  })
  const held = lateFinishes(graph, finish, true)
  const late = lateDates === 'finish' ? held : lateFinishes(graph, finish, false)
  const times = activities.map(({ id }, i): Times => {
    const [start, end, own] = [early[i]!, late[i]!, graph.duration[i]!]
    const float = held[i]! - own - start
    return {
      id,
      earlyStart: graph.fromWhole(start),
      earlyFinish: graph.fromWhole(start + own),
      lateStart: graph.fromWhole(end - own),
      lateFinish: graph.fromWhole(end),
      totalFloat: graph.fromWhole(float),
      isCritical: float === 0,
    }
  })
  const critical = times.filter(({ isCritical }) => isCritical).sort((a, b) => a.earlyStart - b.earlyStart)
  return {
    duration: activities.length === 0 ? 0 : graph.fromWhole(finish - first),
    activities: times,
    critical: critical.map(({ id }) => id),
  }
}

/** The network by numbers: activity `i`, edge `k` from `from[k]` to `to[k]`; `gap[k]` bounds start(to) − start(from) from below. */
type Graph = {
  readonly order: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly duration: Float64Array
  readonly gap: Float64Array
  readonly fromWhole: (whole: number) => number
}

function readGraph({ activities, relations }: Network): Graph {
  const index = new Map<string, number>()
  for (const { id } of activities) {
    if (index.has(String(id))) throw new ScheduleRefused('idTwice', { id })
    index.set(String(id), index.size)
  }
  const scale = scaleFor(valuesOf({ activities, relations }))
  const duration = Float64Array.from(activities, (activity) => scale.toWhole(activity.duration))
  const from = new Int32Array(relations.length)
  const to = new Int32Array(relations.length)
  const gap = new Float64Array(relations.length)
  relations.forEach((relation, k) => {
    const [a, b] = [index.get(String(relation.from)), index.get(String(relation.to))]
    if (a === undefined || b === undefined)
      throw new ScheduleRefused('unknownActivity', {
        id: a === undefined ? relation.from : relation.to,
        where: `relations[${k}]`,
      })
    from[k] = a
    to[k] = b
    const leaves = relation.type[0] === 'F' ? duration[a]! : 0
    const arrives = relation.type[1] === 'F' ? duration[b]! : 0
    gap[k] = leaves + scale.toWhole(relation.lag) - arrives
  })
  const { order, cycle } = orderGraph(activities.length, from, to)
  if (cycle) throw new ScheduleRefused('circular', { cycle: cycle.map((i) => String(activities[i]!.id)) })
  return { order, from, to, duration, gap, fromWhole: scale.fromWhole }
}

function* valuesOf({ activities, relations }: Network): Iterable<number> {
  for (const { duration } of activities) yield duration
  // A relation adds its lag and both durations at most.
  for (const { lag } of relations) yield lag
  for (const { duration } of activities) yield duration
}

function earlyStarts({ order, from, to, gap }: Graph, clamp: boolean): Float64Array {
  const into = groupEdges(order.length, to)
  const start = new Float64Array(order.length)
  for (const node of order) {
    const [begin, end] = [into.start[node]!, into.start[node + 1]!]
    let bound = clamp || begin === end ? 0 : Number.NEGATIVE_INFINITY
    for (let k = begin; k < end; k++) {
      const edge = into.list[k]!
      bound = Math.max(bound, start[from[edge]!]! + gap[edge]!)
    }
    start[node] = bound
  }
  return start
}

function lateFinishes({ order, from, to, gap, duration }: Graph, finish: number, heldToFinish: boolean): Float64Array {
  const out = groupEdges(order.length, from)
  const late = new Float64Array(order.length)
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!
    const [begin, end] = [out.start[node]!, out.start[node + 1]!]
    let bound = heldToFinish || begin === end ? finish : Number.POSITIVE_INFINITY
    for (let k = begin; k < end; k++) {
      const edge = out.list[k]!
      const next = to[edge]!
      bound = Math.min(bound, late[next]! - duration[next]! - gap[edge]! + duration[node]!)
    }
    late[node] = bound
  }
  return late
}
