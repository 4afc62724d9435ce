import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { reachableFrom, readSources, type Source } from '../test/architecture/source.ts'

export const root = join(import.meta.dirname, '..')

const sources = (): Map<string, Source> =>
  new Map(
    readSources(
      root,
      ['src', 'test'].filter((folder) => existsSync(join(root, folder))),
    ).map((source) => [source.path, source]),
  )

const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const isJourney = (path: string) => path.startsWith('test/journeys/')

/** Test files whose path contains `part`, as paths from the root; unit and database tests apart from browser journeys. */
export function selectTests(part = ''): { tests: string[]; journeys: string[] } {
  const chosen = [...sources().keys()].filter((path) => isTest(path) && path.includes(part)).sort()
  return { tests: chosen.filter((path) => !isJourney(path)), journeys: chosen.filter(isJourney) }
}

/** Tests that load neither the test database nor the supervisor, directly or through what they import. */
export function testsWithoutDatabase(): string[] {
  const all = sources()
  const needsDatabase = (path: string) =>
    ['test/world/database.ts', 'test/world/cluster.ts'].includes(path) ||
    path.startsWith('src/kernel/db/supervisor/') ||
    path.startsWith('src/kernel/db/connect')
  return selectTests().tests.filter((test) => ![...reachableFrom(test, all)].some(needsDatabase))
}
