/**
 * `node scripts/licences.ts`: the licences of every package in package-lock.json, with their counts; fails when one is not permissive.
 * All packages are looked at, those for development too: the browser app is built from them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './selection.ts'

/** Permissive, or copyleft that ends at its own files (MPL-2.0). */
export const accepted: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Packages whose own file names no licence in today's form, by `name@version`: what their author says elsewhere. */
export const stated: Readonly<Record<string, string>> = {
  // writes «MIT/X11», an older name of the same text
  'chainsaw@0.1.0': 'MIT',
  // its package.json and README are silent; the LICENSE in its repository was MIT (© 2010 James Halliday).
  // Comes with exceljs: exceljs → unzipper → binary → buffers
  'buffers@0.1.1': 'MIT',
  // writes «OFL»; the OFL.txt beside it is version 1.1
  'vazirmatn@33.0.3': 'OFL-1.1',
}

export interface Package {
  name: string
  version: string
  /** As package.json says it; null when it says nothing. */
  licence: string | null
  /** Installed by `npm ci --omit=dev` too. */
  production: boolean
}

interface Lock {
  packages: Record<string, { version?: string; license?: string; dev?: boolean }>
}

/** Every package of a lock file once. */
export function packagesOf(lock: Lock): Package[] {
  const all = Object.entries(lock.packages).flatMap(([path, { version = '', license = null, dev = false }]) =>
    path === '' ? [] : [{ name: path.split('node_modules/').at(-1)!, version, licence: license, production: !dev }],
  )
  const once = Map.groupBy(all, ({ name, version }) => `${name}@${version}`)
  return [...once.values()].map((same) => ({ ...same[0]!, production: same.some((one) => one.production) }))
}

/**
 * Whether a licence expression can be met with accepted licences alone: one of an `OR`, all of an `AND`.
 * An expression that is not understood (nested brackets, both words at once) is refused.
 */
export function isAccepted(expression: string): boolean {
  const bare = expression.trim().replace(/^\(([^()]*)\)$/, '$1')
  const either = bare.split(' OR ')
  const both = bare.split(' AND ')
  if (either.length > 1 && both.length > 1) return false
  return both.length > 1 ? both.every((one) => accepted.has(one)) : either.some((one) => accepted.has(one))
}

/** The licence that counts: the stated one, else the package's own. */
export const licenceOf = ({ name, version, licence }: Package): string =>
  stated[`${name}@${version}`] ?? licence ?? 'unknown'

/** Packages that may not be used, as `name@version: licence`. */
export const refused = (packages: readonly Package[]): string[] =>
  packages.filter((one) => !isAccepted(licenceOf(one))).map((one) => `${one.name}@${one.version}: ${licenceOf(one)}`)

export const readLock = (): Lock => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock

if (import.meta.main) {
  const packages = packagesOf(readLock())
  for (const [licence, same] of [...Map.groupBy(packages, licenceOf)].sort((a, b) => b[1].length - a[1].length)) {
    const production = same.filter((one) => one.production).length
    console.log(`${licence}: ${same.length}, of them ${production} in production`)
  }
  const wrong = refused(packages)
  for (const line of wrong) console.error(`refused: ${line}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}
