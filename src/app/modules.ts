import type { Ctx } from '../kernel/context.ts'
import type { Conditions, Counters, EditionSubjects, Effects, Manifest, PaperSources } from '../kernel/manifest.ts'
import { agency } from '../modules/agency/index.ts'
import { clusters } from '../modules/clusters/clusters.module.ts'
import { commitments } from '../modules/commitments/commitments.module.ts'
import { createDesk, waitingOf } from '../modules/desk/index.ts'
import { diagnosis } from '../modules/diagnosis/diagnosis.module.ts'
import { directory } from '../modules/directory/directory.module.ts'
import { createEditions } from '../modules/editions/editions.module.ts'
import { identityModule } from '../modules/identity/identity.module.ts'
import { type Identity, livingGrants } from '../modules/identity/index.ts'
import { indicators } from '../modules/indicators/indicators.module.ts'
import { insight } from '../modules/insight/index.ts'
import { journal } from '../modules/journal/journal.module.ts'
import { letters } from '../modules/letters/index.ts'
import { meetings } from '../modules/meetings/meetings.module.ts'
import { createMessages, type Sending } from '../modules/messages/index.ts'
import { createPapers } from '../modules/papers/papers.module.ts'
import { plans } from '../modules/plans/plans.module.ts'
import { publications } from '../modules/publications/index.ts'
import { ranking } from '../modules/ranking/ranking.module.ts'
import { createSearch } from '../modules/search/index.ts'
import { createUpkeep, type Keeping } from '../modules/upkeep/index.ts'
import { explain, sentence } from './errors.ts'

/** Every engine and room, in the order in which the house is read. The only list of them. */
export function listModules({
  identity,
  publicUrl,
  sending,
  keeping,
}: {
  identity: Identity
  /** Origin under which people open the house. */
  publicUrl: string
  sending: Pick<Sending, 'installation' | 'senders'>
  /** Who takes backups; null where nobody does. */
  keeping: Keeping | null
}): readonly Manifest[] {
  const rooms: Manifest[] = [
    identityModule(identity),
    directory,
    commitments,
    meetings,
    journal(sentence),
    clusters,
    plans(explain),
    indicators,
    ranking,
    diagnosis,
    insight,
    letters,
    createMessages({ ...sending, sentence: (name, values, locale) => sentence('messages', name, values, locale) }),
    publications,
    createUpkeep(keeping),
  ]
  // a hand-over moves what waits in any room, so it is asked when it is needed: the list is whole by then
  rooms.push(agency(explain, () => waitingOf(rooms, { livingGrants })))
  const editions = createEditions(joinEditions(rooms))
  return [
    ...rooms,
    editions,
    createPapers({ sources: joinPapers(rooms), publicUrl }),
    createDesk(rooms, { livingGrants }, sentence, explain),
    createSearch([...rooms, editions]),
  ]
}

/** One table of what the rooms bring by name; two of one name are a mistake of the house. */
function joined<Value>(
  tables: readonly Readonly<Record<string, Value>>[],
  what: string,
): Readonly<Record<string, Value>> {
  const all = tables.flatMap((table) => Object.entries(table))
  const twice = all.find(([name], place) => all.findIndex(([other]) => other === name) < place)
  if (twice) throw new Error(`two rooms ${what} ${twice[0]}`)
  return Object.fromEntries(all)
}

/** What all rooms count, by name. */
export const joinCounters = (modules: readonly Manifest[]): Counters =>
  joined(
    modules.map(({ counted = {} }) => counted),
    'count',
  )

/** What the rooms know of the by-law's conditions, by code. */
export const joinConditions = (modules: readonly Manifest[]): Conditions =>
  joined(
    modules.map(({ conditions = {} }) => conditions),
    'answer for',
  )

/** What the rooms keep in editions, by subject. */
export const joinEditions = (modules: readonly Manifest[]): EditionSubjects =>
  joined(
    modules.map(({ editions = {} }) => editions),
    'keep editions of',
  )

/** What resolutions bring about in the rooms, by name. */
export const joinEffects = (modules: readonly Manifest[]): Effects =>
  joined(
    modules.map(({ effects = {} }) => effects),
    'bring about',
  )

/** What the rooms say to each other through every context. */
export const joinPorts = (
  modules: readonly Manifest[],
): Required<Pick<Ctx, 'counters' | 'conditions' | 'agenda' | 'effects'>> => ({
  counters: joinCounters(modules),
  conditions: joinConditions(modules),
  agenda: modules.flatMap(({ agenda = [] }) => agenda),
  effects: joinEffects(modules),
})

/** What the rooms put into papers, by the kind of paper. */
export const joinPapers = (modules: readonly Manifest[]): PaperSources =>
  joined(
    modules.map(({ papers = {} }) => papers),
    'make papers of the kind',
  )
