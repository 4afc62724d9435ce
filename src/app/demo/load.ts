import { systemClock } from '../../kernel/clock.ts'
import { contentStore } from '../../kernel/files/content.ts'
import {
  appoint,
  loadReference,
  registerOrganisation,
  registerPerson,
  registerUnit,
} from '../../modules/directory/index.ts'
import type { OpenHouse } from '../house.ts'
import { demoAccounts, demoPassword } from './accounts.ts'
import { tellAlborz } from './alborz.ts'
import { organisations, people } from './data/organisations.ts'
import { exampleUnits } from './data/places.ts'
import { tellElsewhere } from './elsewhere.ts'
import { tellGates } from './gates.ts'
import { tellIndicators } from './indicators.ts'
import { tellLetters } from './letters.ts'
import { tellStone } from './lorestan-stone.ts'
import { type Character, Story } from './story.ts'
import type { World } from './world.ts'

/** The demo's day when it is first opened, 16 Bahman 1395 at ten; from then on its days pass like ours. */
const opens = new Date('2017-02-04T06:30:00Z')

/** True once the demo stands in this database. */
export async function isDemoLoaded(house: OpenHouse): Promise<boolean> {
  const row = await house.db.selectFrom('settings').select('value').where('key', '=', 'clock').executeTakeFirst()
  return row !== undefined
}

/**
 * Loads the world of the source documents through the verbs, so that journal, receipts and desks are real. A database that already has
 * records is refused: the demo has its own.
 */
export async function loadDemo(
  house: OpenHouse,
  filesFolder: string,
  say: (line: string) => void = () => {},
): Promise<void> {
  await loadReference(house.db, systemClock().now())
  const story = new Story(house, contentStore(filesFolder), '1394/11/01')
  const ids = new Map<string, string>()
  const cast = new Map<string, Character>()
  const get = <Value>(map: Map<string, Value>, key: string): Value => {
    const found = map.get(key)
    if (found === undefined) throw new Error(`demo: nothing is called ${key} yet`)
    return found
  }
  const world: World = { story, ids, cast, id: (key) => get(ids, key), who: (key) => get(cast, key) }

  say('directory')
  await registerDirectory(world)
  say('clusters')
  await giveAccounts(world, (reach) => !['plastic', 'unit', 'سنگ'].includes(reach ?? ''))
  await tellElsewhere(world)
  await giveAccounts(world, (reach) => reach === 'سنگ')
  const stone = await tellStone(world)
  await tellAlborz(world, () => giveAccounts(world, (reach) => reach === 'plastic' || reach === 'unit'), stone)
  await tellGates(world)
  say('indicators')
  await tellIndicators(world)
  await tellLetters(world)
  const offsetMs = opens.getTime() - systemClock().now().getTime()
  await house.db
    .insertInto('settings')
    .values({ key: 'clock', value: JSON.stringify({ offsetMs }) })
    .execute()
  say('done')
}

async function registerDirectory(world: World): Promise<void> {
  const { story, ids } = world
  for (const { key, document, parent, province, ...organisation } of organisations) {
    const { id } = await registerOrganisation(story.as(), {
      ...organisation,
      provinceId: province ?? null,
      parentId: parent ? world.id(parent) : null,
    })
    ids.set(key, id)
    await story.mark(id, document ? 'document' : 'example', document)
  }
  for (const person of people) {
    const organisationId = world.id(person.organisation)
    const { id } = await registerPerson(story.as(), {
      givenName: person.given ?? null,
      familyName: person.family,
      organisationId,
    })
    ids.set(person.key, id)
    await story.mark(id, person.document ? 'document' : 'example', person.document)
    await appoint(story.as(), id, {
      organisationId,
      title: person.post,
      isPublic: person.document !== undefined,
      source: person.document ?? null,
    })
  }
  for (const [place, unit] of exampleUnits.entries()) {
    const { id } = await registerUnit(story.as(), {
      name: unit.name,
      provinceId: 'IR-30',
      isicCode: unit.isic,
      park: unit.park,
      facts: [
        { kind: 'state', value: unit.state, fromDay: '2016-01-15', source: 'نمونه' },
        { kind: 'jobs', value: unit.jobs, fromDay: '2016-01-15', source: 'نمونه' },
        { kind: 'capacity', value: unit.capacity, measure: 'تن در سال', fromDay: '2016-01-15', source: 'نمونه' },
      ],
    })
    if (place === 0) ids.set('unit', id)
    await story.mark(id, 'example')
  }
}

async function giveAccounts(world: World, which: (reach: string | null) => boolean): Promise<void> {
  for (const account of demoAccounts) {
    if (!account.grants.every((grant) => which(grant.reach))) continue
    const person = people.find((one) => one.key === account.key)!
    const character = await world.story.account(
      { id: world.id(account.key), name: [person.given, person.family].filter(Boolean).join(' ') },
      { email: account.email, ...(account.mobile ? { mobile: account.mobile } : {}) },
      demoPassword,
      account.grants.map(({ role, reachKind, reach }) => ({
        role,
        reachKind,
        reachId: reach === null || reach.startsWith('IR-') ? reach : world.id(reach),
        from: world.story.clock.today(),
      })),
    )
    world.cast.set(account.key, character)
  }
}
