import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dec, text } from '../decimal.ts'
import { actualCost, cumulative, earnedValue, shareOfBudget } from '../earnedValue.ts'
import { type Analysis, analyse, analyseNetwork } from './analyse.ts'
import { criticalPath } from './criticalPath.ts'
import type { Network, Relation } from './network.ts'

/**
 * Published answers, kept outside the repository. PSPLIB: lengths of critical paths of generated projects. Relation
 * types: tests of the R package criticalpath (MIT). Textbook: worked examples. Earned value: tests of PRA and web pages.
 */
const folder = join(resolve(process.env.KHOOSHEH_SHARED ?? '../shared'), 'data/schedule-oracles')
const present = existsSync(folder)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const json = (name: string) => (present ? JSON.parse(read(name)).cases : [])

if (!present)
  test.skip(`known answers are not here: set KHOOSHEH_SHARED to the folder that holds data/schedule-oracles`, () => {})

type Job = { id: number; duration: number; successors: number[] }
type Project = { id: string; jobs: Job[]; expected: { critical_path_length_MPM_time: number } }

describe.runIf(present)('PSPLIB', () => {
  const projects: Project[] = present
    ? read('psplib.jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []

  test('seventy projects have the published critical path length, and a path of that length', () => {
    expect(projects).toHaveLength(70)
    for (const { id, jobs, expected } of projects) {
      const relations = jobs.flatMap((job) =>
        job.successors.map((to): Relation => ({ from: job.id, to, type: 'FS', lag: 0 })),
      )
      const result = criticalPath({ activities: jobs, relations })
      expect(result.duration, id).toBe(expected.critical_path_length_MPM_time)
      const duration = new Map(jobs.map((job) => [job.id, job.duration]))
      expect(longestCritical(result.critical as number[], duration, relations), id).toBe(result.duration)
    }
  })
})

/** Longest chain through critical activities alone: it must span the whole. */
function longestCritical(
  critical: readonly number[],
  duration: ReadonlyMap<number, number>,
  relations: readonly Relation[],
): number {
  const end = new Map<number, number>()
  const kept = new Set(critical)
  const visit = (id: number): number => {
    const known = end.get(id)
    if (known !== undefined) return known
    const before = relations
      .filter((one) => one.to === id && kept.has(one.from as number))
      .map((one) => visit(one.from as number))
    end.set(id, Math.max(0, ...before) + duration.get(id)!)
    return end.get(id)!
  }
  return Math.max(0, ...critical.map(visit))
}

type Case = Network & { id: string; expected: Omit<Analysis, 'critical'>; needs_unclamped_start: boolean }

describe.runIf(present)('relation types with lags', () => {
  const cases: Case[] = json('cpm_relation_types.json')
  const clamped = cases.filter((one) => !one.needs_unclamped_start)
  const unclamped = cases.filter((one) => one.needs_unclamped_start)

  test('the file holds cases of both kinds', () => {
    expect([clamped.length, unclamped.length]).toEqual([12, 6])
  })

  test.each(clamped)('$id: nothing starts before the project, all dates as published', ({ expected, ...one }) => {
    const { critical: _, ...dates } = analyseNetwork(one)
    expect(dates).toEqual(expected)
  })

  // In these an FF or SF into a longer activity, or a lead, asks for a start below 0. The package that published them
  // lets it lie there; a project cannot begin before it begins, so by default we hold it at 0.
  test.each(unclamped)('$id: as published once starts may lie before the project, and held at 0 by default', (one) => {
    const free = criticalPath(one, { clampStarts: false, lateDates: 'relations' })
    expect(free.duration).toBe(one.expected.duration)
    for (const row of free.activities)
      expect({
        early_start: row.earlyStart,
        early_finish: row.earlyFinish,
        late_start: row.lateStart,
        late_finish: row.lateFinish,
      }).toEqual(one.expected.activities[String(row.id)])
    expect(Math.min(...free.activities.map((row) => row.earlyStart))).toBeLessThan(0)
    expect(Math.min(...criticalPath(one).activities.map((row) => row.earlyStart))).toBe(0)
  })

  test('the whole file analysed at once equals the cases one by one', () => {
    expect(analyse(JSON.parse(read('cpm_relation_types.json')))).toEqual(
      cases.map((one) => ({ id: one.id, result: analyseNetwork(one) })),
    )
  })
})

type Worked = {
  id: string
  expected: Record<'ES' | 'EF' | 'LS' | 'LF' | 'slack', Record<string, number>> & {
    duration: number
    critical?: string[]
  }
}

describe.runIf(present)('textbook examples', () => {
  test.each(json('cpm_textbook.json') as Worked[])('$id', (one) => {
    const { duration, activities, critical } = analyse(one) as Analysis
    const of = (name: keyof Analysis['activities'][string]) =>
      Object.fromEntries(Object.entries(activities).map(([id, row]) => [id, row[name]]))
    const { expected } = one
    expect(duration).toBe(expected.duration)
    expect(of('early_start')).toEqual(expected.ES)
    expect(of('early_finish')).toEqual(expected.EF)
    expect(of('late_start')).toEqual(expected.LS)
    expect(of('late_finish')).toEqual(expected.LF)
    const free = Object.keys(expected.slack).filter((id) => expected.slack[id] === 0)
    expect([...critical].sort()).toEqual(free.sort())
    if (expected.critical) expect(critical).toEqual(expected.critical)
  })
})

describe.runIf(present)('earned value', () => {
  // biome-ignore lint/suspicious/noExplicitAny: each published case has its own fields
  const given = (id: string): any => json('evm.json').find((one: { id: string }) => one.id === id)
  const compute = (input: Record<string, number>, outlook?: Parameters<typeof earnedValue>[0]['outlook']) =>
    earnedValue({
      bac: String(input.BAC ?? 100000),
      pv: String(input.PV ?? 0),
      ev: String(input.EV),
      ac: String(input.AC),
      outlook,
    })

  test('planned value and actual cost', () => {
    const pv = given('pra-pv')
    const percent = text(dec(String(pv.input.cumulative_planned_pct[pv.input.period - 1])).times(100))
    expect(shareOfBudget(String(pv.input.BAC), percent)).toBe(String(pv.expected.PV))
    const per = given('pra-ac-per')
    const totals = cumulative(per.input.per_period_actual.map(String))
    expect(per.input.periods.map((n: number) => Number(totals[n - 1]))).toEqual(per.expected.AC)
    const ac = given('pra-ac')
    const growth = ac.input.cumulative_actual.map(
      (value: number, i: number, all: number[]) => value - (all[i - 1] ?? 0),
    )
    const rows = growth.map((amount: number, i: number) => ({
      amount: String(amount),
      on: `2026-0${i + 1}-15`,
      at: `2026-0${i + 1}-16T00:00:00.000Z`,
    }))
    expect(actualCost(rows, `2026-0${ac.input.period}-28`, '2027-01-01T00:00:00.000Z')).toBe(String(ac.expected.AC))
  })

  test('variances, indices and estimates', () => {
    expect(compute(given('pra-cv').input).cv.value).toBe(String(given('pra-cv').expected.CV))
    expect(Number(compute(given('pra-cpi').input).cpi.value)).toBeCloseTo(given('pra-cpi').expected.CPI, 6)
    const atypical = given('pra-eac-atypical')
    expect(compute(atypical.input, 'atypical').eac.value).toBe(String(atypical.expected.EAC))
    expect(compute(atypical.input, 'atypical').etc.value).toBe(String(given('pra-etc').expected.ETC))
    const tcpi = given('pra-tcpi-eac')
    const rest = { etc: String(tcpi.input.EAC - tcpi.input.AC) }
    expect(compute(tcpi.input, rest).tcpiToEstimate.value).toBe(String(tcpi.expected.TCPI))
    expect(compute(tcpi.input, rest).vac.value).toBe(String(given('pra-vac').expected.VAC))
  })

  test('a worked web example, within its own rounding', () => {
    const { input, expected } = given('tutorialspoint')
    const percent = (input.AC / (input.AC + input.ETC)) * 100
    const ev = Number(shareOfBudget(String(input.BAC), percent.toFixed(1)))
    const result = compute({ ...input, EV: ev }, { etc: String(input.ETC) })
    expect(Math.abs(ev - expected.EV)).toBeLessThanOrEqual(1)
    expect(Number(result.eac.value)).toBe(expected.EAC)
    expect(Number(result.vac.value)).toBe(expected.VAC)
    expect(Math.abs(Number(result.sv) - expected.SV)).toBeLessThanOrEqual(1)
    expect(Math.abs(Number(result.cv.value) - expected.CV)).toBeLessThanOrEqual(1)
    expect(Math.abs(Number(result.spi.value) - expected.SPI)).toBeLessThanOrEqual(0.01)
    expect(Math.abs(Number(result.cpi.value) - expected.CPI)).toBeLessThanOrEqual(0.01)
  })
})
