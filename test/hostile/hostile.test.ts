import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostileRequest, hostileRequests } from './requests.ts'
import { type Hidden, type HostileStage, hiddenFrom, openHostileStage, seed } from './stage.ts'

let asked = 0

/** How many requests are made: a sample in every run, 10,000 by `HOSTILE=10000 npm test -- hostile`. */
const count = Number(process.env.HOSTILE || 400)

let stage: HostileStage
const hidden = new Map<string, Hidden>()
beforeAll(async () => {
  stage = await openHostileStage()
  for (const role of Object.keys(stage.cookieOf))
    hidden.set(role, await hiddenFrom(stage.demo, await stage.actorOf(role)))
})
afterAll(() => stage?.demo.close())

/** What only a machine's inside would say: paths, SQL, stacks, tables, other programs' errors. */
const inside =
  /\n\s+at |node_modules|\/src\/|\.ts:\d|select .* from|insert into|violates|pg_|constraint|ECONN|ENOENT|syntax error|Unexpected token/i

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Leaving would end the walk of the role; it is asked elsewhere. */
const leaves = /^DELETE \/api\/(session|account\/sessions)/

interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
}

const send = async (request: HostileRequest, at: number): Promise<Answer> => {
  const reply = await stage.demo.app.inject({
    method: request.method,
    url: request.url,
    // as our own pages send it: a change runs within the transaction of its key
    headers: {
      cookie: stage.cookieOf[request.role]!,
      'idempotency-key': `hostile-${asked++}-of-this-run`,
      ...request.headers,
    },
    // many wrong sign-ins from one address would only be slowed
    remoteAddress: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    ...(request.payload ? { payload: request.payload } : {}),
  })
  return { status: reply.statusCode, headers: reply.headers, text: reply.body }
}

/** Everything that is wrong with an answer, in words. */
function faultsOf(request: HostileRequest, { status, headers, text }: Answer): string[] {
  const faults: string[] = []
  const isJson = String(headers['content-type'] ?? '').includes('json')
  const error = status >= 400 && isJson ? JSON.parse(text).error : undefined
  if (status >= 500 && !(status === 503 && ['kernel.busy', 'kernel.unavailable'].includes(error?.code)))
    faults.push(`a defect: ${status}`)
  if (status >= 300 && status < 400 && status !== 304) faults.push(`leads elsewhere: ${headers.location}`)
  if (status >= 400 && !request.url.startsWith('/public')) {
    if (!error?.code || !error.message?.fa || !error.message?.en)
      faults.push(`an error in another shape: ${text.slice(0, 200)}`)
    else if (
      inside.test(`${error.message.en} ${JSON.stringify(error.fields.map((one: { code: string }) => one.code))}`)
    )
      faults.push(`says what is inside: ${error.message.en}`)
    else if (
      /[{}]|undefined|\[object/.test(`${error.message.fa} ${error.message.en}`.replaceAll(/[“«][^”»]*[”»]/g, ''))
    )
      faults.push(`a message with a hole: ${error.message.en}`)
  }
  if (!String(headers['content-security-policy'] ?? '').includes("default-src '"))
    faults.push('no content security policy')
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('may be sniffed')
  if (!headers['cache-control']) faults.push('may be kept by a browser')
  if (String(headers['set-cookie'] ?? '').includes('stolen')) faults.push('a header was split')
  const closed = hidden.get(request.headers.cookie === undefined ? request.role : 'anonymous')!
  const own = `${request.url}${request.payload ?? ''}`.toLowerCase()
  const asText = /json|html|text|calendar/.test(String(headers['content-type'] ?? ''))
  if (asText) {
    for (const id of new Set(text.match(uuid) ?? []))
      if (closed.ids.has(id) && !own.includes(id))
        faults.push(`shows a ${closed.ids.get(id)} (${id}), which is not theirs to see`)
    for (const key of closed.keys)
      if (text.includes(key)) faults.push(`shows ${key} of somebody who is not known to them`)
    for (const title of closed.titles)
      if (text.includes(title)) faults.push(`shows «${title}», which is not theirs to see`)
  }
  return faults
}

test(
  `${count} hostile requests: no defect, no leak, one shape of refusal`,
  async () => {
    console.log(`hostile requests: ${count}, seed ${seed} (HOSTILE_SEED=${seed} asks the same again)`)
    const { operations, stock, cookieOf, mayEver } = stage
    const asked = operations.filter(({ method, path }) => !leaves.test(`${method} ${path}`))
    const requests = fc.sample(hostileRequests(asked, Object.keys(cookieOf), mayEver, stock), { numRuns: count, seed })
    const found: string[] = []
    const statuses: Record<string, number> = {}
    const routes = new Set<string>()
    for (const [at, request] of requests.entries()) {
      const answer = await send(request, at)
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      routes.add(request.route)
      for (const fault of faultsOf(request, answer))
        found.push(
          `${fault}\n  ${request.role} ${request.method} ${request.url.slice(0, 400)} ${JSON.stringify(request.headers).slice(0, 200)}\n  ${(request.payload ?? '').toString('utf8').slice(0, 600)}\n  → ${answer.status} ${answer.text.slice(0, 300)}`,
        )
    }
    console.log(`routes asked: ${routes.size} of ${asked.length}; answers: ${JSON.stringify(statuses)}`)
    expect(found.join('\n\n')).toBe('')
    // a walk on which everything is refused proves nothing
    expect(statuses['200'] ?? 0).toBeGreaterThan(count / 50)
    for (const role of Object.keys(cookieOf))
      if (role !== 'anonymous') expect([role, (await stage.actorOf(role)).accountId === '']).toEqual([role, false])
  },
  Math.max(120_000, count * 300),
)
