import type { Command } from 'commander'
import { type RoleName, roleNames } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/errors.ts'
import { checkNationalCode, normaliseMobile } from '../../kernel/fa/index.ts'
import { isId } from '../../kernel/ids.ts'
import { Problem, problemsOf } from '../../kernel/problem.ts'
import { registerPerson } from '../../modules/directory/index.ts'
import { en as identityEn } from '../../modules/identity/identity.en.ts'
import { fa as identityFa } from '../../modules/identity/identity.fa.ts'
import {
  access,
  createAccount,
  disableAccount,
  enableAccount,
  findAccountByKeys,
  type GrantInput,
  grant,
  issueOneTimeLink,
  type LoginKeysInput,
  loginKeysTyped,
  refuseHeldLoginKeys,
  type ShownLink,
} from '../../modules/identity/index.ts'
import { explain } from '../errors.ts'
import type { OpenHouse } from '../house.ts'
import type { AddCommand, Frame } from './frame.ts'
import { addressOf, houseFor } from './house.ts'
import { en } from './user.en.ts'
import { fa } from './user.fa.ts'

const problem = problemsOf(fa, en)

/** The same refusals as in the API, said as a command says what went wrong. */
const saying =
  <Args extends unknown[]>(work: (...args: Args) => Promise<void>) =>
  async (...args: Args) => {
    try {
      await work(...args)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const codes = error.fields.length ? error.fields : [{ code: error.code, details: error.details }]
      const texts = codes.map((one) => explain(one.code, one.details ?? error.details))
      throw new Problem({ fa: texts.map((one) => one.fa).join('\n'), en: texts.map((one) => one.en).join('\n') })
    }
  }

/** The person whose account opens with this name, or a problem that names it. */
async function personCalled(house: OpenHouse, name: string): Promise<string> {
  const account = await findAccountByKeys(house.db, loginKeysTyped(name))
  if (!account) throw problem('user.notFound', { name })
  return account.personId
}

function sayLink(frame: Frame, link: ShownLink): void {
  frame.say(fa['user.link'], en['user.link'])
  frame.say(`${addressOf(frame.settings())}${link.path}`)
}

/** What `--role` and `--reach` ask for: `nation`, a province code, or the id of a record. */
function grantAsked(role: string, reach: string): Omit<GrantInput, 'personId'> {
  if (!roleNames.includes(role as RoleName))
    throw problem('user.unknownRole', { role, roles: roleNames.join(' · ') }, 2)
  const asked = role as RoleName
  if (reach === 'nation') return { role: asked, reachKind: 'nation', reachId: null }
  if (/^IR-\d\d$/.test(reach)) return { role: asked, reachKind: 'province', reachId: reach }
  const kinds: Partial<Record<RoleName, GrantInput['reachKind']>> = {
    member: 'body',
    agentTeam: 'cluster',
    supervisor: 'cluster',
    expert: 'cluster',
    auditor: 'organisation',
  }
  const reachKind = kinds[asked]
  if (!isId(reach) || !reachKind) throw problem('user.unknownReach', { reach }, 2)
  return { role: asked, reachKind, reachId: reach }
}

interface AddOptions extends LoginKeysInput {
  givenName?: string
  familyName?: string
  role?: string
  reach: string
}

async function add(frame: Frame, options: AddOptions): Promise<void> {
  const { givenName, familyName, role, reach, ...keys } = options
  if (!familyName) throw problem('user.noName', {}, 2)
  const asked = role === undefined ? null : grantAsked(role, reach)
  const house = await houseFor(frame)
  // everything that can be refused is, before a person is registered
  await refuseHeldLoginKeys(house.db, keys)
  const nationalCode = checkNationalCode(keys.nationalCode ?? '')
  const mobile = normaliseMobile(keys.mobile ?? '')
  const { id: personId } = await registerPerson(house.ctx(), {
    givenName: givenName ?? null,
    familyName,
    nationalCode: nationalCode.ok ? nationalCode.value : null,
    mobile: mobile.ok ? mobile.value : null,
    email: keys.email ?? null,
    provinceId: asked?.reachKind === 'province' ? asked.reachId : null,
  })
  const { link } = await createAccount(house.ctx(), house.identity, { personId, keys })
  if (asked) await grant(house.ctx(), { personId, ...asked })
  frame.say(fa['user.added'], en['user.added'], { name: [givenName, familyName].filter(Boolean).join(' ') })
  sayLink(frame, link)
}

async function list(frame: Frame): Promise<void> {
  const house = await houseFor(frame)
  const limit = 200
  for (let offset = 0; ; offset += limit) {
    const { people, total } = await access(house.ctx(), house.identity, { limit, offset })
    if (total === 0) frame.say(fa['user.none'], en['user.none'])
    for (const person of people) {
      const roles = person.grants.map(({ role, reachName }) =>
        [identityFa[`role.${role}`], reachName?.fa ?? identityFa['reach.nation']].join(' '),
      )
      const state = person.lockedUntil ? 'locked' : person.state
      frame.say(
        [
          person.name,
          `${fa[`user.state.${state}`]} (${en[`user.state.${state}`]})`,
          person.keys.map((key) => key.value).join(' '),
          roles.join('، '),
        ]
          .filter(Boolean)
          .join(' · '),
      )
    }
    if (offset + limit >= total) return
  }
}

/** `khoosheh user add|list|disable|enable|reset`: the same verbs and refusals as the API, done by the house itself. */
export const addUser: AddCommand = (program, frame) => {
  const user = program.command('user').description(`${fa['user.about']} · ${en['user.about']}`)
  const both = (key: keyof typeof fa) => `${fa[key]} · ${en[key]}`
  const named = (name: string, about: keyof typeof fa): Command =>
    user.command(name).description(both(about)).argument('<name>', both('user.nameArgument'))

  user
    .command('add')
    .description(both('user.addAbout'))
    .option('--given-name <text>', both('user.givenName'))
    .option('--family-name <text>', both('user.familyName'))
    .option('--national-code <digits>', `${identityFa['key.nationalCode']} · ${identityEn['key.nationalCode']}`)
    .option('--mobile <digits>', `${identityFa['key.mobile']} · ${identityEn['key.mobile']}`)
    .option('--email <address>', `${identityFa['key.email']} · ${identityEn['key.email']}`)
    .option('--role <role>', `${both('user.role')}: ${roleNames.join(', ')}`)
    .option('--reach <reach>', both('user.reach'), 'nation')
    .action(saying((options: AddOptions) => add(frame, options)))
  user
    .command('list')
    .description(both('user.listAbout'))
    .action(saying(() => list(frame)))
  named('disable', 'user.disableAbout')
    .requiredOption('--reason <text>', both('user.reason'))
    .action(
      saying(async (name: string, { reason }: { reason: string }) => {
        const house = await houseFor(frame)
        await disableAccount(house.ctx(), await personCalled(house, name), reason)
        frame.say(fa['user.disabled'], en['user.disabled'], { name })
      }),
    )
  named('enable', 'user.enableAbout').action(
    saying(async (name: string) => {
      const house = await houseFor(frame)
      await enableAccount(house.ctx(), await personCalled(house, name))
      frame.say(fa['user.enabled'], en['user.enabled'], { name })
    }),
  )
  named('reset', 'user.resetAbout').action(
    saying(async (name: string) => {
      const house = await houseFor(frame)
      sayLink(frame, await issueOneTimeLink(house.ctx(), house.identity, await personCalled(house, name)))
    }),
  )
}
