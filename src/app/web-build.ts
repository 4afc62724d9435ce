import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBuilt } from './web-files.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** Where the built web app lies. */
export const webFolder = join(root, 'dist', 'web')

const builder = join(root, 'node_modules', 'vite', 'bin', 'vite.js')

const inputs = ['src', 'index.html', 'vite.config.ts', 'package-lock.json']

async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const times = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))))
  return Math.max(0, ...times)
}

/** Builds the web app when it is missing or older than what it is made of. Resolves with whether it built. */
export async function buildWebIfNeeded(say: (line: string) => void): Promise<boolean> {
  if (isBuilt(webFolder)) {
    // an installation without development packages serves what was built with it
    if (!existsSync(builder)) return false
    const built = (await stat(join(webFolder, 'index.html'))).mtimeMs
    const made = Math.max(...(await Promise.all(inputs.map((path) => newest(join(root, path))))))
    if (built >= made) return false
  }
  await new Promise<void>((resolve, reject) => {
    const output: string[] = []
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (part) => output.push(String(part)))
    child.stderr.on('data', (part) => output.push(String(part)))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`vite build ended with ${code}: ${output.join('')}`)),
    )
  })
  say('web')
  return true
}
