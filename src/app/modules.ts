import type { Conditions, Counters, EditionSubjects, Manifest } from '../kernel/manifest.ts'
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
import { meetings } from '../modules/meetings/meetings.module.ts'
import { plans } from '../modules/plans/plans.module.ts'
import { publications } from '../modules/publications/index.ts'
import { ranking } from '../modules/ranking/ranking.module.ts'
import { createSearch } from '../modules/search/index.ts'
import { explain, sentence } from './errors.ts'

/** Every engine and room, in the order in which the house is read. The only list of them. */
export function listModules({ identity }: { identity: Identity }): readonly Manifest[] {
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
    publications,
  ]
  // a hand-over moves what waits in any room, so it is asked when it is needed: the list is whole by then
  rooms.push(agency(explain, () => waitingOf(rooms, { livingGrants })))
  const editions = createEditions(joinEditions(rooms))
  return [...rooms, editions, createDesk(rooms, { livingGrants }, sentence), createSearch([...rooms, editions])]
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
