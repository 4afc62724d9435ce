import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dbProblem } from '../db.problems.ts'
import { type Account, may, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'

/** The database user that owns everything in the embedded cluster. */
export const clusterUser = 'khoosheh'

/**
 * Makes the cluster when it is not there. It is made beside its place and moved when complete, so an initdb that was
 * killed leaves no half cluster. A folder with anything else in it is left as it is.
 * @param durable false only for tests: nothing is forced to the disk.
 * @returns whether it was made now.
 * @throws Problem `errors.notACluster` | `errors.otherVersion` | `errors.foreignOwner` | `errors.initdb`
 */
export function ensureCluster(cluster: string, binaries: Binaries, account: Account, durable: boolean): boolean {
  if (existsSync(cluster)) {
    if (!may(account, cluster, 'r')) throw dbProblem('errors.foreignOwner', { folder: cluster })
    if (existsSync(join(cluster, 'PG_VERSION'))) {
      const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
      const expected = binaries.version.split('.')[0]!
      if (found !== expected) throw dbProblem('errors.otherVersion', { folder: cluster, found, expected })
      return false
    }
    if (readdirSync(cluster).length > 0) throw dbProblem('errors.notACluster', { folder: cluster })
  }
  const making = `${cluster}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  chmodSync(making, 0o700)
  if (account !== null) chownSync(making, account.uid, account.gid)
  const { status, stdout, stderr } = spawnSync(
    join(binaries.bin, 'initdb'),
    [
      `--pgdata=${making}`,
      // with the locale C trigrams of Persian words are empty, without an error
      '--locale=C.UTF-8',
      '--encoding=UTF8',
      `--username=${clusterUser}`,
      // the socket's folder has mode 0700: who could connect could read the files as well
      '--auth=trust',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...runAs(account), env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' }, encoding: 'utf8' },
  )
  if (status !== 0)
    throw dbProblem('errors.initdb', { output: (stderr || stdout || '').trim().split('\n').slice(-5).join(' | ') })
  renameSync(making, cluster)
  return true
}
