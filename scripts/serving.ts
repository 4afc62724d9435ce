import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './selection.ts'

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export interface Serving {
  child: ChildProcess
  /** To the first answer. */
  seconds: number
  address: string
}

/** Node's own flags, as the start script has them. */
const flags = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.start as string)
  .split(' ')
  .filter((word) => word.startsWith('--'))

/** Starts the real server on a data folder, as `npm start` does, and waits for its first answer. */
export async function startServer(dataDir: string, port: number, env: Record<string, string> = {}): Promise<Serving> {
  const address = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, [...flags, join(root, 'bin', 'khoosheh.js'), 'serve'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', NIGHTLY_BACKUP: '0', ...env },
    // the fourth stream closes when this process is killed, and the server ends with it
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`)
    const answer = await fetch(`${address}/api/health`).catch(() => null)
    if (answer?.ok) return { child, seconds: (performance.now() - began) / 1000, address }
    await pause(20)
  }
}

export const stopServer = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

/** Signs in and gives the cookie to send. */
export async function cookieOf(address: string, name: string, password: string): Promise<string> {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  if (!reply.ok) throw new Error(`sign-in of ${name}: ${await reply.text()}`)
  return reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
