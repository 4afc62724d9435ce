import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webFolder } from '../../src/app/web-build.ts'
import { addWebFiles } from '../../src/app/web-files.ts'
import { openStage, type Stage } from './browser.ts'

let stage: Stage
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'khoosheh-release-'))
let server: FastifyInstance | undefined
let port = 0

/** The built app as a release of its own: another page, and a worker that knows it under another name. */
function release(name: string): string {
  const place = join(folder, name)
  cpSync(webFolder, place, { recursive: true })
  const change = (file: string, from: RegExp, to: string) => {
    const text = readFileSync(join(place, file), 'utf8')
    expect(text).toMatch(from)
    writeFileSync(join(place, file), text.replace(from, to))
  }
  change('index.html', /<title>[^<]*/, `<title>${name}`)
  change('index.html', /<\/body>/, `<meta name="release" content="${name}"></body>`)
  change('worker.js', /"name":"\w+"/, `"name":"${name}"`)
  return place
}

/** The house in that release, at the address where the former one stood. */
async function serve(name: string) {
  await server?.close()
  server = await stage.house.server()
  await addWebFiles(server, release(name))
  const address = await server.listen({ port, host: '127.0.0.1' })
  port = Number(new URL(address).port)
}
const shown = () => page.locator('meta[name="release"]').getAttribute('content')
/** The release whose worker answers now, once its files all lie on the device. */
const working = async () => {
  const settled = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    return registration?.active?.state === 'activated' && !registration.installing && !registration.waiting
  })
  return settled ? (await names()).at(-1) : 'on its way'
}
const names = () => page.evaluate(() => caches.keys())

beforeAll(async () => {
  stage = await openStage()
  await serve('first')
  page = await stage.visit('whoever')
})
afterAll(async () => {
  await stage?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a new release replaces the old one at the next visit, also without the network; the one before it goes with the next', async () => {
  await page.goto(`http://127.0.0.1:${port}/sign-in`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  expect(await shown()).toBe('first')
  await expect.poll(names).toEqual(['khoosheh-first'])

  await serve('second')
  await page.reload()
  expect(await shown()).toBe('second')
  await expect.poll(working).toBe('khoosheh-second')
  expect(await names()).toEqual(['khoosheh-first', 'khoosheh-second'])
  await page.context().setOffline(true)
  await page.reload()
  await expect.poll(shown).toBe('second')
  await page.getByLabel('گذرواژه', { exact: true }).waitFor()
  await page.context().setOffline(false)

  await serve('third')
  await page.reload()
  expect(await shown()).toBe('third')
  await expect.poll(names).toEqual(['khoosheh-second', 'khoosheh-third'])
})

test('the worker is asked for anew each time and keeps the house’s strict policy', async () => {
  const reply = await page.request.get(`http://127.0.0.1:${port}/worker.js`)
  expect(reply.headers()['cache-control']).toBe('no-cache')
  expect(reply.headers()['content-type']).toContain('text/javascript')
  expect(reply.headers()['content-security-policy']).toContain("default-src 'self'")
  expect(reply.headers()['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
})
