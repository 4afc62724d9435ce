import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAccounts, demoPassword } from '../../src/app/demo/accounts.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds } from '../world/refusals.ts'

let demo: DemoHouse
const cookies: Record<string, string> = {}
beforeAll(async () => {
  demo = await demoHouse()
  for (const name of ['agent', 'supervisor']) {
    const { email } = demoAccounts.find((account) => account.email.startsWith(`${name}@`))!
    cookies[name] = (await demo.signIn(email, demoPassword)).cookie
  }
}, 120_000)
afterAll(() => demo.close())

const ask = async (name: string, url: string, stamp?: string) => {
  const headers = { cookie: cookies[name]!, ...(stamp ? { 'if-none-match': stamp } : {}) }
  const reply = await demo.app.inject({ url, headers })
  return { status: reply.statusCode, body: reply.body, stamp: String(reply.headers.etag) }
}

describe.each(['/api/desk?limit=200', '/api/desk/count'])('%s, asked over and over', (url) => {
  test('says only that nothing was done, until something is', async () => {
    const first = await ask('supervisor', url)
    expect(first.status).toBe(200)
    expect(await ask('supervisor', url, first.stamp)).toEqual({ status: 304, body: '', stamp: first.stamp })

    const { second } = await demoIds(demo)
    const agent = await demo.as('agent')
    const { items } = (await agent('GET', `/api/records/${second}/progress`)).body as {
      items: { itemId: string; measure: string }[]
    }
    const { itemId } = items.filter((item) => item.measure === 'percent').at(url.includes('count') ? -1 : -2)!
    const claimed = await agent('POST', `/api/items/${itemId}/claims`, {
      asOf: demo.house.clock.today(),
      value: '88',
      result: 'آزمون کارتابل',
    })
    expect(claimed.status).toBe(200)
    const then = await ask('supervisor', url, first.stamp)
    expect(then.status).toBe(200)
    expect(then.stamp).not.toBe(first.stamp)
    expect(then.body).not.toBe(first.body)
  })

  test('a stamp is of one person: another is answered in full', async () => {
    const { stamp } = await ask('supervisor', url)
    expect(await ask('agent', url, stamp)).toMatchObject({ status: 200 })
  })

  test('nothing of it is kept by a browser on its disk', async () => {
    const reply = await demo.app.inject({ url, headers: { cookie: cookies.agent! } })
    expect(reply.headers['cache-control']).toBe('no-store')
  })
})
