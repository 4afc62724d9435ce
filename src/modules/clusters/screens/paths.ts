/** Addresses that these screens lead to; a link keeps the as-of day of the page it stands on. */
export const paths = {
  register: (query: Readonly<Record<string, string>> = {}) => withQuery('/clusters', query),
  cluster: (id: string) => `/clusters/${id}`,
  plan: (clusterId: string) => `/clusters/${clusterId}/plan`,
  year: (yearId: string) => `/plan-years/${yearId}`,
  /** Where a plan year is closed and its unfinished activities are settled. */
  turn: (yearId: string) => `/plan-years/${yearId}/turn`,
  agency: (clusterId: string) => `/clusters/${clusterId}/agency`,
  /** The page of a plan year with its receipts open: where a figure of ours is proved. */
  receipts: (yearId: string, itemId?: string) => `/plan-years/${yearId}?why=approved${itemId ? `&item=${itemId}` : ''}`,
  province: (code: string) => `/provinces/${code}`,
  nation: () => '/nation',
  diagnosis: (clusterId: string) => `/clusters/${clusterId}/diagnosis`,
  indicators: (clusterId: string) => `/clusters/${clusterId}/indicators`,
  ranking: (code: string) => `/provinces/${code}/ranking`,
  indexTargets: (code: string) => `/provinces/${code}/index-targets`,
  body: (id: string) => `/bodies/${id}`,
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams(query).toString()
  return asked ? `${path}?${asked}` : path
}

/** The address with the as-of day of the page added, so that a past is not left by following a link. */
export function keepingDay(href: string, query: URLSearchParams): string {
  const kept = ['asOf', 'knownAt'].flatMap((key) => {
    const value = query.get(key)
    return value ? [[key, value] as [string, string]] : []
  })
  if (kept.length === 0) return href
  return `${href}${href.includes('?') ? '&' : '?'}${new URLSearchParams(kept)}`
}
