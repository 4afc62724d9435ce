/** Addresses of the room: `/plan-years/$id`, `/plan-years/$id/draft`, `/clusters/$id/plan`. */
export const yearHref = (planYearId: string): string => `/plan-years/${planYearId}`
/** The year with its receipts open, on these dates. */
export const receiptsHref = (planYearId: string, dates: { asOf?: string; knownAt?: string }): string =>
  `${yearHref(planYearId)}?${new URLSearchParams({ why: 'approved', ...dates })}`
export const draftHref = (planYearId: string): string => `/plan-years/${planYearId}/draft`
/** Without `view` the page goes on to the current year. */
export const planHref = (clusterId: string, view?: 'strategies'): string =>
  `/clusters/${clusterId}/plan${view ? `?view=${view}` : ''}`
