import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder for one test, gone afterwards. Others may pass through it, as the database's own user must. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khoosheh-try-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
