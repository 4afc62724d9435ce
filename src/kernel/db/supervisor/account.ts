import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The user that PostgreSQL runs as; null: the same one as ours. */
export type Account = { uid: number; gid: number; name: string } | null

/**
 * PostgreSQL refuses to run as root. Started by root it runs as whoever owns the cluster already, else as the user
 * `khoosheh` if the machine has one, else as `nobody`.
 */
export function databaseAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return null
  const users = readUsers()
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) {
    const name = users.find((user) => user.uid === owner.uid)?.name ?? String(owner.uid)
    return { uid: owner.uid, gid: owner.gid, name }
  }
  return (
    users.find((user) => user.name === 'khoosheh') ??
    users.find((user) => user.name === 'nobody') ?? { uid: 65534, gid: 65534, name: 'nobody' }
  )
}

function readUsers(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
  } catch {
    return []
  }
}

/** What a child process needs to run as the account. The working folder is `/`: ours may be closed to the account. */
export const runAs = (account: Account) =>
  account === null ? { cwd: '/' } : { cwd: '/', uid: account.uid, gid: account.gid }

/** Whether the account may pass through a folder (`x`), read (`r`) or write (`w`) it. Asked of the system, not computed. */
export function may(account: Account, path: string, how: 'r' | 'w' | 'x'): boolean {
  if (account !== null)
    return spawnSync('/bin/sh', ['-c', `test -${how} "$1"`, 'sh', path], runAs(account)).status === 0
  try {
    accessSync(path, { r: constants.R_OK, w: constants.W_OK, x: constants.X_OK }[how])
    return true
  } catch {
    return false
  }
}

/** The outermost folder on the way to `path` (itself included) that the account cannot pass, or null. */
export function blockingFolder(account: Account, path: string): string | null {
  const way: string[] = []
  for (let folder = path; ; folder = dirname(folder)) {
    way.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return way.find((folder) => !may(account, folder, 'x')) ?? null
}
