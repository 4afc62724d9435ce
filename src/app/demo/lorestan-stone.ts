import { assignPerson } from '../../modules/clusters/index.ts'
import { claimProgress, takeStep } from '../../modules/commitments/index.ts'
import {
  freezeYear,
  openPlan,
  openYear,
  planOfCluster,
  planYearVersion,
  reviseYear,
  writeActivities,
  writeStrategies,
} from '../../modules/plans/index.ts'
import type { Deed } from './alborz-year.ts'
import { stoneActivities, stoneClaims, stoneStrategies } from './data/lorestan-plan.ts'
import { exampleEvidence } from './evidence.ts'
import { day } from './story.ts'
import type { World } from './world.ts'

/** The plan year of Lorestan's stone cluster, all of it an example; what happens in the year comes back as deeds of their days. */
export async function tellStone(world: World): Promise<Deed[]> {
  const { story, who, id } = world
  const clusterId = id('سنگ')
  const expert = who('beyranvand')
  for (const [key, part] of [
    ['ghiasvand', 'agent'],
    ['delfan', 'supervisor'],
  ] as const)
    await assignPerson(story.as(expert), clusterId, {
      part,
      personId: id(key),
      source: { mark: 'example', source: '' },
    })
  const { planId } = await openPlan(story.as(expert), { clusterId })
  const opened = await planOfCluster(story.as(expert), clusterId, {})
  await writeStrategies(story.as(who('ghiasvand')), planId, {
    version: opened!.version,
    strategies: stoneStrategies.map((title) => ({ title })),
  })
  await story.mark(planId, 'example', '', ['vision', 'strategies'])
  const { planYearId } = await openYear(story.as(who('ghiasvand')), planId, { n: 1, fiscalYear: 1395 })
  const itemIds = await write(world, planYearId, 'weight')
  await freeze(world, planYearId)
  await story.mark(planYearId, 'example')
  const itemOf = new Map(stoneActivities.map(({ code }, place) => [code, itemIds[place]!]))
  return [...claimsOfYear(world, itemOf), ...newWeights(world, planYearId, itemIds)]
}

async function write(world: World, planYearId: string, weights: 'weight' | 'later', itemIds?: readonly string[]) {
  const ctx = world.story.as(world.who('ghiasvand'))
  const strategies = (await planOfCluster(ctx, world.id('سنگ'), {}))!.strategies
  const written = await writeActivities(ctx, planYearId, {
    version: await planYearVersion(ctx, planYearId),
    activities: stoneActivities.map((activity, place) => ({
      ...(itemIds ? { itemId: itemIds[place]! } : {}),
      code: activity.code,
      title: activity.title,
      strategyId: strategies[activity.strategy]!.id,
      type: activity.type,
      executor: null,
      partner: null,
      expectedResult: null,
      ownerPersonId: world.id('ghiasvand'),
      ownerOrganisationId: null,
      weight: activity[weights],
      start: day(activity.start),
      finish: day(activity.finish),
      measure: activity.target ? ('quantity' as const) : ('percent' as const),
      unit: activity.unit ?? null,
      target: activity.target ?? null,
      shares: [],
      after: [],
    })),
  })
  return written.itemIds
}

async function freeze(world: World, planYearId: string): Promise<void> {
  const ctx = world.story.as(world.who('beyranvand'))
  await freezeYear(ctx, planYearId, { version: await planYearVersion(ctx, planYearId), decisionId: null })
}

function claimsOfYear({ story, who }: World, itemOf: ReadonlyMap<string, string>): Deed[] {
  return stoneClaims.flatMap(({ code, on, entered = on, value, result, reason, verified, approved }) => {
    let claimId = ''
    const activity = stoneActivities.find((one) => one.code === code)!
    const claim = async () => {
      const agent = who('ghiasvand')
      const { name, bytes } = await exampleEvidence(activity.title, result, on, 'خوشه سنگ لرستان')
      const made = await claimProgress(story.as(agent), itemOf.get(code)!, {
        asOf: day(on),
        ...(activity.target ? { quantity: value } : { value }),
        result,
        ...(reason ? { reason } : {}),
        fileIds: [await story.upload(agent, name, bytes)],
      })
      claimId = made.claimId
    }
    const step = (key: string, kind: 'verify' | 'approve') => () => takeStep(story.as(who(key)), claimId, kind, {})
    return [
      { on: entered, plus: 0, hour: 15, run: claim },
      { on: verified, plus: 0, hour: 16, run: step('delfan', 'verify') },
      ...(approved ? [{ on: approved, plus: 0, hour: 17, run: step('beyranvand', 'approve') }] : []),
    ]
  })
}

/** In Dey the weights were changed: earlier days keep the old ones. */
const newWeights = (world: World, planYearId: string, itemIds: readonly string[]): Deed[] => [
  {
    on: '1395/10/28',
    plus: 0,
    hour: 9,
    run: async () => {
      await reviseYear(
        world.story.as(world.who('ghiasvand')),
        planYearId,
        'کارگاه بازیافت بزرگ‌تر از آن شد که در آغاز سال دیده شده بود.',
      )
      await write(world, planYearId, 'later', itemIds)
      await freeze(world, planYearId)
    },
  },
]
