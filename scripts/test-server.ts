/**
 * `npm run test:server [part]`: the whole suite on Debian's PostgreSQL, in place of the one that comes with the packages. Starts a server
 * of its own on a free port from the newest programs under /usr/lib/postgresql, as the user `postgres` where this one is root, and takes it
 * away again. A server that already stands is named in TEST_DATABASE_URL to `npm test` itself.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './selection.ts'

const home = '/usr/lib/postgresql'
const found = (() => {
  try {
    return readdirSync(home).sort((one, other) => Number(other) - Number(one))
  } catch {
    return []
  }
})()
if (found.length === 0) {
  console.error(`No PostgreSQL under ${home}: apt-get install postgresql`)
  process.exit(1)
}
const bin = join(home, found[0]!, 'bin')

/** Programs of the server refuse to run as root. */
function run(program: string, args: string[]): void {
  const command = [join(bin, program), ...args]
  const [file, ...rest] = process.getuid!() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command
  const { status, stdout, stderr } = spawnSync(file!, rest, { encoding: 'utf8', cwd: tmpdir() })
  if (status !== 0) throw new Error(`${program}: ${stderr || stdout}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

const folder = mkdtempSync(join(tmpdir(), 'khoosheh-server-'))
chmodSync(folder, 0o755)
const postgres = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout)
if (process.getuid!() === 0) chownSync(folder, postgres, postgres)
const data = join(folder, 'data')
const port = await freePort()
try {
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8'])
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off -k ${folder}`
  run('pg_ctl', ['-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start'])
  console.log(`PostgreSQL ${found[0]} of Debian on port ${port}`)
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'test.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres` },
  })
  process.exitCode = status ?? 1
} finally {
  try {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  } catch {
    // it never started
  }
  rmSync(folder, { recursive: true, force: true })
}
