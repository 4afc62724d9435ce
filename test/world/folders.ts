import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** An empty folder for one test, gone afterwards. Others may pass through it, as the database's own user must. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khoosheh-try-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder for all tests of a file, removed after the last. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khoosheh-try-'))
  chmodSync(folder, 0o711)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
