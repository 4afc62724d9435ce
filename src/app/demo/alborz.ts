import { assignPerson, registerCluster, takeOverStage } from '../../modules/clusters/index.ts'
import {
  appointToSeat,
  enterHistoricSession,
  establishBody,
  minuteResolution,
  notifyResolution,
  seatsOfBody,
} from '../../modules/meetings/index.ts'
import {
  closeYear,
  freezeYear,
  openPlan,
  openYear,
  planOfCluster,
  planYearVersion,
  takeOverStates,
  writeActivities,
  writeStrategies,
} from '../../modules/plans/index.ts'
import { agencyDeeds, takeOverContracts } from './alborz-agency.ts'
import { councilDeeds } from './alborz-council.ts'
import { type Deed, liveYear } from './alborz-year.ts'
import { type DemoActivity, firstYear, secondYear, strategies, thirdYear, vision } from './data/alborz-plan.ts'
import { diagnosisDeeds } from './diagnosis.ts'
import { day } from './story.ts'
import type { World } from './world.ts'

const example = { mark: 'example' as const, source: '' }
const d0 = { mark: 'document' as const, source: 'D0' }

/** The plastic cluster of Alborz: taken over in its second year with its history, then its year lived through the verbs. */
export async function tellAlborz(
  world: World,
  giveAccounts: () => Promise<void>,
  /** What happens elsewhere in the same year. */
  elsewhere: readonly Deed[] = [],
): Promise<void> {
  const { story, ids } = world
  const expert = world.who('amini')
  story.at('1395/02/11')
  const { id: clusterId } = await registerCluster(story.as(expert), {
    trade: 'پلاستیک',
    title: 'خوشه پلاستیک البرز',
    provinceId: 'IR-30',
    scope: 'industry',
    isicCode: '2220',
    source: d0,
  })
  ids.set('plastic', clusterId)
  await takeOverStage(story.as(expert), clusterId, { stage: 'implementation_y2', source: d0 })
  await giveAccounts()
  for (const [key, part] of [
    ['rastegar', 'agent'],
    ['nouri', 'agentAssistant'],
    ['salehi', 'secretary'],
    ['vosough', 'supervisor'],
  ] as const)
    await assignPerson(story.as(expert), clusterId, { part, personId: world.id(key), source: example })
  await assignPerson(story.as(expert), clusterId, {
    part: 'executingAgency',
    organisationId: world.id('alborz'),
    source: d0,
  })
  for (const key of ['karajAzad', 'alborzIndustry', 'alborzBank'])
    await assignPerson(story.as(expert), clusterId, {
      part: 'supportInstitution',
      organisationId: world.id(key),
      source: key === 'karajAzad' ? d0 : example,
    })
  const council = await tellCouncil(world, clusterId)
  await tellPlan(world, clusterId, council, elsewhere)
}

interface Council {
  bodyId: string
  baselineDecision: string
}

async function tellCouncil(world: World, clusterId: string): Promise<Council> {
  const { story } = world
  const expert = world.who('amini')
  const body = await establishBody(story.as(expert), {
    kind: 'steering_council',
    title: 'شورای راهبری توسعه خوشه پلاستیک استان البرز',
    clusterId,
    lastNumber: 4,
    source: d0,
  })
  world.ids.set('council', body.id)
  const seats = await seatsOfBody(story.as(expert), body.id)
  for (const [code, key, source] of [
    ['chair', 'shahmoradi', d0],
    ['deputy', 'kiani', example],
    ['secretary', 'rastegar', example],
    ['supervisor', 'vosough', example],
    ['university', 'hesami', example],
  ] as const)
    await appointToSeat(story.as(expert), seats.find((seat) => seat.code === code)!.id, {
      personId: world.id(key),
      source,
    })
  const fourth = await enterHistoricSession(story.as(expert), body.id, {
    number: 4,
    heldOn: day('1395/01/18'),
    source: example,
  })
  const baseline = await minuteResolution(story.as(expert), {
    sessionId: fourth.id,
    text: 'سند برنامه عمل سال دوم با هشت فعالیت و وزن‌های آن تصویب شد.',
    category: 'plan_approval',
    responsiblePersonId: world.id('rastegar'),
    deadline: day('1395/12/29'),
    concerns: [clusterId],
    source: example,
  })
  await notifyResolution(story.as(expert), baseline.id, { version: 1 })
  return { bodyId: body.id, baselineDecision: baseline.id }
}

async function tellPlan(world: World, clusterId: string, council: Council, elsewhere: readonly Deed[]): Promise<void> {
  const { story } = world
  const expert = world.who('amini')
  const agent = world.who('rastegar')
  const deputy = world.who('kiani')
  const { planId } = await openPlan(story.as(expert), { clusterId, vision })
  const opened = await planOfCluster(story.as(expert), clusterId, {})
  await writeStrategies(story.as(agent), planId, {
    version: opened!.version,
    strategies: strategies.map((title) => ({ title })),
  })
  const written = (await planOfCluster(story.as(expert), clusterId, {}))!.strategies
  await story.mark(planId, 'example', '', ['vision', 'strategies'])

  const first = await openYear(story.as(expert), planId, { n: 1, fiscalYear: 1394, yearWeight: '33', takenOver: true })
  await draft(world, first.planYearId, firstYear, written, 'expert')
  await freeze(world, first.planYearId, null)
  await takeOverStates(story.as(expert), first.planYearId, {
    source: 'گزارش پایان سال نخست (نمونه)',
    states: firstYear.map((activity) => ({
      code: activity.code,
      asOf: day('1394/12/29'),
      value: activity.reached,
      result: 'وضعیت تحویل‌گرفته در پایان سال نخست',
    })),
  })
  await closeYear(story.as(deputy), first.planYearId, {
    left: firstYear
      .filter((activity) => activity.reached !== '100')
      .map(({ code }) => ({ code, cause: 'poor_planning' })),
  })
  await story.mark(first.planYearId, 'example', '', ['progress'])

  const second = await openYear(story.as(agent), planId, { n: 2, fiscalYear: 1395, yearWeight: '33' })
  world.ids.set('planYear2', second.planYearId)
  const items = await draft(world, second.planYearId, secondYear, written, 'agent')
  await freeze(world, second.planYearId, council.baselineDecision)
  await story.mark(
    second.planYearId,
    'document',
    'D0',
    items.filter(({ document }) => document).map(({ itemId }) => `item:${itemId}`),
  )
  await story.mark(second.planYearId, 'example', '', [
    'weights',
    'dates',
    'progress',
    ...items.filter(({ document }) => !document).map(({ itemId }) => `item:${itemId}`),
  ])
  const itemOf = new Map(items.map(({ code, itemId }) => [code, itemId]))
  await takeOverContracts(world, clusterId)
  await liveYear(world, second.planYearId, itemOf, council.bodyId, [
    ...councilDeeds(world),
    ...agencyDeeds(world, clusterId),
    ...diagnosisDeeds(world, clusterId, planId),
    ...elsewhere,
  ])

  const third = await openYear(story.as(agent), planId, { n: 3, fiscalYear: 1396, yearWeight: '34' })
  await draft(world, third.planYearId, thirdYear, written, 'agent')
  await story.mark(third.planYearId, 'example')
}

async function draft(
  world: World,
  planYearId: string,
  activities: readonly DemoActivity[],
  written: readonly { id: string }[],
  by: 'agent' | 'expert',
) {
  const { story } = world
  const ctx = story.as(world.who(by === 'agent' ? 'rastegar' : 'amini'))
  const { itemIds } = await writeActivities(ctx, planYearId, {
    version: await planYearVersion(ctx, planYearId),
    activities: activities.map((activity) => ({
      code: activity.code,
      title: activity.title,
      strategyId: written[activity.strategy]!.id,
      type: activity.type,
      executor: activity.executor ?? null,
      partner: activity.partner ?? null,
      network: activity.network ?? null,
      evidence: activity.evidence ?? null,
      expectedResult: activity.result ?? null,
      ownerPersonId: world.id('rastegar'),
      ownerOrganisationId: null,
      weight: activity.weight,
      start: day(activity.start),
      finish: day(activity.finish),
      measure: activity.measure ?? 'percent',
      unit: activity.unit ?? null,
      target: activity.target ?? null,
      shares:
        activity.cash || activity.inKind || activity.nonMoney
          ? [
              {
                fundingSource: activity.partner ? 'support_bodies' : 'company',
                cash: activity.cash ?? '0',
                inKind: activity.inKind ?? '0',
                ...(activity.nonMoney ? { nonMoney: activity.nonMoney[0], nonMoneyUnit: activity.nonMoney[1] } : {}),
              },
            ]
          : [],
      after: (activity.after ?? []).map((code) => ({ code, type: 'FS' as const, lag: 0 })),
    })),
  })
  return activities.map((activity, place) => ({
    code: activity.code,
    document: activity.document,
    itemId: itemIds[place]!,
  }))
}

async function freeze(world: World, planYearId: string, decisionId: string | null): Promise<void> {
  const ctx = world.story.as(world.who('amini'))
  await freezeYear(ctx, planYearId, { version: await planYearVersion(ctx, planYearId), decisionId })
}
