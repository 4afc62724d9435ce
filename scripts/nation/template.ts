import { day, type Story } from '../../src/app/demo/story.ts'
import { assignPerson, registerCluster, takeOverStage } from '../../src/modules/clusters/index.ts'
import { claimProgress, noteProgress, takeStep } from '../../src/modules/commitments/index.ts'
import { registerUnit } from '../../src/modules/directory/index.ts'
import { callSession, establishBody, holdSession, minuteResolution } from '../../src/modules/meetings/index.ts'
import {
  freezeYear,
  openPlan,
  openYear,
  planYearVersion,
  writeActivities,
  writeStrategies,
} from '../../src/modules/plans/index.ts'
import { type Cast, forCluster } from './cast.ts'
import { tellCouncil } from './council.ts'
import { type ClusterSize, tradeOf } from './size.ts'

/** The first plan year; the third is the one of the day. */
export const firstYear = 1403
const two = (n: number) => String(n).padStart(2, '0')

/** The Jalali day of the i-th round of reports of a year: every three weeks from 21 Farvardin; the tenth is on 24 Mehr. */
function reportDay(year: number, i: number): string {
  const n = 20 + i * 21
  return n < 186 ? `${year}/${two(Math.floor(n / 31) + 1)}/${two((n % 31) + 1)}` : `${year}/07/${two(n - 185)}`
}

/** Weights of n activities that total exactly 100: hundredths, the last takes the rest. */
export function weightsOf(n: number): string[] {
  const each = Math.floor(10_000 / n)
  return Array.from({ length: n }, (_, i) => ((i < n - 1 ? each : 10_000 - each * (n - 1)) / 100).toString())
}

type Say = (done: number) => void

/** The k-th cluster: its council, a plan of several years, everything claimed in them and its units, all of it through the verbs. */
export async function tellCluster(story: Story, office: Cast, k: number, size: ClusterSize, say: Say): Promise<string> {
  const { expert, province } = office
  const trade = tradeOf(k)
  const title = `خوشه ${trade}`
  const place = { trade, title, provinceId: province, scope: 'industry' as const }
  const { id: clusterId } = await registerCluster(story.as(expert), place)
  const cast = await forCluster(story, office, clusterId)
  const { agent, supervisor } = cast
  for (const stage of ['feasibility', 'diagnostic', 'action_plan', 'implementation_y1'])
    await takeOverStage(story.as(expert), clusterId, { stage, source: { mark: 'example' } })
  await assignPerson(story.as(expert), clusterId, { part: 'agent', personId: agent.personId })
  await assignPerson(story.as(expert), clusterId, { part: 'supervisor', personId: supervisor.personId })
  await tellUnits(story, cast, trade, size.units, say)
  const body = { kind: 'steering_council', title: `شورای راهبری ${title}`, clusterId }
  const { id: councilId } = await establishBody(story.as(expert), body)
  const { planId } = await openPlan(story.as(expert), { clusterId })
  await writeStrategies(story.as(expert), planId, { version: 1, strategies: [{ title: 'بازار' }, { title: 'مهارت' }] })
  for (const [n, activities] of size.activities.entries())
    await tellYear(story, cast, { planId, councilId, n, activities, claims: size.claims }, say)
  if (size.council) await tellCouncil(story, cast, { councilId, clusterId, k }, size.council, say)
  return clusterId
}

interface Year {
  planId: string
  councilId: string
  /** Counted from 0. */
  n: number
  activities: number
  claims: number
}

async function tellYear(story: Story, cast: Cast, { planId, councilId, n, activities, claims }: Year, say: Say) {
  const { expert, deputy, agent, supervisor, director } = cast
  const year = firstYear + n
  story.at(`${year}/01/15`)
  const { planYearId } = await openYear(story.as(expert), planId, { n: n + 1, fiscalYear: year })
  const version = await planYearVersion(story.as(expert), planYearId)
  const draft = activitiesOf(year, activities, agent.personId)
  const { itemIds } = await writeActivities(story.as(expert), planYearId, { version, activities: draft })
  const resolve = (text: string, category: string) =>
    tellResolution(story, cast, { councilId, text, category, about: planYearId })
  const approval = await resolve(`برنامه سال ${year} تصویب شد.`, 'plan_approval')
  const frozen = await planYearVersion(story.as(deputy), planYearId)
  await freezeYear(story.as(deputy), planYearId, { version: frozen, decisionId: approval })
  for (let round = 0; round < claims; round++) {
    story.at(reportDay(year, round))
    for (const [place, itemId] of itemIds.entries()) {
      // a quarter each ends its year at 100, 91, 83 and 77 percent
      const value = String(Math.floor(((round + 1) * 100) / (claims + (place % 4))))
      const claim = { asOf: story.clock.today(), value, result: `گزارش ${round + 1}`, fileIds: [] }
      const { claimId } = await claimProgress(story.as(agent), itemId, claim)
      await takeStep(story.as(supervisor), claimId, 'verify', {})
      await takeStep(story.as(expert), claimId, 'approve', {})
      say(1)
    }
    const noting = await resolve('پیشرفت فعالیت‌ها به آگاهی شورا رسید.', 'progress_noting')
    await noteProgress(story.as(director), planYearId, noting)
  }
}

const activitiesOf = (year: number, count: number, ownerPersonId: string) =>
  weightsOf(count).map((weight, i) => ({
    code: String(i + 1),
    title: `فعالیت ${i + 1} سال ${year}`,
    strategyId: null,
    type: null,
    executor: null,
    partner: null,
    expectedResult: null,
    ownerPersonId,
    ownerOrganisationId: null,
    weight,
    start: day(`${year}/01/20`),
    finish: day(`${year}/${two(4 + (i % 8))}/20`),
    measure: 'percent' as const,
    unit: null,
    target: null,
    shares: [],
    after: i > 0 && i % 3 === 0 ? [{ code: String(i), type: 'FS' as const, lag: 0 }] : [],
  }))

async function tellResolution(
  story: Story,
  { expert }: Cast,
  { councilId, text, category, about }: { councilId: string; text: string; category: string; about: string },
): Promise<string> {
  const heldOn = story.clock.today()
  const { id: sessionId } = await callSession(story.as(expert), councilId, { heldOn })
  await holdSession(story.as(expert), sessionId, { heldOn })
  return (await minuteResolution(story.as(expert), { sessionId, text, category, concerns: [about] })).id
}

async function tellUnits(story: Story, { expert, province }: Cast, trade: string, count: number, say: Say) {
  for (let n = 0; n < count; n++) {
    const since = { fromDay: '2024-02-20', source: 'نمونه' }
    await registerUnit(story.as(expert), {
      name: `واحد ${n + 1} ${trade}`,
      provinceId: province,
      isicCode: '2220',
      facts: [
        { kind: 'state', value: n % 5 === 0 ? 'stagnant' : 'active', ...since },
        { kind: 'jobs', value: String(5 + n), ...since },
      ],
    })
    say(1)
  }
}
