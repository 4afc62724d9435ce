import { registerUnit } from '../../modules/directory/index.ts'
import {
  defineIndicator,
  enterActual,
  explainMiss,
  freezeBaseline,
  reportYear,
  setBaseline,
  setTarget,
} from '../../modules/indicators/index.ts'
import { type Character, day } from './story.ts'
import type { World } from './world.ts'

type Key = { clusterId: string } | { provinceId: string }
const example = 'نمونه'
/** An official's figures of the shoe cluster of Hidaj; the paper does not say of which day they are. */
const otaghnews = 'otaghnews.com، خبر ۳۴۲۴۵۸؛ روز آن در خبر نیست و اینجا نمونه است'

/**
 * Indicators of the demo. Of the shoe cluster of Hidaj three baseline figures stand in a source; every other target and actual is an
 * example and marked as one, as are the units of Zanjan that are counted.
 */
export async function tellIndicators(world: World): Promise<void> {
  const { story } = world
  const safari = world.who('safari')
  const ahmadi = world.who('ahmadi')
  const place = async (key: Key) =>
    (
      await story
        .as()
        .db.selectFrom('index_places')
        .select('id')
        .where(
          'clusterId' in key ? 'cluster_id' : 'province_id',
          '=',
          'clusterId' in key ? key.clusterId : key.provinceId,
        )
        .$if('provinceId' in key, (query) => query.where('cluster_id', 'is', null))
        .executeTakeFirstOrThrow()
    ).id
  const marked = async (key: Key, made: { id: string }) =>
    story.mark(await place(key), 'example', '', [`value:${made.id}`])
  const baseline = async (who: Character, key: Key, indicator: string, value: string, on: string) =>
    marked(key, await setBaseline(story.as(who), key, { indicator, value, asOf: day(on), source: example }))
  const target = async (
    who: Character,
    key: Key,
    fiscalYear: number,
    indicator: string,
    value: string,
    counter?: string,
  ) =>
    marked(
      key,
      await setTarget(story.as(who), key, {
        indicator,
        fiscalYear,
        value,
        source: example,
        ...(counter ? { counter } : {}),
      }),
    )
  const actual = async (who: Character, key: Key, indicator: string, value: string, on: string) =>
    marked(key, await enterActual(story.as(who), key, { indicator, value, asOf: day(on), source: example }))

  const shoe = { clusterId: world.id('کفش هیدج') }
  await defineIndicator(story.as(safari), {
    code: 'craft_workshops',
    fa: 'کارگاه صنفی',
    en: 'Craft workshops',
    unit: { fa: 'کارگاه', en: 'workshops' },
    direction: 'up',
    kind: 'count',
    computed: { fa: 'شمار کارگاه‌های صنفی رشته در محل', en: 'Craft workshops of the trade in the place' },
    provinceId: 'IR-19',
  })
  for (const [indicator, value] of [
    ['jobs', '3000'],
    ['craft_workshops', '140'],
    ['units_active', '3'],
  ] as const)
    await setBaseline(story.as(safari), shoe, { indicator, value, asOf: day('1394/12/29'), source: otaghnews })
  await target(safari, shoe, 1394, 'exhibitions', '6', undefined)
  await actual(safari, shoe, 'exhibitions', '4', '1394/12/29')
  await explainMiss(story.as(safari), shoe, {
    indicator: 'exhibitions',
    fiscalYear: 1394,
    reason: 'currency',
    words: example,
  })
  await baseline(safari, shoe, 'exhibitions', '2', '1393/12/29')
  await reportYear(story.as(safari), shoe, { fiscalYear: 1394 })
  await target(safari, shoe, 1395, 'jobs', '3400')
  await actual(safari, shoe, 'jobs', '3180', '1395/09/30')
  await target(safari, shoe, 1395, 'exhibitions', '10')
  await actual(safari, shoe, 'exhibitions', '7', '1395/10/30')
  await target(safari, shoe, 1395, 'craft_workshops', '150')
  await target(safari, shoe, 1395, 'brands', '1', 'plans.brands')
  await freezeBaseline(story.as(ahmadi), shoe, { acceptedOn: day('1395/02/30'), source: example })

  const knife = { clusterId: world.id('چاقو') }
  await baseline(safari, knife, 'scrap_rate', '9', '1394/12/29')
  await target(safari, knife, 1395, 'scrap_rate', '6')
  await actual(safari, knife, 'scrap_rate', '7.5', '1395/09/30')
  await target(safari, knife, 1395, 'networks', '1', 'plans.networks')

  const zanjan = { provinceId: 'IR-19' }
  for (const [name, states] of zanjanUnits) {
    const { id } = await registerUnit(story.as(safari), {
      name,
      provinceId: 'IR-19',
      isicCode: '1520',
      facts: states.map(([value, on]) => ({ kind: 'state' as const, value, fromDay: day(on), source: example })),
    })
    await story.mark(id, 'example')
  }
  await target(ahmadi, zanjan, 1395, 'units_revived', '3', 'directory.revivedUnits')
  await target(ahmadi, zanjan, 1395, 'units_active', '5', 'directory.activeUnits')
  await target(ahmadi, zanjan, 1395, 'tours', '6')
  await actual(safari, zanjan, 'tours', '4', '1395/10/30')
  await target(ahmadi, zanjan, 1395, 'training_person_hours', '2400')
  await actual(safari, zanjan, 'training_person_hours', '1650', '1395/10/30')
  await target(ahmadi, zanjan, 1395, 'exhibitions', '20')
  await actual(safari, zanjan, 'exhibitions', '21', '1395/10/30')
  await target(ahmadi, zanjan, 1395, 'technology_needs', '10')
  await target(ahmadi, zanjan, 1394, 'tours', '5')
  await actual(safari, zanjan, 'tours', '3', '1394/12/20')

  const plastic = { clusterId: world.id('plastic') }
  const expert = world.who('amini')
  await defineIndicator(story.as(expert), {
    code: 'council_sessions',
    fa: 'جلسه‌های شورای راهبری',
    en: 'Steering council sessions',
    unit: { fa: 'جلسه', en: 'sessions' },
    direction: 'up',
    kind: 'count',
    computed: { fa: 'جلسه‌های برگزارشده شورای راهبری در سال', en: 'Sessions of the steering council held in the year' },
    counter: 'meetings.heldSessions',
    provinceId: 'IR-30',
  })
  await target(expert, plastic, 1395, 'council_sessions', '4', 'meetings.heldSessions')
  await baseline(expert, plastic, 'exports', '1200000', '1393/12/29')
  await target(expert, plastic, 1395, 'exports', '1800000')
  await actual(expert, plastic, 'exports', '1430000', '1395/09/30')
  const director = world.who('shahmoradi')
  const alborz = { provinceId: 'IR-30' }
  await target(director, alborz, 1395, 'jobs', '160', 'directory.jobs')
  await target(director, alborz, 1395, 'units_active', '5', 'directory.activeUnits')
}

/** Example units of shoemaking; no document names one. */
const zanjanUnits: readonly [string, readonly ['active' | 'semiStagnant' | 'stagnant', string][]][] = [
  [
    'کفش‌دوزی نمونه الف',
    [
      ['stagnant', '1394/06/01'],
      ['active', '1395/04/12'],
    ],
  ],
  [
    'کفش‌دوزی نمونه ب',
    [
      ['stagnant', '1393/10/01'],
      ['semiStagnant', '1395/03/01'],
      ['active', '1395/08/05'],
    ],
  ],
  ['رویه‌سازی نمونه پ', [['active', '1393/01/15']]],
  ['زیره‌سازی نمونه ت', [['stagnant', '1394/11/10']]],
]
