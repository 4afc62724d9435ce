import Big from 'big.js'

/** An activity as one version of a plan year has it; what nobody wrote is null. All values are text, as stored. */
export interface VersionActivity {
  itemId: string
  code: string
  title: string
  fields: Readonly<Record<FieldName, string | null>>
}

/** What is compared, in the order in which people read a row. */
export const fieldNames = [
  'code',
  'title',
  'weight',
  'start',
  'finish',
  'measure',
  'target',
  'unit',
  'progress',
  'strategy',
  'type',
  'executor',
  'partner',
  'owner',
  'expectedResult',
  'shares',
  'after',
] as const
export type FieldName = (typeof fieldNames)[number]

export interface FieldChange {
  field: FieldName
  before: string | null
  after: string | null
}
export interface ActivityChange {
  itemId: string
  code: string
  title: string
  what: 'added' | 'removed' | 'changed' | 'moved'
  /** Of what came or went: all that was written of it, with one side empty. */
  fields: FieldChange[]
}
export interface VersionChanges {
  activities: ActivityChange[]
  /** How many activities stayed as they were. */
  same: number
  weight: { before: string; after: string }
}

const decimal = new Set<FieldName>(['weight', 'target'])

/** 30 and 30.00 are one weight; an empty text is nothing written. */
function equal(field: FieldName, one: string | null, other: string | null): boolean {
  if ((one || null) === (other || null)) return true
  return decimal.has(field) && one !== null && other !== null && new Big(one).eq(other)
}

/**
 * What changed from one version of a plan year to another, activity by activity and field by field. An activity is the same by its lasting
 * identity, whatever its code or title became; one whose only change is its place among the others has moved. In the order of the later
 * version, then what went.
 */
export function compareVersions(before: readonly VersionActivity[], after: readonly VersionActivity[]): VersionChanges {
  const old = new Map(before.map((one) => [one.itemId, one]))
  const now = new Set(after.map((one) => one.itemId))
  const stayed = before.filter((one) => now.has(one.itemId)).map((one) => one.itemId)
  const placeNow = new Map(after.filter((one) => old.has(one.itemId)).map((one, place) => [one.itemId, place]))
  const moved = new Set(movedAmong(stayed.map((itemId) => ({ itemId, at: placeNow.get(itemId)! }))))
  const named = ({ itemId, code, title }: VersionActivity) => ({ itemId, code, title })
  const one = (activity: VersionActivity, side: 'before' | 'after'): FieldChange[] =>
    fieldNames.flatMap((field) => {
      const value = activity.fields[field] || null
      return value === null ? [] : [{ field, before: null, after: null, [side]: value }]
    })
  const activities = [
    ...after.flatMap((activity): ActivityChange[] => {
      const was = old.get(activity.itemId)
      if (!was) return [{ ...named(activity), what: 'added', fields: one(activity, 'after') }]
      const fields = fieldNames.flatMap((field): FieldChange[] =>
        equal(field, was.fields[field], activity.fields[field])
          ? []
          : [{ field, before: was.fields[field] || null, after: activity.fields[field] || null }],
      )
      if (fields.length > 0) return [{ ...named(activity), what: 'changed', fields }]
      return moved.has(activity.itemId) ? [{ ...named(activity), what: 'moved', fields: [] }] : []
    }),
    ...before
      .filter((activity) => !now.has(activity.itemId))
      .map((activity): ActivityChange => ({ ...named(activity), what: 'removed', fields: one(activity, 'before') })),
  ]
  return {
    activities,
    same: after.length - activities.filter(({ what }) => what !== 'removed').length,
    weight: { before: sum(before), after: sum(after) },
  }
}

const sum = (activities: readonly VersionActivity[]) =>
  activities.reduce((all, { fields }) => all.plus(fields.weight || 0), new Big(0)).toString()

/** The fewest that must have moved: all but the longest run that kept its order. `rows` in the old order, `at` their new place. */
function movedAmong(rows: readonly { itemId: string; at: number }[]): string[] {
  const best: number[] = []
  const from: number[] = []
  rows.forEach(({ at }, place) => {
    best[place] = 1
    from[place] = -1
    for (let earlier = 0; earlier < place; earlier++)
      if (rows[earlier]!.at < at && best[earlier]! + 1 > best[place]!) {
        best[place] = best[earlier]! + 1
        from[place] = earlier
      }
  })
  const kept = new Set<number>()
  let end = best.indexOf(Math.max(...best, 0))
  while (end >= 0) {
    kept.add(end)
    end = from[end]!
  }
  return rows.filter((_, place) => !kept.has(place)).map(({ itemId }) => itemId)
}
