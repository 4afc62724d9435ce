import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '../kernel/problem.ts'
import { en } from './settings.en.ts'
import { fa } from './settings.fa.ts'
import type { Settings } from './settings.ts'

/**
 * The secret that signs sessions: the given one, else the one kept in `<DATA_DIR>/session-secret` (mode 0600), made at
 * the first call. Two processes that make it at once end with the same one.
 * @throws Problem when the file cannot be read or written, or holds too little
 */
export function sessionSecret(settings: Settings): string {
  if (settings.sessionSecret !== null) return settings.sessionSecret
  const file = join(resolve(settings.dataDir), 'session-secret')
  let kept: string
  try {
    kept = keptLine(settings.dataDir, 'session-secret')
  } catch (error) {
    throw new Problem({ fa: fa.secretFile, en: en.secretFile }, { file, reason: (error as Error).message })
  }
  if (kept.length < 32) throw new Problem({ fa: fa.weakSecret, en: en.weakSecret }, { file })
  return kept
}

/** One random line kept in the data folder under that name, made at the first call; two processes that make it at once end with the same. */
export function keptLine(dataDir: string, name: string): string {
  const folder = resolve(dataDir)
  const file = join(folder, name)
  return read(file) ?? make(folder, file)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function make(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    // a link is complete from its first moment and refuses to replace another's
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  return read(file)!
}
