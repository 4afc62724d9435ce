/** A signed-in person who asks the server over HTTP. */
export interface Asking {
  address: string
  cookie: string
}

export async function get<Reply>({ address, cookie }: Asking, path: string): Promise<Reply> {
  const reply = await fetch(`${address}${path}`, { headers: { cookie } })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as Reply
}

export async function post<Reply>({ address, cookie }: Asking, path: string, body: unknown): Promise<Reply> {
  const reply = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as Reply
}

interface YearShown {
  recordId: string
  approved: string | null
  planned: string | null
}
export interface ClusterShown {
  years: YearShown[]
  council: { id: string } | null
}
export interface PlanShown {
  whole: { approved: string; claimed: string }
  items: { itemId: string; lines: { claimed: string; verified: string; approved: string; noted: string } }[]
  curve: { date: string; approved: string | null }[]
}
export interface ProvinceShown {
  clusters: { id: string; year: YearShown | null }[]
  lateTotal: number
  units: { total: number } | null
}
export interface NationShown {
  total: number
  provinces: { code: string; count: number; furthest: YearShown | null }[]
}

/** The cluster page as the browser opens it: the cluster, then its newest deeds and its council. */
export async function clusterPage(person: Asking, id: string): Promise<ClusterShown> {
  const cluster = await get<ClusterShown>(person, `/api/clusters/${id}`)
  const years = cluster.years.map((year) => year.recordId).join(',')
  await Promise.all([
    get(person, `/api/records/${id}/history?with=${years}&limit=8`),
    cluster.council && get(person, `/api/bodies/${cluster.council.id}`),
  ])
  return cluster
}

/** The plan page with its Gantt chart and curve: the year and its progress at once. */
export async function planPage(person: Asking, planYearId: string): Promise<PlanShown> {
  const [, progress] = await Promise.all([
    get(person, `/api/plan-years/${planYearId}`),
    get<PlanShown>(person, `/api/records/${planYearId}/progress`),
  ])
  return progress
}

export const provincePage = (person: Asking, code: string) => get<ProvinceShown>(person, `/api/provinces/${code}/front`)

/** @param asOf a past day, as of which and as known at whose end the nation is asked */
export const nationPage = (person: Asking, asOf: string) =>
  get<NationShown>(person, `/api/nation?asOf=${asOf}&knownAt=${asOf}T20:29:59.000Z`)

let sent = 0
export const claim = (person: Asking, itemId: string, asOf: string, value: string) =>
  post<{ claimId: string }>(person, `/api/items/${itemId}/claims`, {
    asOf,
    value,
    result: 'سنجش سرعت',
    reason: 'سنجش سرعت',
    key: `nation-${process.pid}-${sent++}`,
  })

export const verify = (person: Asking, claimId: string) => post(person, `/api/claims/${claimId}/verification`, {})
