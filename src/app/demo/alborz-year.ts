import { claimProgress, noteProgress, recordSpending, takeStep } from '../../modules/commitments/index.ts'
import { callSession, holdSession, minuteResolution, notifyResolution } from '../../modules/meetings/index.ts'
import { claims, type DemoClaim, type DemoSpending, secondYear, spendings } from './data/alborz-plan.ts'
import { exampleEvidence } from './evidence.ts'
import { day } from './story.ts'
import type { World } from './world.ts'

const example = { mark: 'example' as const, source: '' }

/** Something that somebody does on a day of the story. */
export interface Deed {
  on: string
  hour: number
  /** Days after. */
  plus: number
  run: () => Promise<unknown>
}

/** What happens in the year, in the order of its days: claims, the supervisor's and the expert's steps, sessions that note, money. */
export async function liveYear(
  world: World,
  planYearId: string,
  itemOf: ReadonlyMap<string, string>,
  bodyId: string,
  besides: readonly Deed[],
): Promise<void> {
  const { story } = world
  const claimIds = new Map<DemoClaim, string>()
  const deeds: Deed[] = [...besides]
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
      run: () => tellSpending(world, spending, itemOf.get(spending.code)!),
    })
  const dayOf = (deed: { on: string; plus: number }) => Date.parse(`${day(deed.on)}T00:00:00Z`) / 86_400_000 + deed.plus
  deeds.sort((a, b) => dayOf(a) - dayOf(b) || a.hour - b.hour)
  for (const deed of deeds) {
    const instant = new Date(dayOf(deed) * 86_400_000 + (deed.hour * 60 - 210) * 60_000)
    if (instant > story.clock.now()) story.clock.moveTo(instant)
    await deed.run()
  }
}

async function tellSpending(world: World, spending: DemoSpending, itemId: string): Promise<void> {
  const { story } = world
  const expert = world.who('amini')
  const { name, bytes } = await exampleEvidence(`سند ${spending.note}`, spending.note, spending.on)
  await recordSpending(story.as(expert), itemId, {
    amount: spending.amount,
    spentOn: day(spending.on),
    note: spending.note,
    fundingSource: spending.source,
    fileId: await story.upload(expert, name, bytes),
  })
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
    text: 'پیشرفت فیزیکی فعالیت‌های سال دوم و نتیجه هر یک به استحضار شورا رسید.',
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
