import { type Character, Story } from '../../src/app/demo/story.ts'
import type { OpenHouse } from '../../src/app/house.ts'
import { type RoleName, reachOf } from '../../src/kernel/actor.ts'
import { contentStore } from '../../src/kernel/files/content.ts'
import { registerOrganisation, registerPerson } from '../../src/modules/directory/index.ts'
import { grant } from '../../src/modules/identity/index.ts'

export const password = 'hezar-khosheh-1405'
/** The day on which the nation's story begins; each cluster's is told from here. */
export const begins = '1402/12/01'

/** Who acts in a province. Agent and supervisor hold a role in a cluster only, each by a grant of its own (`forCluster`). */
export interface Cast {
  province: string
  expert: Character
  deputy: Character
  agent: Character
  supervisor: Character
  director: Character
}

const parts = {
  expert: ['کارشناس', 'expert'],
  deputy: ['معاون', 'deputy'],
  agent: ['عامل', null],
  supervisor: ['ناظر', null],
  director: ['مدیرعامل', 'managingDirector'],
} as const satisfies Record<string, readonly [string, RoleName | null]>

/** Ids of a cast, always in one order: what one did in a copied cluster the other of the same place did. */
export const members = (cast: Cast): string[] =>
  Object.keys(parts).map((part) => cast[part as keyof typeof parts].personId)

/** Their names, in the same order: an entry of the journal says a name as it was then. */
export const namesOf = (cast: Cast): string[] => Object.keys(parts).map((part) => cast[part as keyof typeof parts].name)

/** Under which name somebody of a province signs in. */
export const emailOf = (part: keyof typeof parts, province: string): string =>
  `${part.toLowerCase()}.${province.toLowerCase()}@khoosheh.example`
export const viewerEmail = 'viewer@khoosheh.example'

/** A story from the beginning, with a clock of its own. */
export const storyOf = (house: OpenHouse, filesFolder: string): Story =>
  new Story(house, contentStore(filesFolder), begins)

/** The people of a province with their accounts and grants, through the verbs. */
export async function castOf(story: Story, province: string): Promise<Cast> {
  const cast: Record<string, Character> = {}
  const office = { name: `شرکت شهرک‌های صنعتی ${province}`, kind: 'parksCompany' as const, provinceId: province }
  const { id: organisationId } = await registerOrganisation(story.as(), office)
  for (const [part, [givenName, role]] of Object.entries(parts)) {
    const { id } = await registerPerson(story.as(), { givenName, familyName: province, organisationId })
    const from = story.clock.today()
    const grants = role === null ? [] : [{ role, reachKind: 'province' as const, reachId: province, from }]
    const person = { id, name: `${givenName} ${province}` }
    cast[part] = await story.account(person, { email: emailOf(part as keyof typeof parts, province) }, password, grants)
  }
  return { province, ...cast } as unknown as Cast
}

/** Agent and supervisor with the cluster in their hands too. */
export async function forCluster(story: Story, cast: Cast, clusterId: string): Promise<Cast> {
  const given = async (who: Character, role: RoleName): Promise<Character> => {
    const reach = { reachKind: 'cluster' as const, reachId: clusterId }
    const id = await grant(story.as(), { personId: who.personId, role, ...reach, from: story.clock.today() })
    const grants = [{ id, role, ...reach }]
    return { ...who, actor: { ...who.actor, grants, reach: reachOf(grants) } }
  }
  const agent = await given(cast.agent, 'agentTeam')
  return { ...cast, agent, supervisor: await given(cast.supervisor, 'supervisor') }
}

/** Somebody who sees the whole nation. */
export async function nationalViewer(story: Story): Promise<Character> {
  const { id } = await registerPerson(story.as(), { givenName: 'بیننده', familyName: 'ملی' })
  const grant = { role: 'nationalViewer' as const, reachKind: 'nation' as const, reachId: null }
  const from = story.clock.today()
  return story.account({ id, name: 'بیننده ملی' }, { email: viewerEmail }, password, [{ ...grant, from }])
}
