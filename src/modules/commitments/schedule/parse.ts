import {
  type Activity,
  type ActivityId,
  type Network,
  RELATION_TYPES,
  type Relation,
  type RelationType,
  ScheduleRefused,
} from './network.ts'

export type ScheduleInput =
  | { readonly kind: 'one'; readonly network: Network }
  | { readonly kind: 'many'; readonly cases: readonly { readonly id: ActivityId; readonly network: Network }[] }

/** Reads the text of a schedule file. Refuses by name what it cannot read (`ScheduleRefused`). */
export function parseScheduleText(text: string): ScheduleInput {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new ScheduleRefused('notJson')
  }
  return parseSchedule(value)
}

/**
 * `{activities: [{id, name?, duration}], relations: [{from, to, type?, lag?}]}` or `{cases: [{id, activities,
 * relations}]}`. A relation without a type is FS, without a lag has 0, and may be written `[from, to]`. Other fields
 * are left alone. `relations` must be there, be it empty: a misspelt one would silently untie all activities.
 */
export function parseSchedule(value: unknown): ScheduleInput {
  if (!isObject(value)) throw new ScheduleRefused('notAnObject')
  if (!('cases' in value)) return { kind: 'one', network: parseNetwork(value, '') }
  if (!Array.isArray(value.cases)) throw new ScheduleRefused('casesWrong')
  const seen = new Set<string>()
  const cases = value.cases.map((one: unknown, i) => {
    const where = `cases[${i}]`
    if (!isObject(one)) throw new ScheduleRefused('casesWrong', { where })
    if (!isId(one.id)) throw new ScheduleRefused('caseIdWrong', { where })
    if (seen.has(String(one.id))) throw new ScheduleRefused('caseTwice', { id: one.id, where })
    seen.add(String(one.id))
    return { id: one.id, network: parseNetwork(one, `${where}.`) }
  })
  return { kind: 'many', cases }
}

function parseNetwork(value: Record<string, unknown>, prefix: string): Network {
  const { activities, relations } = value
  const where = prefix.slice(0, -1)
  if (!Array.isArray(activities)) throw new ScheduleRefused('activitiesMissing', { where })
  if (!Array.isArray(relations)) throw new ScheduleRefused('relationsMissing', { where })
  const ids = new Set<string>()
  const read = activities.map((one: unknown, i) => {
    const activity = parseActivity(one, `${prefix}activities[${i}]`)
    if (ids.has(String(activity.id)))
      throw new ScheduleRefused('idTwice', { id: activity.id, where: `${prefix}activities[${i}]` })
    ids.add(String(activity.id))
    return activity
  })
  return {
    activities: read,
    relations: relations.map((one: unknown, i) => parseRelation(one, `${prefix}relations[${i}]`, ids)),
  }
}

function parseActivity(value: unknown, where: string): Activity {
  if (!isObject(value)) throw new ScheduleRefused('activityWrong', { where })
  const { id, duration, name } = value
  if (!isId(id)) throw new ScheduleRefused('idWrong', { where })
  if (!isNumber(duration) || duration < 0) throw new ScheduleRefused('durationWrong', { where, id })
  return typeof name === 'string' ? { id, name, duration } : { id, duration }
}

function parseRelation(value: unknown, where: string, ids: ReadonlySet<string>): Relation {
  const isPair = Array.isArray(value) && value.length === 2
  if (!isPair && !isObject(value)) throw new ScheduleRefused('relationWrong', { where })
  const {
    from,
    to,
    type = 'FS',
    lag = 0,
  } = isPair ? ({ from: value[0], to: value[1] } as Record<string, unknown>) : (value as Record<string, unknown>)
  if (!isId(from) || !isId(to)) throw new ScheduleRefused('relationEndWrong', { where })
  const unknown = [from, to].find((id) => !ids.has(String(id)))
  if (unknown !== undefined) throw new ScheduleRefused('unknownActivity', { where, id: unknown })
  if (!RELATION_TYPES.includes(type as RelationType))
    throw new ScheduleRefused('typeWrong', { where, type: String(type) })
  if (!isNumber(lag)) throw new ScheduleRefused('lagWrong', { where })
  return { from, to, type: type as RelationType, lag }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isId = (value: unknown): value is ActivityId =>
  isNumber(value) || (typeof value === 'string' && value.trim() !== '')
