import Big from 'big.js'

/** How an activity stands on the pack, in the order in which the reasons count. */
export const packStates = ['done', 'carried', 'ended', 'late', 'notBegun', 'behind', 'onPlan'] as const
export type PackState = (typeof packStates)[number]

export interface PackLeaf {
  itemId: string
  title: string
  /** Share of the year in percent. */
  weight: string
  planned: string | null
  approved: string | null
  state: PackState
}
/** A line of the pack: an activity, or (without an id) what several activities come to together. */
export interface PackLine extends Omit<PackLeaf, 'itemId' | 'state'> {
  itemId: string | null
  state: PackState | null
  /** Of a line for several: how many. */
  count: number
}

interface Facts {
  closed: string | null
  late: boolean
  start: string | null
  planned: string | null
  approved: string | null
}

/** Where an activity stands on a day: finished, ended with its cause, past its day, not yet due to begin, behind its plan or on it. */
export function packState({ closed, late, start, planned, approved }: Facts, asOf: string): PackState {
  const reached = new Big(approved ?? 0)
  if (reached.gte(100)) return 'done'
  if (closed !== null) return closed === 'carried' ? 'carried' : closed === 'done' ? 'done' : 'ended'
  if (late) return 'late'
  if (start !== null && start > asOf && reached.eq(0)) return 'notBegun'
  return reached.lt(planned ?? 0) ? 'behind' : 'onPlan'
}

/** Σ weight × percent over the sum of the weights, unrounded; null where none has that figure. */
export function weighted(rows: readonly { weight: string; value: string | null }[]): string | null {
  const known = rows.filter((row) => row.value !== null)
  const weight = rows.reduce((sum, row) => sum.plus(row.weight), new Big(0))
  if (known.length === 0 || weight.eq(0)) return null
  return known
    .reduce((sum, row) => sum.plus(new Big(row.weight).times(row.value!)), new Big(0))
    .div(weight)
    .toString()
}

/**
 * The activities as lines that one sheet holds: all of them in their order, or where they are too many those that are late and the heaviest,
 * and the rest as one line with their weight and their weighted figures. Nothing is lost: the lines together come to the whole.
 */
export function packLines(leaves: readonly PackLeaf[], most: number): PackLine[] {
  const line = (leaf: PackLeaf): PackLine => ({ ...leaf, count: 1 })
  if (leaves.length <= most) return leaves.map(line)
  const order = leaves.toSorted(
    (one, other) =>
      Number(other.state === 'late') - Number(one.state === 'late') || new Big(other.weight).cmp(new Big(one.weight)),
  )
  const kept = new Set(order.slice(0, most - 1))
  const rest = leaves.filter((leaf) => !kept.has(leaf))
  return [
    ...leaves.filter((leaf) => kept.has(leaf)).map(line),
    {
      itemId: null,
      title: '',
      weight: rest.reduce((sum, leaf) => sum.plus(leaf.weight), new Big(0)).toString(),
      planned: weighted(rest.map(({ weight, planned: value }) => ({ weight, value }))),
      approved: weighted(rest.map(({ weight, approved: value }) => ({ weight, value }))),
      state: null,
      count: rest.length,
    },
  ]
}

/** Text as long as its place on the sheet takes it: whole words, and «…» where more stands on the screen. */
export function cutTo(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(most / 2)))}…`
}

/** A share in percent, unrounded to six places; null where there is nothing to share. */
export const percentOf = (part: string | null, whole: string): string | null =>
  part === null || new Big(whole).eq(0) ? null : new Big(part).times(100).div(whole).round(6).toString()

const DAY = 86_400_000

/** Days of the span that have ended with the day, in percent; 0 before it and 100 after it. */
export function timeElapsed(from: string, to: string, day: string): { days: number; all: number; percent: string } {
  const count = (until: string) => Math.round((Date.parse(until) - Date.parse(from)) / DAY) + 1
  const all = count(to)
  const days = Math.min(all, Math.max(0, count(day)))
  return { days, all, percent: new Big(days).times(100).div(all).round(6).toString() }
}

/** How resolutions of earlier sessions are told: carried out, on their way, or not carried out in time. */
export function executionOf(state: string): 'done' | 'inProgress' | 'notDone' {
  if (state === 'done' || state === 'decided') return 'done'
  return state === 'notDone' || state === 'expired' || state === 'cancelled' ? 'notDone' : 'inProgress'
}
