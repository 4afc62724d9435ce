import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { describe, expect, test } from 'vitest'
import { addMetrics } from '../src/app/metrics.ts'
import { readSettings } from '../src/app/settings.ts'
import { largestFile } from '../src/kernel/files/content.ts'
import { demoHouse } from './world/house.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const deployed = readdirSync(join(root, 'deploy'))
const flags = /--[a-z-]+=\d+/g

/** Settings as the README lists them, which `src/app/settings.test.ts` holds against the code. */
const known = new Set([...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name!))

describe('what an office installs', () => {
  test('every file of deploy/ is named in docs/operations.md', () => {
    const page = read('docs/operations.md')
    expect(deployed.filter((name) => !page.includes(name))).toEqual([])
  })

  test('unit and image start it as npm start does', () => {
    const start = (JSON.parse(read('package.json')) as { scripts: { start: string } }).scripts.start
    const wanted = start.match(flags)!
    expect(wanted.length).toBeGreaterThan(0)
    expect(
      read('deploy/khoosheh.service')
        .match(/^ExecStart=.*$/m)![0]
        .match(flags),
    ).toEqual(wanted)
    expect(
      read('deploy/Containerfile')
        .match(/^CMD \[.*$/m)![0]
        .match(flags),
    ).toEqual(wanted)
    expect(read('bin/khoosheh.js').split('\n')[0]!.match(flags)).toEqual(wanted)
  })

  test('the example of settings is accepted, also with what is commented out', () => {
    const lines = read('deploy/khoosheh.env.example')
      .split('\n')
      .map((line) => /^(?:# )?([A-Z_]+)=(.*)$/.exec(line))
      .filter((found) => found !== null)
    expect(lines.map(([, name]) => name).filter((name) => !known.has(name!))).toEqual([])
    expect(readSettings(Object.fromEntries(lines.map(([, name, value]) => [name, value])))).toMatchObject({
      demo: false,
      publicUrl: 'https://khoosheh.example.ir',
    })
  })

  test('containers set nothing that the house does not know', () => {
    const image = [...read('deploy/Containerfile').matchAll(/^ENV (.*)$/gm)].flatMap(([, pairs]) =>
      pairs!.split(' ').map((pair) => pair.split('=') as [string, string]),
    )
    const service = read('deploy/compose.yaml').split('\n  khoosheh:')[1]!
    const composed = [...service.matchAll(/^ {6}([A-Z_]+): (.*)$/gm)].map(([, name, value]): [string, string] => [
      name!,
      value!.replace(/\$\{PUBLIC_URL:.*\}/, 'https://khoosheh.example.ir').replace(/\$\{.*?\}/, 'secret'),
    ])
    const all = [...image, ...composed]
    expect(all.map(([name]) => name).filter((name) => !known.has(name))).toEqual([])
    expect(readSettings(Object.fromEntries(all))).toMatchObject({ host: '0.0.0.0', demo: false, nightlyBackup: true })
  })

  test('the proxies let through what the house takes', () => {
    const megabytes = largestFile / 2 ** 20
    for (const [file, pattern] of [
      ['nginx.conf', /client_max_body_size (\d+)m;/],
      ['Caddyfile', /max_size (\d+)MB/],
    ] as const)
      expect(Number(pattern.exec(read(`deploy/${file}`))![1])).toBeGreaterThan(megabytes)
  })

  test('dashboard and alerts read figures that the house gives', async () => {
    const demo = await demoHouse()
    const app = await demo.house.server()
    const pool = { totalCount: 1, idleCount: 1, waitingCount: 0 } as pg.Pool
    addMetrics(app, { pool, lastBackup: async () => null, messagesDue: async () => 0 }, null)
    await app.inject({ method: 'GET', url: '/api/health' })
    const { body } = await app.inject({ method: 'GET', url: '/metrics' })
    const given = new Set([...body.matchAll(/^([a-z_][a-z0-9_]*)[ {]/gm)].map(([, name]) => name!))
    const asked = (text: string) => text.match(/\b(?:khoosheh|nodejs|process)_[a-z0-9_]+/g) ?? []
    const board = JSON.parse(read('deploy/grafana.json')) as { panels: { targets: { expr: string }[] }[] }
    const names = [
      ...board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => asked(expr))),
      ...asked(read('deploy/alerts.yml').replaceAll(/job="khoosheh"/g, '')),
    ]
    expect(names.length).toBeGreaterThan(10)
    expect([...new Set(names)].filter((name) => !given.has(name))).toEqual([])
    const labels = new Set([...body.matchAll(/[{,]([a-z]+)="/g)].map(([, name]) => name!))
    for (const { targets } of board.panels)
      for (const { expr } of targets)
        for (const [, by] of expr.matchAll(/by \(([a-z, ]+)\)/g))
          for (const label of by!.split(', ')) expect(labels).toContain(label)
    await app.close()
    await demo.close()
  })
})
