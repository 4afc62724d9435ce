import { registerPerson } from '../../src/modules/directory/index.ts'
import { createAccount, setPasswordByLink } from '../../src/modules/identity/index.ts'
import type { Caller, DemoHouse } from './house.ts'
import type { Body } from './refusals.ts'

/** People and a cluster for the agency's stories, in the demo house. */
export function agencyWorld(demo: DemoHouse) {
  const { house } = demo
  const person = async (familyName: string) =>
    (await registerPerson(house.ctx(), { givenName: 'نمونه', familyName, provinceId: 'IR-30' } as never)).id
  let accounts = 0
  /** An account of a person without any grant yet, and its caller. */
  const account = async (personId: string) => {
    accounts += 1
    const email = `agency${accounts}@khoosheh.example`
    const password = 'gam-be-gam-1395-agency'
    const made = await createAccount(house.ctx(), house.identity, { personId, keys: { email } })
    await setPasswordByLink(house.ctx(), house.identity, { token: made.link.path.split('#').at(-1)!, password })
    return (await demo.signIn(email, password)).call
  }
  /** A new cluster of Alborz, in its diagnosis since a month. */
  const cluster = async (trade: string, stage = 'diagnostic', since = '2017-01-01') => {
    const expert = await demo.as('expert')
    const { body } = (await expert('POST', '/api/clusters', { trade, provinceId: 'IR-30', scope: 'industry' })) as {
      body: Body
    }
    await post(expert, `/api/clusters/${body.id}/stages`, { stage, since, source: { mark: 'example' } })
    return body.id as string
  }
  const team = (ids: readonly string[]) =>
    ids.map((personId, place) => ({ personId, part: ['agent', 'agentAssistant', 'secretary'][Math.min(place, 2)] }))
  const terms = (number: string, more: object = {}) => ({
    number,
    signedOn: '2017-02-01',
    from: '2017-02-01',
    until: '2020-02-01',
    amount: '1000000000',
    phases: [
      { stage: 'diagnostic', weight: '40' },
      { stage: 'action_plan', weight: '60' },
    ],
    ...more,
  })
  const post = async (call: Caller, url: string, body: unknown = {}): Promise<Body> => {
    const reply = (await call('POST', url, body)) as { status: number; body: Body }
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const view = async (call: Caller, clusterId: string): Promise<Body> =>
    ((await call('GET', `/api/clusters/${clusterId}/agency`)) as { body: Body }).body
  /** A tender with two scored offers; the first wins by 81 to 79. */
  const tender = async (clusterId: string, name: string) => {
    const expert = await demo.as('expert')
    const people = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => person(`${name} ${'الف ب پ ت ث ج'.split(' ')[n - 1]}`)),
    )
    const { id } = await post(expert, `/api/clusters/${clusterId}/tenders`)
    const bids: string[] = []
    for (const [place, price] of ['800', '1000'].entries()) {
      const members = people.slice(place * 3, place * 3 + 3)
      const bid = await post(expert, `/api/tenders/${id}/bids`, {
        party: { personId: members[0] },
        price,
        team: team(members),
      })
      await post(expert, `/api/bids/${bid.id}/scores`, { code: 'technical_interview', score: ['80', '90'][place] })
      await post(expert, `/api/bids/${bid.id}/scores`, { code: 'documents', score: ['70', '60'][place] })
      bids.push(bid.id)
    }
    return { id: id as string, bids, people }
  }
  return { person, account, cluster, team, terms, post, view, tender }
}
export type AgencyWorld = ReturnType<typeof agencyWorld>
