import { assignPerson, delegate, registerCluster, takeOverStage } from '../../modules/clusters/index.ts'
import {
  appointToSeat,
  enterHistoricSession,
  establishBody,
  minuteResolution,
  seatsOfBody,
} from '../../modules/meetings/index.ts'
import { publishRecord } from '../../modules/publications/index.ts'
import {
  type DemoCluster,
  lorestanClusters,
  lorestanResolutions,
  textileResolutions,
  zanjanClusters,
} from './data/places.ts'
import type { Character } from './story.ts'
import type { World } from './world.ts'

/**
 * Lorestan, Zanjan, Kerman and the textile association as D1 to D4 tell them. What they leave open stays open. What D1 and D4 resolved
 * was published as news and is so here; no resolution of Alborz, Kerman or Zanjan was.
 */
export async function tellElsewhere(world: World): Promise<void> {
  world.story.at('1395/02/10')
  await register(world, world.who('beyranvand'), 'IR-15', lorestanClusters, 'D4')
  await register(world, world.who('safari'), 'IR-19', zanjanClusters, 'D3')
  await tellLorestan(world)
  await tellKerman(world)
  await tellTextile(world)
}

async function register(
  world: World,
  expert: Character,
  provinceId: string,
  clusters: readonly DemoCluster[],
  document: string,
): Promise<void> {
  const source = { mark: 'document' as const, source: document }
  for (const { trade, scope, stage } of clusters) {
    const { id } = await registerCluster(world.story.as(expert), { trade, scope, provinceId, source })
    world.ids.set(trade, id)
    if (stage) await takeOverStage(world.story.as(expert), id, { stage, source })
  }
}

async function tellLorestan(world: World): Promise<void> {
  const { story } = world
  const expert = world.who('beyranvand')
  const source = { mark: 'document' as const, source: 'D4' }
  const body = await establishBody(story.as(expert), {
    kind: 'provincial_committee',
    title: 'کمیته توسعه خوشه‌های کسب‌وکار لرستان',
    provinceId: 'IR-15',
    lastNumber: 1,
    source,
  })
  const session = await enterHistoricSession(story.as(expert), body.id, {
    number: 1,
    place: 'استانداری لرستان',
    source,
  })
  for (const resolution of lorestanResolutions) {
    const made = await minuteResolution(story.as(expert), {
      sessionId: session.id,
      text: resolution.text,
      category: resolution.category,
      ...(resolution.custodian ? { responsibleOrganisationId: world.id(resolution.custodian) } : {}),
      concerns: resolution.trade ? [world.id(resolution.trade)] : [],
      source,
    })
    await publishRecord(story.as(world.who('mohammadi')), made.id, { source: 'D4' })
    if (resolution.trade && resolution.custodian)
      await delegate(story.as(expert), world.id(resolution.trade), {
        organisationId: world.id(resolution.custodian),
        resolutionId: made.id,
        source,
      })
  }
  await assignPerson(story.as(expert), world.id('سنگ'), {
    part: 'executingAgency',
    organisationId: world.id('lorestan'),
    source,
  })
}

async function tellKerman(world: World): Promise<void> {
  const { story } = world
  const expert = world.who('zarei')
  const source = { mark: 'document' as const, source: 'D2' }
  const body = await establishBody(story.as(expert), {
    kind: 'small_large_committee',
    title: 'کمیته ارتباط مؤثر صنایع کوچک و بزرگ استان کرمان',
    provinceId: 'IR-08',
    lastNumber: 8,
    source,
  })
  await enterHistoricSession(story.as(expert), body.id, {
    number: 8,
    source,
    agenda: [{ title: 'گسترش صنایع جنبی و پایین‌دستی مس' }, { title: 'همکاری صنعت با مراکز علمی و شرکت‌های دانش‌بنیان' }],
  })
}

async function tellTextile(world: World): Promise<void> {
  const { story } = world
  const secretary = world.who('rahimi')
  const source = { mark: 'document' as const, source: 'D1' }
  const body = await establishBody(story.as(), {
    kind: 'board',
    title: 'هیئت مدیره انجمن صنایع نساجی ایران',
    organisationId: world.id('textile'),
    lastNumber: 1124,
    source,
  })
  const seats = await seatsOfBody(story.as(), body.id)
  const seat = (code: string) => seats.filter((one) => one.code === code)
  await appointToSeat(story.as(), seat('secretary')[0]!.id, {
    personId: secretary.personId,
    source: { mark: 'example', source: '' },
  })
  for (const [place, key] of ['kazemi', 'emamiRaouf'].entries())
    await appointToSeat(story.as(), seat('member')[place]!.id, { personId: world.id(key), source })
  const session = await enterHistoricSession(story.as(secretary), body.id, {
    number: 1124,
    source,
    agenda: [
      { title: 'کارتابل دستور جلسه' },
      { title: 'مسائل واحدهای نساجی در شهرک‌های صنعتی استان‌ها، با مهمانان سازمان و شرکت ملی صنایع پتروشیمی' },
      { title: 'زمینه‌های همکاری: آموزش، نمایشگاه، کنسرسیوم صادراتی، طرح آماری، پایان‌نامه' },
    ],
  })
  for (const text of textileResolutions) {
    const made = await minuteResolution(story.as(secretary), { sessionId: session.id, text, source })
    await publishRecord(story.as(), made.id, { source: 'D1' })
  }
}
