import { criticalPath } from './criticalPath.ts'
import { type ActivityId, type Network, ScheduleRefused } from './network.ts'
import { parseSchedule, parseScheduleText, type ScheduleInput } from './parse.ts'

export type Analysis = {
  readonly duration: number
  readonly activities: Readonly<
    Record<
      string,
      {
        readonly early_start: number
        readonly early_finish: number
        readonly late_start: number
        readonly late_finish: number
      }
    >
  >
  readonly critical: readonly ActivityId[]
}
export type CaseAnalysis = { readonly id: ActivityId; readonly result: Analysis }

/** The schedule of one network, in the shape that files of known answers use; late dates as their relations say. */
export function analyseNetwork(network: Network): Analysis {
  const { duration, activities, critical } = criticalPath(network, { lateDates: 'relations' })
  const rows = activities.map((one) => {
    const { earlyStart, earlyFinish, lateStart, lateFinish } = one
    return [
      String(one.id),
      { early_start: earlyStart, early_finish: earlyFinish, late_start: lateStart, late_finish: lateFinish },
    ] as const
  })
  return { duration, activities: Object.fromEntries(rows), critical }
}

/** One network or a list of cases (shapes: `parseSchedule`). Throws `ScheduleRefused`; a refused case refuses the file. */
export const analyse = (input: unknown): Analysis | CaseAnalysis[] => analyseInput(parseSchedule(input))

/** The text of a schedule file in, the text of its analysis (JSON) out. Throws `ScheduleRefused`. */
export const analyseFile = (text: string): string => JSON.stringify(analyseInput(parseScheduleText(text)), null, 2)

function analyseInput(input: ScheduleInput): Analysis | CaseAnalysis[] {
  if (input.kind === 'one') return analyseNetwork(input.network)
  return input.cases.map(({ id, network }) => ({ id, result: analyseCase(id, network) }))
}

function analyseCase(id: ActivityId, network: Network): Analysis {
  try {
    return analyseNetwork(network)
  } catch (error) {
    if (error instanceof ScheduleRefused) throw new ScheduleRefused(error.code, { ...error.details, case: id })
    throw error
  }
}
