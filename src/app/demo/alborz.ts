import { assignPerson, registerCluster, takeOverStage } from '../../modules/clusters/index.ts'
import { claimProgress, noteProgress, recordSpending, takeStep } from '../../modules/commitments/index.ts'
import {
  appointToSeat,
  callSession,
  enterHistoricSession,
  establishBody,
  holdSession,
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
import {
  claims,
  type DemoActivity,
  type DemoClaim,
  firstYear,
  secondYear,
  spendings,
  strategies,
  thirdYear,
  vision,
} from './alborz-plan.ts'
import { exampleEvidence } from './evidence.ts'
import type { World } from './load.ts'
import { day } from './story.ts'

const example = { mark: 'example' as const, source: '' }
const d0 = { mark: 'document' as const, source: 'D0' }

/** The plastic cluster of Alborz: taken over in its second year with its history, then its year lived through the verbs. */
export async function tellAlborz(world: World, giveAccounts: () => Promise<void>): Promise<void> {
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
  await tellPlan(world, clusterId, council)
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

async function tellPlan(world: World, clusterId: string, council: Council): Promise<void> {
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
  await closeYear(story.as(deputy), first.planYearId)

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
  await liveYear(world, second.planYearId, new Map(items.map(({ code, itemId }) => [code, itemId])), council.bodyId)

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
        activity.cash || activity.inKind
          ? [
              {
                fundingSource: activity.partner ? 'support_bodies' : 'company',
                cash: activity.cash ?? '0',
                inKind: activity.inKind ?? '0',
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

/** What happens in the year, in the order of its days: claims, the supervisor's and the expert's steps, sessions that note, money. */
async function liveYear(
  world: World,
  planYearId: string,
  itemOf: ReadonlyMap<string, string>,
  bodyId: string,
): Promise<void> {
  const { story } = world
  const claimIds = new Map<DemoClaim, string>()
  const deeds: { on: string; hour: number; plus: number; run: () => Promise<unknown> }[] = []
  for (const claim of claims) {
    deeds.push({
      on: claim.on,
      plus: 0,
      hour: 10,
      run: async () => claimIds.set(claim, await tellClaim(world, claim, itemOf.get(claim.code)!)),
    })
    const { verify, approve } = claim
    if (verify)
      deeds.push({
        on: claim.on,
        plus: 3,
        hour: 11,
        run: () => {
          const ctx = story.as(world.who('vosough'))
          const id = claimIds.get(claim)!
          if (typeof verify === 'object' && 'returned' in verify)
            return takeStep(ctx, id, 'return', { reason: verify.returned })
          return takeStep(
            ctx,
            id,
            'verify',
            typeof verify === 'string'
              ? verify === claim.value
                ? {}
                : { value: verify, reason: 'برابر مستندات پیوست.' }
              : verify,
          )
        },
      })
    if (approve)
      deeds.push({
        on: claim.on,
        plus: 6,
        hour: 12,
        run: () =>
          takeStep(
            story.as(world.who('amini')),
            claimIds.get(claim)!,
            'approve',
            typeof approve === 'string' ? {} : approve,
          ),
      })
  }
  for (const [number, on] of [
    [5, '1395/05/21'],
    [6, '1395/09/17'],
  ] as const)
    deeds.push({ on, plus: 0, hour: 14, run: () => tellSession(world, bodyId, number, on, planYearId) })
  for (const spending of spendings)
    deeds.push({
      on: spending.on,
      plus: 1,
      hour: 13,
      run: () =>
        recordSpending(story.as(world.who('amini')), itemOf.get(spending.code)!, {
          amount: spending.amount,
          spentOn: day(spending.on),
          note: spending.note,
        }),
    })
  const dayOf = (deed: { on: string; plus: number }) => Date.parse(`${day(deed.on)}T00:00:00Z`) / 86_400_000 + deed.plus
  deeds.sort((a, b) => dayOf(a) - dayOf(b) || a.hour - b.hour)
  for (const deed of deeds) {
    const instant = new Date(dayOf(deed) * 86_400_000 + (deed.hour * 60 - 210) * 60_000)
    if (instant > story.clock.now()) story.clock.moveTo(instant)
    await deed.run()
  }
}

async function tellClaim(world: World, claim: DemoClaim, itemId: string): Promise<string> {
  const { story } = world
  const agent = world.who('rastegar')
  const activity = secondYear.find((one) => one.code === claim.code)!
  const fileIds: string[] = []
  for (const title of claim.evidence ?? []) {
    const { name, bytes } = await exampleEvidence(title, claim.result, claim.on)
    fileIds.push(await story.upload(agent, name, bytes))
  }
  const { claimId } = await claimProgress(story.as(agent), itemId, {
    asOf: day(claim.on),
    ...(activity.measure === 'quantity' ? { quantity: claim.value } : { value: claim.value }),
    result: claim.result,
    fileIds,
  })
  return claimId
}

async function tellSession(
  world: World,
  bodyId: string,
  number: number,
  on: string,
  planYearId: string,
): Promise<void> {
  const { story } = world
  const expert = world.who('amini')
  const session = await callAndHold(world, bodyId, on, number)
  const noted = await minuteResolution(story.as(expert), {
    sessionId: session,
    text: 'پیشرفت فیزیکی فعالیت‌های سال دوم و نتیجه هر یک به آگاهی شورا رسید.',
    category: 'progress_noting',
    responsiblePersonId: world.id('rastegar'),
    deadline: day(on),
    concerns: [planYearId],
    source: example,
  })
  await notifyResolution(story.as(expert), noted.id, { version: 1 })
  await noteProgress(story.as(expert), planYearId, noted.id)
  if (number === 6)
    await minuteResolution(story.as(expert), {
      sessionId: session,
      text: 'سه نماینده از فعالان خوشه برای کرسی‌های خالی شورا معرفی شوند.',
      category: 'membership',
      concerns: [world.id('plastic')],
      source: example,
    })
}

async function callAndHold(world: World, bodyId: string, on: string, number: number): Promise<string> {
  const expert = world.who('amini')
  const called = await callSession(world.story.as(expert), bodyId, {
    heldOn: day(on),
    startsAt: '10:00',
    place: 'شرکت شهرک‌های صنعتی استان البرز',
  })
  if (called.number !== number) throw new Error(`demo: the council called its session ${called.number}, not ${number}`)
  await holdSession(world.story.as(expert), called.id, { heldOn: day(on), chairPersonId: world.id('shahmoradi') })
  await world.story.mark(called.id, 'document', 'D0', number === 6 ? ['number'] : [])
  await world.story.mark(called.id, 'example', '', ['heldOn'])
  return called.id
}
