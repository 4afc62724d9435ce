/** Addresses of the room: `/plan-years/$id`, `/plan-years/$id/draft`, `/plan-years/$id/versions`, `/clusters/$id/plan`. */
export const yearHref = (planYearId: string): string => `/plan-years/${planYearId}`
/** The year with its receipts open, on these dates. */
export const receiptsHref = (planYearId: string, dates: { asOf?: string; knownAt?: string }): string =>
  `${yearHref(planYearId)}?${new URLSearchParams({ why: 'approved', ...dates })}`
export const draftHref = (planYearId: string): string => `/plan-years/${planYearId}/draft`
/** Where a year is closed and its unfinished activities are carried. */
export const turnHref = (planYearId: string): string => `/plan-years/${planYearId}/turn`
export const versionsHref = (planYearId: string): string => `/plan-years/${planYearId}/versions`
/** Without `view` the page goes on to the current year. */
export const planHref = (clusterId: string, view?: 'strategies'): string =>
  `/clusters/${clusterId}/plan${view ? `?view=${view}` : ''}`
/** The council's one-page pack of a year, made for a session where one is named. */
export const packHref = (planYearId: string, session?: string): string =>
  `/plan-years/${planYearId}/pack${session ? `?session=${session}` : ''}`
