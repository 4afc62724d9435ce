import { chmodSync, chownSync, lstatSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Account, blockingFolder } from './account.ts'

const prefix = 'khoosheh-'
/** A socket's whole path may have 107 bytes; a folder of 100 bytes already failed. */
const longest = 85

/**
 * A short private folder for the socket: an earlier one of ours that is still good (connections of a database that is
 * started again find it in the same place), else a new one under the system's temporary folder.
 * @param earlier candidates, best first.
 */
export function socketFolder(account: Account, fallback: string, earlier: (string | null)[]): string {
  const uid = account?.uid ?? process.getuid?.()
  const kept = earlier.find((folder) => folder !== null && isOurs(folder, uid))
  if (kept) return kept
  const parent = [tmpdir(), '/tmp', fallback].find(
    (folder) => Buffer.byteLength(folder) + prefix.length + 7 <= longest && blockingFolder(account, folder) === null,
  )
  const folder = mkdtempSync(join(parent ?? '/tmp', prefix))
  chmodSync(folder, 0o700)
  if (account !== null) chownSync(folder, account.uid, account.gid)
  return folder
}

/** Only a folder that we made: our name, a real folder, owned by the database's user, closed to others. */
function isOurs(folder: string, uid: number | undefined): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return (
    found?.isDirectory() === true &&
    basename(folder).startsWith(prefix) &&
    found.uid === uid &&
    (found.mode & 0o777) === 0o700
  )
}

/** Takes the folder away after the database has stopped. */
export function removeSocketFolder(folder: string): void {
  if (basename(folder).startsWith(prefix)) rmSync(folder, { recursive: true, force: true })
}
