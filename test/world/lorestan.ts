import { demoAccounts, demoPassword } from '../../src/app/demo/accounts.ts'
import { organisations, people } from '../../src/app/demo/data/organisations.ts'
import { lorestanClusters } from '../../src/app/demo/data/places.ts'
import type { loadDemo } from '../../src/app/demo/load.ts'
import { type Character, Story } from '../../src/app/demo/story.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { contentStore } from '../../src/kernel/files/content.ts'
import { registerCluster } from '../../src/modules/clusters/index.ts'
import { appoint, loadReference, registerOrganisation, registerPerson } from '../../src/modules/directory/index.ts'
import { demoHouse } from './house.ts'

const province = 'IR-15'
const accounts = ['beyranvand', 'mohammadi', 'sepahvand', 'darabi']

/** D4's Lorestan on the morning of its committee's first session: its offices, their people and thirteen identified clusters. No body yet. */
export const lorestanHouse = () => demoHouse(tell)

const tell: typeof loadDemo = async (house, files) => {
  await loadReference(house.db, systemClock().now())
  const story = new Story(house, contentStore(files), '1395/10/01')
  const ids = new Map<string, string>()
  const cast = new Map<string, Character>()
  const place = organisations.filter((one) => one.province === province)
  for (const { key, document: _, parent: __, province: ___, ...organisation } of place)
    ids.set(key, (await registerOrganisation(story.as(), { ...organisation, provinceId: province })).id)
  for (const { key, given, family, organisation, post } of people.filter((one) => ids.has(one.organisation))) {
    const organisationId = ids.get(organisation)!
    const { id } = await registerPerson(story.as(), { givenName: given ?? null, familyName: family, organisationId })
    ids.set(key, id)
    await appoint(story.as(), id, { organisationId, title: post, isPublic: false, source: null })
  }
  for (const account of demoAccounts.filter((one) => accounts.includes(one.key))) {
    const { given, family } = people.find((one) => one.key === account.key)!
    const character = await story.account(
      { id: ids.get(account.key)!, name: [given, family].filter(Boolean).join(' ') },
      { email: account.email },
      demoPassword,
      account.grants.map(({ role, reachKind, reach }) => ({
        role,
        reachKind,
        reachId: reach === province ? reach : ids.get(reach!)!,
        from: story.clock.today(),
      })),
    )
    cast.set(account.key, character)
  }
  for (const { trade, scope } of lorestanClusters)
    await registerCluster(story.as(cast.get('beyranvand')!), { trade, scope, provinceId: province })
  const offsetMs = story.clock.now().getTime() - systemClock().now().getTime()
  await house.db
    .insertInto('settings')
    .values({ key: 'clock', value: JSON.stringify({ offsetMs }) })
    .execute()
}
